"""The list for 18: who gets one and when, how a point stands, what the young person says, and who lets go."""

from datetime import date, timedelta

import pytest

from cases.access.records import write
from cases.adulthood import actions
from cases.adulthood.beginning import begin_due_checklists, born_before
from cases.adulthood.codes import BIG_FIVE, Domain, ItemState
from cases.adulthood.countdown import countdown
from cases.adulthood.models import CatalogueItem, Checklist, ChecklistItem, Continuation, OutcomeAnswer
from cases.adulthood.models.catalogue import bring, next_version, rows_of_file
from cases.families.ages import last_birth_date, plus_months
from cases.families.models import Person, Trajectory
from flow.gate import Incomplete, NotAllowed, NotPossible
from flow.models import Event
from network.models import Municipality, Organisation, Term
from tests import walks
from tests.doors import let_in
from tests.eighteen import becomes, everything_arranged, nearly_adult, nears, says
from tests.papers import opened_for
from tests.personas import make_people
from tests.plain_words import complaints
from tests.walks import today

pytestmark = pytest.mark.django_db


def test_the_list_begins_by_itself_on_the_sixteenth_birthday_and_not_the_day_before():
    people = make_people()
    home = walks.active(people)
    becomes(home, last_birth_date(today() + timedelta(days=1), 16))
    assert begin_due_checklists() == 0
    becomes(home, last_birth_date(today(), 16))
    assert begin_due_checklists() == 1
    assert begin_due_checklists() == 0  # safe to run again
    made = Checklist.objects.get()
    assert made.person == home.luka and made.items.count() == 40
    assert Event.objects.filter(label__startswith="18+-lijst begonnen").count() == 1


def test_a_list_that_was_missed_is_made_up_for_also_after_18():
    people = make_people()
    home = walks.active(people)
    assert nears(people, home, months=-12).items.count() == 40


@pytest.mark.parametrize("months", [-60, -61])
def test_from_23_on_no_list_begins(months):
    people = make_people()
    home = walks.active(people)
    becomes(home, last_birth_date(plus_months(today(), months), 18))
    assert begin_due_checklists() == 0


def test_only_a_youth_of_a_case_that_runs_gets_one():
    people = make_people()
    home = walks.registered(people)
    becomes(home, last_birth_date(today(), 17))
    assert begin_due_checklists() == 0  # nobody coordinates yet
    home.case = walks.go(home.case, "activate", people.marit, coordinator=people.marit)
    Person.objects.filter(pk=home.luka.pk).update(deceased_on=today())
    assert begin_due_checklists() == 0
    Person.objects.filter(pk=home.luka.pk).update(deceased_on=None)
    assert begin_due_checklists() == 1


def test_a_municipality_may_begin_at_another_age_and_the_contract_says_when_the_perspectiefplan_begins():
    people = make_people()
    home = walks.active(people)
    becomes(home, last_birth_date(today(), 15))
    other = Municipality.objects.exclude(pk=people.veendam.pk).first()
    Term.objects.create(municipality=other, key="adulthood_list_months", value=170, valid_from=today(), source="raad")
    assert begin_due_checklists() == 0
    own = {"municipality": people.veendam, "valid_from": today(), "source": "raad"}
    Term.objects.create(key="adulthood_list_months", value=180, **own)
    Term.objects.create(key="perspective_plan_months", value=195, **own)
    assert begin_due_checklists() == 1
    first = ChecklistItem.objects.get(number=1)
    assert first.begins_on == plus_months(home.luka.birth_date or today(), 195)


def test_old_enough_is_the_same_in_sql_as_in_python():
    for born in (date(2008, 2, 29), date(2008, 1, 31), date(2008, 8, 30), date(2009, 3, 1)):
        for days in range(0, 4000, 1):
            day = date(2018, 1, 1) + timedelta(days=days)
            for months in (192, 198):
                assert (born <= born_before(day, months)) == (plus_months(born, months) <= day), (born, day, months)


