"""18-/18+ on the screen: the list of a youth, its forms and its paper, the page of the leader, and the own door."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.access.records import write
from cases.adulthood.beginning import begin_due_checklists
from cases.adulthood.models import AdultHandover, CatalogueItem, Checklist, ChecklistItem, Continuation, OutcomeAnswer
from cases.families import actions as families
from cases.families.ages import birthday, last_birth_date
from cases.families.models import Person, Trajectory
from network.admin import reference_permissions
from network.models import Organisation, Term
from tests import papers, walks
from tests.doors import granted, let_in
from tests.eighteen import everything_arranged, nearly_adult
from tests.power import administers
from tests.walks import today

pytestmark = pytest.mark.django_db


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def said(answer):
    return " ".join(answer.content.decode().split())


def test_the_page_shows_the_countdown_the_domains_and_what_is_late(people):
    home, _checklist = nearly_adult(people, months=5)
    page = signed_in(people.marit).get(f"/gezin/{home.case.pk}/18-plus")
    assert "Luka: over 2" in said(page) and "weken 18" in said(page)
    assert "Nog bezig" in said(page) and "te laat" in said(page)
    assert "Vóór" in said(page)  # a hard date
    labels = [one["label"] for one in page.context["domains"]]
    assert labels == ["Support", "Wonen", "School en werk", "Inkomen", "Welzijn", "Over alles heen"]


def test_a_family_with_young_children_has_no_tab_and_a_youth_of_fifteen_sees_when_it_begins(people):
    home = walks.active(people)
    page = signed_in(people.marit).get(f"/gezin/{home.case.pk}/")
    assert "18-/18+" in [one["label"] for one in page.context["tabs"]]  # Luka is fifteen
    assert "Die begint vanzelf vanaf" in said(signed_in(people.marit).get(f"/gezin/{home.case.pk}/18-plus"))
    Person.objects.filter(pk=home.luka.pk).update(birth_date=last_birth_date(today(), 9))
    page = signed_in(people.marit).get(f"/gezin/{home.case.pk}/")
    assert "18-/18+" not in [one["label"] for one in page.context["tabs"]]


def test_the_tab_comes_so_long_before_the_list_as_the_municipality_set(people):
    home = walks.active(people)
    luka, marit = signed_in(let_in(home.luka, by=people.marit)), signed_in(people.marit)

    def shown() -> tuple[bool, bool]:
        tabs = marit.get(f"/gezin/{home.case.pk}/").context["tabs"]
        own = luka.get("/mijn/").context["nav_items"]
        return "18-/18+" in [one["label"] for one in tabs], "18 worden" in [one["label"] for one in own]

    def has_set(key: str, value: int) -> None:
        Term.objects.update_or_create(municipality=people.veendam, key=key, valid_from=today(),
                                      defaults={"value": value, "source": "Verordening"})  # fmt: skip

    Person.objects.filter(pk=home.luka.pk).update(birth_date=last_birth_date(today(), 15))
    assert shown() == (True, True)  # a year before 16
    has_set("adulthood_list_months", 198)
    assert shown() == (False, False)  # a year before 16 and a half
    has_set("adulthood_tab_months", 18)
    assert shown() == (True, True)
    Person.objects.filter(pk=home.luka.pk).update(birth_date=last_birth_date(today(), 15) + timedelta(days=1))
    assert shown() == (False, False)


def test_who_is_old_enough_gets_the_list_at_once_when_asked(people):
    home = walks.active(people)
    Person.objects.filter(pk=home.luka.pk).update(birth_date=last_birth_date(today(), 17))
    marit = signed_in(people.marit)
    assert "Nu beginnen" in said(marit.get(f"/gezin/{home.case.pk}/18-plus"))
    marit.post(f"/gezin/{home.case.pk}/18-plus/{home.luka.pk}/beginnen")
    assert Checklist.objects.get().person == home.luka
    marit.post(f"/gezin/{home.case.pk}/18-plus/{home.luka.pk}/beginnen")
    assert Checklist.objects.count() == 1


def test_every_form_of_a_point_writes_what_it_says(people):
    _home, checklist = nearly_adult(people)
    marit, item = signed_in(people.marit), checklist.items.get(number=16)
    other = Organisation.objects.create(name="Wmo Noord", kind="anders")
    marit.post(f"/18-plus/punt/{item.pk}/stand", {"stand": "bezig"})
    item.refresh_from_db()
    assert item.state == "bezig"
    no = marit.post(f"/onderdeel/punt-geregeld/{item.pk}", {"evidence": ""})
    assert no.status_code == 200 and ChecklistItem.objects.get(pk=item.pk).state == "bezig"
    for key, data, state in (
        ("punt-geregeld", {"evidence": "Brief", "settled_on": ""}, "geregeld"),
        ("punt-niet-nodig", {"because": "Heeft hij al."}, "nvt"),
        (
            "punt-overgenomen",
            {"taken_over_by": other.pk, "taken_over_name": "R. Bos", "taken_over_on": ""},
            "overgenomen",
        ),
    ):
        assert marit.post(f"/onderdeel/{key}/{item.pk}", data).status_code == 302
        assert ChecklistItem.objects.get(pk=item.pk).state == state
    marit.post(f"/18-plus/punt/{item.pk}/stand")
    assert ChecklistItem.objects.get(pk=item.pk).state == "open"
    page = said(marit.get(f"/18-plus/{checklist.pk}"))
    assert "DigiD op eigen naam" in page


def test_a_point_of_their_own_the_toekomstplan_what_goes_on_and_the_handover(people):
    _home, checklist = nearly_adult(people)
    marit, other = signed_in(people.marit), Organisation.objects.create(name="Wmo Noord", kind="anders")
    own = {"title": "Rijlessen kiezen", "domain": "school_werk", "law": "geen", "begins_on": "1-1-2026",
           "due_on": "1-1-2030", "professional": str(people.essen.pk)}  # fmt: skip
    assert marit.post(f"/onderdeel/punt-eigen/nieuw/{checklist.pk}", own).status_code == 302
    assert checklist.items.get(number=0).who == people.essen
    words = {"own_words": "Ik wil een kamer in Stad.", "risk": "midden", "risk_words": "Geld.",
             "steady_adult": "Tante Tineke", "steady_adult_knows": "on", "signals": "Ik bel niet terug."}  # fmt: skip
    assert marit.post(f"/onderdeel/toekomstplan/{checklist.future.pk}", words).status_code == 302
    wrong = {"law": "jw", "what": "Begeleiding", "ground": "b", "decided_on": f"{checklist.eighteen_on}"}
    assert "Bij deze grond moet het besluit" in said(marit.post(f"/onderdeel/hulp-na-18/nieuw/{checklist.pk}", wrong))
    right = {**wrong, "decided_on": today().isoformat()}
    assert marit.post(f"/onderdeel/hulp-na-18/nieuw/{checklist.pk}", right).status_code == 302
    warm = {"organisation": other.pk, "worker": "R. Bos", "accepted_on": today().isoformat()}
    assert "Overnemen komt na een gesprek" in said(marit.post(f"/onderdeel/overdracht-18/nieuw/{checklist.pk}", warm))
    warm |= {"first_on": (today() - timedelta(days=3)).isoformat(), "youth_was_there": "on", "told": "Alles."}
    assert marit.post(f"/onderdeel/overdracht-18/nieuw/{checklist.pk}", warm).status_code == 302
    assert (Continuation.objects.count(), AdultHandover.objects.count()) == (1, 1)
    page = said(marit.get(f"/18-plus/{checklist.pk}"))
    for words_ in ("Rijlessen kiezen", "Ik wil een kamer in Stad.", "Tante Tineke (weet het en zegt ja)", "R. Bos",
                   "vóór 18 is besloten dat de hulp nodig is"):  # fmt: skip
        assert words_ in page


def test_several_points_that_do_not_play_a_part_go_at_once_with_one_reason(people):
    _home, checklist = nearly_adult(people)
    chosen = [str(one.pk) for one in checklist.items.filter(number__in=[6, 37])]
    url = f"/18-plus/{checklist.pk}/niet-nodig"
    assert "Kies ten minste één punt." in said(signed_in(people.jorn).post(url, {"because": "Nee."}))
    signed_in(people.jorn).post(url, {"items": chosen, "because": "Geen pleegzorg, Nederlands paspoort."})
    assert set(checklist.items.filter(state="nvt").values_list("number", flat=True)) == {6, 37}


def test_only_the_team_leader_signs(people):
    _home, checklist = nearly_adult(people)
    url = f"/18-plus/{checklist.pk}/tekenen"
    assert signed_in(people.marit).post(url, {"because": "Ik wil het."}).status_code == 403
    tess = signed_in(people.tess)
    assert "Tekenen om af te sluiten" in said(tess.get(f"/18-plus/{checklist.pk}"))
    tess.post(url, {"because": "Verhuisd naar Utrecht."})
    assert "Tess Wiersma tekende" in said(tess.get(f"/18-plus/{checklist.pk}"))


def test_the_paper_and_the_pdf_and_the_paper_for_one_reader(people):
    home, checklist = nearly_adult(people)
    marit = signed_in(people.marit)
    assert "Toekomstplan" in said(marit.get(f"/18-plus/{checklist.pk}/afdrukken"))
    assert marit.get(f"/18-plus/{checklist.pk}/pdf")["Content-Type"] == "application/pdf"
    mine = said(marit.get(f"/18-plus/{checklist.pk}/afdrukken/{home.luka.pk}"))
    assert "Voor Luka: alleen wat Luka mag zien." in mine and "DigiD" in mine
    not_hers = marit.get(f"/18-plus/{checklist.pk}/afdrukken/{home.ivana.pk}", follow=True)
    assert "Ivana mag deze lijst niet lezen." in said(not_hers)


def test_the_page_costs_the_same_however_much_is_written(people):
    _home, checklist = nearly_adult(people)
    marit, url = signed_in(people.marit), f"/18-plus/{checklist.pk}"
    marit.get(url)
    with CaptureQueriesContext(
        connection,
    ) as before:
        marit.get(url)
    everything_arranged(people, checklist)
    for number in range(12):
        write(ChecklistItem(checklist=checklist, title=f"Punt {number}", domain="wonen", due_on=today(),
                            professional=people.essen), by=people.marit)  # fmt: skip
        write(Continuation(checklist=checklist, law="wmo2015", what="Hulp", organisation=people.provider),
              by=people.marit)  # fmt: skip
    with CaptureQueriesContext(connection) as after:
        marit.get(url)
    assert len(after) <= len(before)


def test_the_youth_reads_from_which_age_the_list_begins_in_their_municipality(people):
    home = walks.active(people)
    luka = signed_in(let_in(home.luka, by=people.marit))
    assert "Die begint als je 16 bent." in said(luka.get("/mijn/18"))
    own = Term(municipality=people.veendam, key="adulthood_list_months", value=198, source="Verordening",
               valid_from=today())  # fmt: skip
    own.save()
    assert "Die begint als je 16 en een half bent." in said(luka.get("/mijn/18"))
    Term.objects.update(value=195)
    assert "Die begint als je 16 jaar en 3 maanden bent." in said(luka.get("/mijn/18"))


def test_who_coordinates_from_elsewhere_is_told_what_to_do_and_nothing_of_what_is_open(people):
    home, _checklist = nearly_adult(people)
    offered = families.offer_handover(case=home.case, to_user=people.essen, note="Alles loopt.", by=people.marit)
    talked = walks.go(offered, "record_talk", people.marit, talked_on=today(), family_view="Prima.",
                      family_present=True)  # fmt: skip
    walks.go(talked, "accept", people.essen)
    url = f"/stap/zaak/{home.case.pk}/close"
    page = said(signed_in(people.essen).get(url))
    assert "U leest niet wat er open staat. Vraag het lokale team om het af te ronden" in page
    assert "punten open" not in page and "zegt nog geen ja" not in page
    refused = said(signed_in(people.essen).post(url, {"close_reason": "01", "end_report": "x", "aftercare": "y"}))
    assert "Vraag het lokale team" in refused and "punten open" not in refused
    papers.opened_for(people.provider, home, by=people.marit, part="adulthood")
    assert "Luka: 40 punten open" in said(signed_in(people.essen).get(url))


def test_the_youth_reads_it_in_plain_words_and_answers_and_a_parent_only_when_let_in(people):
    home, checklist = nearly_adult(people, months=12)
    luka = signed_in(let_in(home.luka, by=people.marit))
    page = said(luka.get("/mijn/18"))
    assert "Vraag je eigen DigiD aan." in page and "DigiD op eigen naam" not in page
    assert "18 worden" in page and "Welzijn" not in page
    assert luka.post("/mijn/18/wonen", {"answer": ""}).status_code == 200
    luka.post("/mijn/18/wonen", {"answer": "nog_niet", "words": "Ik weet niet waar."})
    told = OutcomeAnswer.objects.get()
    assert (told.domain, told.answer, told.words) == ("wonen", "nog_niet", "Ik weet niet waar.")
    assert "Jij zei: nog niet." in said(luka.get("/mijn/18"))
    assert luka.get("/mijn/18/school-werk").status_code == 200
    assert luka.get("/mijn/18/iets").status_code == 404
    granted(home, birthday(checklist.reckoned_from, 16) + timedelta(days=1), people, "adulthood", "plan")
    ivana = signed_in(let_in(home.ivana, by=people.marit))
    hers = said(ivana.get("/mijn/18"))
    assert "Luka vindt het goed dat je dit leest." in hers and "Ander antwoord geven" not in hers
    ivana.post("/mijn/18/wonen", {"answer": "ja"})
    assert OutcomeAnswer.objects.count() == 1


def test_who_sees_one_child_sees_that_list_and_no_other(people):
    home, checklist = nearly_adult(people)
    mila = write(Person(family=home.case.family, first_name="Mila", is_youth=True,
                        birth_date=last_birth_date(today(), 17)), by=people.marit)  # fmt: skip
    write(Trajectory(case=home.case, person=mila, reason="ook"), by=people.marit)
    begin_due_checklists()
    hers = Checklist.objects.get(person=mila)
    papers.opened_for(people.provider, home, by=people.marit, about=[home.luka], part="adulthood")
    essen = signed_in(people.essen)
    assert essen.get(f"/18-plus/{checklist.pk}").status_code == 200
    assert essen.get(f"/18-plus/{hers.pk}").status_code == 404
    assert essen.get(f"/gezin/{home.case.pk}/18-plus").context["person"] == home.luka
    both = said(signed_in(people.marit).get(f"/gezin/{home.case.pk}/18-plus"))
    assert "Lijst van Luka" in both and "Lijst van Mila" in both


def test_the_functional_administrator_changes_the_catalogue_and_it_becomes_a_next_version(people, client):
    nearly_adult(people)
    people.bea.user_permissions.set(reference_permissions())
    administers(people.bea, client)
    row = CatalogueItem.objects.get(number=16)
    form = {"domain": "inkomen", "title": "DigiD en mailadres", "plain": "Vraag je DigiD aan.", "law": "geen",
            "begins_months": "192", "due_months": "213", "hard_months": "", "source": "regio"}  # fmt: skip
    answer = client.post(f"/beheer/cases/catalogueitem/{row.pk}/change/", form)
    assert answer.status_code == 302
    assert CatalogueItem.objects.in_use().get(number=16).title == "DigiD en mailadres"
    assert CatalogueItem.objects.filter(number=16).count() == 2
    assert ChecklistItem.objects.get(number=16).title == "DigiD op eigen naam, met berichtenbox"
