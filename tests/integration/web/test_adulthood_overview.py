"""Who turns 18: for who leads a team, with names; for the region, with numbers and nobody's name."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.access.log.models import AccessLine
from cases.adulthood import actions
from tests import walks
from tests.eighteen import nearly_adult
from tests.personas import make_people
from tests.reminder_walks import regional_coordinator

pytestmark = pytest.mark.django_db


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def test_the_leader_sees_who_turns_18_what_is_open_and_who_has_no_place_to_live(people):
    _home, near = nearly_adult(people, "Bijna", months=4)
    nearly_adult(people, "Later", months=17)
    nearly_adult(people, "Ver", months=20)
    nearly_adult(people, "Oud", months=-3)
    tess = signed_in(people.tess)
    page = tess.get("/team/18-plus")
    assert [row["name"] for row in page.context["rows"]] == [
        f"Luka, Gezin {name}" for name in ("Oud", "Bijna", "Later")
    ]
    assert [box["number"] for box in page.context["boxes"]] == [3, 2, 2, 1]
    housing = next(one for one in page.context["domains"] if one["label"] == "Wonen")
    assert (housing["youths"], housing["open"]) == (4, 20)
    item = near.items.get(number=28)
    item.taken_over_by, item.taken_over_name = people.provider, "R. Bos"
    actions.take_over(item, by=people.marit)
    without = tess.get("/team/18-plus?toon=wonen")
    assert [row["name"] for row in without.context["rows"]] == ["Luka, Gezin Oud"]
    for user in (people.marit, people.sven, people.bea):
        assert signed_in(user).get("/team/18-plus").status_code == 403


def test_ten_youths_cost_the_leader_and_the_region_as_many_queries_as_one(people):
    nearly_adult(people, "Een")
    readers = ((signed_in(people.tess), "/team/18-plus"), (signed_in(regional_coordinator(people)), "/regio/18-plus"))
    counts = []
    for number in range(9):
        for reader, url in readers if number in (0, 8) else ():
            reader.get(url)
            with CaptureQueriesContext(connection) as found:
                reader.get(url)
            counts.append(len(found))
        nearly_adult(people, f"Nog {number}")
    assert counts[:2] == counts[2:]


def test_the_region_sees_numbers_per_team_and_case_numbers_and_nobody_by_name(people):
    home, near = nearly_adult(people, "Bijna", months=4)
    late, _checklist = nearly_adult(people, "Oud", months=-3)
    nearly_adult(people, "Later", months=17)
    nearly_adult(people, "Ver", months=20)
    others = make_people("2")
    nearly_adult(others, "Elders", months=9)
    walks.active(others, "Jong")
    renske = signed_in(regional_coordinator(people))
    page = renske.get("/regio/18-plus")
    assert [(row["team_name"], row["youths"], row["late"], row["unhoused"]) for row in page.context["teams"]] == [
        ("Lokaal team Veendam", 3, 2, 2), ("Lokaal team Veendam2", 1, 1, 0),
    ]  # fmt: skip
    assert [row["number"] for row in page.context["rows"]] == [late.case.number, home.case.number]
    housing = next(one for one in page.context["domains"] if one["label"] == "Wonen")
    assert (housing["youths"], housing["open"]) == (5, 25)
    for word in ("Luka", "Bijna", "Oud", "Marit", f"{home.luka.birth_date:%Y}", str(home.case.pk)):
        assert word not in page.content.decode(), word
    lines = AccessLine.objects.filter(user=people.renske.pk)
    told = set(lines.values_list("event", "shown", "role", "purpose", "subject"))
    assert told == {("list", "adulthood", "region", "region", one.luka.pk) for one in (home, late)}
    item = near.items.get(number=28)
    item.taken_over_by, item.taken_over_name = people.provider, "R. Bos"
    actions.take_over(item, by=people.marit)
    assert [row["number"] for row in renske.get("/regio/18-plus").context["rows"]] == [late.case.number]
    for user in (people.marit, people.tess, people.bea, people.fay):
        assert signed_in(user).get("/regio/18-plus").status_code == 403
    assert renske.get(f"/gezin/{home.case.pk}/").status_code == 404