def test_the_catalogue_has_forty_rows_and_a_change_is_a_next_version_for_new_lists_only():
    assert [row["number"] for row in rows_of_file()] == list(range(1, 41))
    people = make_people()
    _home, before = nearly_adult(people)
    row = CatalogueItem.objects.get(number=16)
    row.title = "DigiD en mailadres op eigen naam"
    next_version(row)
    bring()  # brings nothing back
    assert CatalogueItem.objects.in_use().get(number=16).version == 2
    assert before.items.get(number=16).title == "DigiD op eigen naam, met berichtenbox"
    _bakker, after = nearly_adult(people, "Bakker")
    assert after.items.get(number=16).title == "DigiD en mailadres op eigen naam"


def test_what_the_catalogue_says_to_the_young_person_reads_easily():
    assert complaints("\n".join(row["plain"] for row in rows_of_file())) == []


def test_every_point_names_who_does_it_and_the_coordinator_when_nobody_is_named():
    people = make_people()
    _home, checklist = nearly_adult(people)
    assert {item.who for item in checklist.items.select_related("checklist__case__coordinator")} == {people.marit}
    item = checklist.items.get(number=10)
    item.professional = people.essen
    actions.change(item, by=people.jorn)
    assert item.who == people.essen
    item.organisation = people.provider
    with pytest.raises(Incomplete):
        actions.change(item, by=people.jorn)


def test_how_a_point_stands_asks_for_what_proves_it():
    people = make_people()
    _home, checklist = nearly_adult(people)
    item = checklist.items.get(number=16)
    for act in (actions.settle, actions.skip, actions.take_over):
        with pytest.raises(Incomplete):
            act(item, by=people.jorn)
    item = actions.busy(ChecklistItem.objects.get(pk=item.pk), by=people.jorn)
    item.evidence = "Brief van Logius van 3 maart"
    item = actions.settle(item, by=people.jorn)
    assert (item.state, item.settled_on, item.settled_by) == ("geregeld", today(), people.jorn)
    item = actions.reopen(ChecklistItem.objects.get(pk=item.pk), by=people.marit)
    item.taken_over_by, item.taken_over_name = Organisation.objects.create(name="Wmo Noord", kind="anders"), "R. Bos"
    item = actions.take_over(item, by=people.marit)
    assert (item.state, item.taken_over_on) == (ItemState.ACCEPTED, today())
    assert Event.objects.filter(label="Punt op de 18+-lijst aangepast").count() == 4


def test_ticked_boxes_alone_settle_nothing_and_the_newest_answer_counts():
    people = make_people()
    _home, checklist = nearly_adult(people)
    actions.skip_many(checklist, items=list(checklist.items.all()), because="Speelt niet.", by=people.marit)
    assert "zegt nog geen ja" in checklist.what_is_open()
    for domain in BIG_FIVE:
        says(people, checklist, domain, "ja")
    assert not Checklist.objects.holding(today()).exists()
    says(people, checklist, Domain.HOUSING, "nog_niet", words="Ik weet niet waar.")
    assert checklist.what_is_open() == "Luka: zegt nog geen ja bij wonen"
    assert OutcomeAnswer.objects.filter(domain=Domain.HOUSING).count() == 2


def test_the_case_closes_when_everything_is_arranged_and_the_youth_says_so():
    people = make_people()
    home, checklist = nearly_adult(people)
    with pytest.raises(NotPossible, match="18-/18\\+ is nog niet af"):
        walks.closed(people, home)
    everything_arranged(people, checklist)
    assert walks.closed(people, home).status == "closed"


def test_only_the_team_leader_signs_and_says_why_and_a_case_that_opens_again_asks_again():
    people = make_people()
    home, checklist = nearly_adult(people)
    with pytest.raises(NotAllowed):
        actions.sign_off(checklist, because="Verhuisd.", by=people.marit)
    with pytest.raises(Incomplete):
        actions.sign_off(checklist, because=" ", by=people.tess)
    actions.sign_off(checklist, because="Verhuisd naar Utrecht; de gemeente daar neemt het over.", by=people.tess)
    walks.closed(people, home)
    walks.go(home.case, "reopen", people.marit, reason="Terug.", coordinator=people.marit)
    checklist.refresh_from_db()
    assert checklist.signed_off_on is None and "punten open" in checklist.what_is_open()


def test_a_case_may_close_before_it_is_near_and_stays_held_after_18_until_23():
    people = make_people()
    home, _checklist = nearly_adult(people, months=19)
    assert walks.closed(people, home).status == "closed"
    bakker, theirs = nearly_adult(people, "Bakker", months=-59)
    assert Checklist.objects.holding(today()).filter(pk=theirs.pk).exists()
    becomes(bakker, last_birth_date(today(), 23))
    assert walks.closed(people, bakker).status == "closed"


def test_a_birth_date_that_is_corrected_moves_what_was_computed_and_leaves_what_was_chosen():
    people = make_people()
    home, checklist = nearly_adult(people)
    chosen = checklist.items.get(number=28)
    chosen.due_on = today() + timedelta(days=10)
    actions.change(chosen, by=people.marit)
    becomes(home, plus_months(checklist.reckoned_from, 2))
    begin_due_checklists()
    assert checklist.items.get(number=16).due_on == plus_months(checklist.reckoned_from, 215)
    assert checklist.items.get(number=28).due_on == today() + timedelta(days=10)


def test_the_three_grounds_of_youth_help_after_18_each_have_their_day():
    people = make_people()
    _home, checklist = nearly_adult(people)
    eighteen = checklist.eighteen_on
    assert eighteen
    row = Continuation(checklist=checklist, law="jw", what="Begeleiding", ground="b")
    assert row.decide_before() == eighteen and not row.too_late() and row.too_late(eighteen)
    row.decided_on = eighteen
    assert "vóór" in row.misfits()["decided_on"]
    row.decided_on = eighteen - timedelta(days=1)
    assert row.misfits() == {}
    row.ground, row.decided_on = "c", None
    assert "stopped_on" in row.misfits()
    row.stopped_on = today()
    assert row.decide_before() == plus_months(today(), 6)
    row.ground = "a"
    assert row.decide_before() is None and row.misfits() == {}
    row.law = "wmo2015"
    assert "ground" in row.misfits()


def test_the_youth_says_it_at_their_own_door_and_nobody_else_of_the_family_does():
    people = make_people()
    _home, checklist = nearly_adult(people)
    luka = let_in(checklist.person, by=people.marit)
    actions.affirm(checklist, domain=Domain.SUPPORT, answer="ja", words="Tante Tineke.", by=luka)
    assert Event.objects.filter(label="De jongere gaf zelf antwoord over support", by=luka).exists()
    assert OutcomeAnswer.objects.get().added_by == luka


def test_access_to_one_child_is_no_access_to_the_list_of_another():
    people = make_people()
    home, checklist = nearly_adult(people)
    mila = write(Person(family=home.case.family, first_name="Mila", is_youth=True,
                        birth_date=last_birth_date(today(), 17)), by=people.marit)  # fmt: skip
    write(Trajectory(case=home.case, person=mila, reason="ook"), by=people.marit)
    assert begin_due_checklists() == 1
    opened_for(people.provider, home, by=people.marit, about=[home.luka], part="adulthood")
    assert list(Checklist.objects.visible_to(people.essen)) == [checklist]
    assert not ChecklistItem.objects.visible_to(people.essen).filter(checklist__person=mila).exists()
    assert not Checklist.objects.visible_to(people.sven).exists()


@pytest.mark.parametrize(("day", "words"), [
    (date(2026, 12, 14), "over 11 weken 18"), (date(2027, 2, 28), "over 1 dag 18"),
    (date(2027, 3, 1), "wordt vandaag 18"), (date(2025, 3, 1), "over 24 maanden 18"),
    (date(2027, 3, 2), "is net 18"), (date(2027, 6, 1), "is 18 sinds 3 maanden"),
    (date(2028, 3, 1), "is 19 jaar"), (date(2027, 2, 20), "over 9 dagen 18"),
])  # fmt: skip
def test_the_countdown_says_how_far_it_is(day, words):
    assert countdown(date(2009, 3, 1), day) == words


def test_what_somebody_is_reminded_of_is_open_and_of_a_case_that_runs():
    people = make_people()
    _home, checklist = nearly_adult(people)
    assert ChecklistItem.objects.waiting().count() == 40
    actions.sign_off(checklist, because="Verhuisd.", by=people.tess)
    assert not ChecklistItem.objects.waiting().exists()
