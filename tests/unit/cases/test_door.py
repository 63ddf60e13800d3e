"""The family's own door: who is let in on which day, about whom they read, and what stays closed."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from cases.access.reach import look_again
from cases.access.records import write
from cases.analysis.models import Analysis, AnalysisText, Factor, Statement
from cases.door import actions as doors
from cases.door.models import FamilyAccount
from cases.door.reading import has_door, reading_of, why_no_door
from cases.families.models import Authority, Case, Person, Relation, Trajectory
from cases.plans.models import Agreement, Plan
from cases.sharing import actions as sharing
from cases.sharing.models import Grant
from flow.gate import Incomplete, NotAllowed, NotPossible
from network.models import Membership, User
from tests import walks
from tests.doors import born, granted, let_in
from tests.personas import make_people
from tests.walks import today

pytestmark = pytest.mark.django_db

ONE_DAY = timedelta(days=1)
# Luka is born on a leap day: on 1 March he is 12, and on 29 February 16.
BORN = date(2012, 2, 29)
AT_12, AT_16, AT_18 = date(2024, 3, 1) - ONE_DAY, date(2028, 2, 29), date(2030, 3, 1)


@pytest.fixture
def home(people):
    return walks.active(people)


def fresh(user: Any) -> User:
    return User.objects.get(pk=user.pk)


def at(day: date) -> Any:
    """At nine in the morning of that day."""
    return time_machine.travel(timezone.make_aware(datetime(day.year, day.month, day.day, 9)), tick=False)


# --- who, on which day --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "youth", "parent"),
    [
        (AT_12 - ONE_DAY, False, True), (AT_12, True, True), (AT_12 + ONE_DAY, True, True),
        (AT_16 - ONE_DAY, True, True), (AT_16, True, False), (AT_16 + ONE_DAY, True, False),
        (AT_18 - ONE_DAY, True, False), (AT_18, True, False), (AT_18 + ONE_DAY, True, False),
    ],
)  # fmt: skip
def test_the_door_opens_and_closes_on_the_birthday(home, day, youth, parent):
    born(home.luka, BORN)
    luka = Person.objects.get(pk=home.luka.pk)
    assert (has_door(luka, day), has_door(home.ivana, day)) == (youth, parent)
    assert bool(why_no_door(luka, day)) is not youth


def test_at_16_a_parent_reads_the_parts_that_the_child_lets_them_read_and_at_18_only_what_is_given_anew(people, home):
    born(home.luka, BORN)
    granted(home, AT_16, people, "plan")
    reading = reading_of(home.ivana, AT_16)
    assert reading is not None
    assert home.luka.pk in reading.people("plan")
    assert home.luka.pk not in reading.people("analysis")
    assert not reading.whole("analysis")
    assert reading_of(home.ivana, AT_18 - ONE_DAY) is not None
    assert reading_of(home.ivana, AT_18) is None
    Grant.objects.filter(person=home.ivana).update(withdrawn_at=timezone.now(), withdrawn_by=people.marit)
    granted(home, AT_18, people, "plan")
    reading = reading_of(home.ivana, AT_18)
    assert reading is not None and home.luka.pk in reading.people("plan")


def test_what_parents_agreed_for_a_younger_child_does_not_count_at_16(people, home):
    born(home.luka, BORN)
    granted(home, AT_16 - ONE_DAY, people, "plan")
    assert reading_of(home.ivana, AT_16) is None


def test_without_gezag_after_death_and_without_a_birth_date_there_is_no_door(people, home):
    Authority.objects.filter(holder=home.ivana).update(ends_on=today() - ONE_DAY)
    assert not has_door(home.ivana) and has_door(home.dario)
    home.dario.deceased_on = today()
    home.dario.save()
    assert not has_door(home.dario)
    Person.objects.filter(pk=home.luka.pk).update(birth_date=None)
    luka = Person.objects.get(pk=home.luka.pk)
    assert not has_door(luka) and "geboortedatum" in why_no_door(luka)


def test_the_door_of_a_parent_closes_when_the_only_child_dies_and_stays_open_for_another(people, home):
    home.luka.deceased_on = today()
    home.luka.save()
    assert not has_door(home.luka) and not has_door(home.ivana) and has_door(home.ivana, today() - ONE_DAY)
    mila = write(Person(family=home.case.family, first_name="Mila", is_youth=True,
                        birth_date=today() - timedelta(days=3000)), by=people.marit)  # fmt: skip
    write(Authority(family=home.case.family, child=mila, holder=home.ivana, kind="gezamenlijk", checked_on=today(),
                    begins_on=today() - ONE_DAY, source="gezagsregister"), by=people.marit)  # fmt: skip
    assert getattr(reading_of(home.ivana), "children", None) == {mila.pk}


def test_a_session_that_runs_closes_on_the_birthday_by_itself(people, home, client):
    mother = let_in(home.ivana, by=people.marit)
    born(home.luka, BORN)
    with at(AT_16 - ONE_DAY):
        assert Case.objects.visible_to(fresh(mother)).exists()
        client.force_login(mother)
        assert b"Wie kun je bellen" in client.get("/mijn/").content
    with at(AT_16):
        assert not Case.objects.visible_to(fresh(mother)).exists()
        client.force_login(mother)
        answer = client.get("/mijn/")
        assert b"Je kunt hier nu niet lezen" in answer.content
        assert b"Wie kun je bellen" not in answer.content


# --- what they read -----------------------------------------------------------------------------------------------


@pytest.fixture
def told(people, home):
    """A shared analysis in which each says something about each, and a second child."""
    home.mila = write(
        Person(family=home.case.family, first_name="Mila", surname="Horvat", is_youth=True,
               birth_date=today() - timedelta(days=3000)), by=people.marit,
    )  # fmt: skip
    write(Trajectory(case=home.case, person=home.mila, reason="ook"), by=people.marit)
    for parent in (home.dario, home.ivana):
        write(Authority(family=home.case.family, child=home.mila, holder=parent, kind="gezamenlijk", checked_on=today(),
                        begins_on=today() - ONE_DAY, source="gezagsregister"), by=people.marit)  # fmt: skip
    analysis = walks.analysis_draft(people, home)
    for speaker in (home.luka, home.dario, home.ivana, None):
        for about in ([home.luka], [home.mila], [home.dario], [home.ivana], [home.luka, home.ivana]):
            name = speaker.first_name if speaker else "Essen"
            row = Statement(analysis=analysis, voice="vader", person=speaker, kind="mening", said_on=today(),
                            professional=None if speaker else people.essen,
                            text=f"{name}>{'+'.join(one.first_name for one in about)}")  # fmt: skip
            write(row, by=people.marit, many={"about": about})
    home.analysis = walks.go(analysis, "share", people.marit)
    return home


def texts(user: Any) -> set[str]:
    return {row.text for row in Statement.objects.visible_to(fresh(user)) if ">" in row.text}


def test_a_youth_reads_about_themselves_whoever_said_it(people, told):
    luka = let_in(told.luka, by=people.marit)
    assert texts(luka) == {"Luka>Luka", "Dario>Luka", "Ivana>Luka", "Essen>Luka"}
    assert AnalysisText.objects.visible_to(fresh(luka)).exists()


def test_a_parent_who_lives_apart_reads_nothing_said_by_or_about_the_other_parent(people, told):
    mother, father = let_in(told.ivana, by=people.marit), let_in(told.dario, by=people.marit)
    assert texts(father) == {
        "Luka>Luka", "Luka>Mila", "Luka>Dario", "Dario>Luka", "Dario>Mila", "Dario>Dario",
        "Essen>Luka", "Essen>Mila", "Essen>Dario",
    }  # fmt: skip
    assert texts(mother) == {
        "Luka>Luka", "Luka>Mila", "Luka>Ivana", "Luka>Luka+Ivana", "Ivana>Luka", "Ivana>Mila", "Ivana>Ivana",
        "Ivana>Luka+Ivana", "Essen>Luka", "Essen>Mila", "Essen>Ivana", "Essen>Luka+Ivana",
    }  # fmt: skip
    assert told.ivana not in Person.objects.visible_to(fresh(father))


def test_parents_who_live_together_read_what_the_other_said_about_the_children(people, told):
    write(Relation(family=told.case.family, source=told.dario, kind="partner", target=told.ivana), by=people.marit)
    father = let_in(told.dario, by=people.marit)
    assert {"Ivana>Luka", "Ivana>Mila"} <= texts(father)
    assert not {one for one in texts(father) if "Ivana" in one.split(">")[1]}
    write(Relation(family=told.case.family, source=told.dario, kind="ex_partner", target=told.ivana), by=people.marit)
    assert "Ivana>Luka" not in texts(father)


def test_a_factor_that_rests_on_the_words_of_the_other_parent_is_not_shown_to_who_lives_apart(people, home):
    analysis = walks.analysis_draft(people, home)
    said = write(Statement(analysis=analysis, voice="moeder", person=home.ivana, kind="mening", said_on=today(),
                           text="x"), by=people.marit, many={"about": [home.luka]})  # fmt: skip
    write(Factor(analysis=analysis, title="volgens moeder", kind="risico", locus="kind"), by=people.marit,
          many={"about": [home.luka], "statements": [said]})  # fmt: skip
    walks.go(analysis, "share", people.marit)
    for person, sees in ((home.dario, False), (home.ivana, True), (home.luka, True)):
        rows = Factor.objects.visible_to(fresh(let_in(person, by=people.marit)))
        assert rows.filter(title="volgens moeder").exists() is sees


def test_what_is_still_being_written_is_not_for_the_family(people, home):
    luka = let_in(home.luka, by=people.marit)
    analysis, plan = walks.analysis_draft(people, home), walks.plan_draft(people, home)
    for model in (Analysis, AnalysisText, Statement, Factor, Plan, Agreement):
        assert not model.objects.visible_to(fresh(luka)).exists()
    walks.go(analysis, "share", people.marit)
    walks.go(plan, "propose", people.marit)
    for model in (Analysis, AnalysisText, Statement, Factor, Plan, Agreement):
        assert model.objects.visible_to(fresh(luka)).exists()


def test_a_parent_reads_nothing_about_the_whole_family_when_one_youth_is_closed_to_them(people, told):
    Authority.objects.filter(holder=told.ivana, child=told.luka).update(ends_on=today() - ONE_DAY)
    mother = let_in(told.ivana, by=people.marit)
    assert texts(mother) == {"Luka>Mila", "Ivana>Mila", "Essen>Mila", "Ivana>Ivana", "Essen>Ivana"} - {"Luka>Mila"}
    assert not AnalysisText.objects.visible_to(fresh(mother)).exists()


def test_models_that_are_not_for_the_family_stay_closed(people, told):
    luka = fresh(let_in(told.luka, by=people.marit))
    for model in (Grant, Authority, Relation):
        assert not model.objects.visible_to(luka).exists()
    others = walks.active(make_people("2"), "De Buren")
    assert not Case.objects.visible_to(luka).filter(pk=others.case.pk).exists()


# --- the invitation -----------------------------------------------------------------------------------------------


def test_only_the_local_team_invites_and_only_who_has_a_door(people, home):
    for user in (people.essen, people.tess):
        with pytest.raises(NotAllowed):
            doors.invite(home.luka, email="luka@example.org", by=user)
    with pytest.raises(Case.DoesNotExist):
        doors.invite(home.luka, email="luka@example.org", by=people.nynke)
    Authority.objects.filter(holder=home.ivana).delete()
    with pytest.raises(NotPossible):
        doors.invite(home.ivana, email="ivana@example.org", by=people.jorn)
    assert doors.invite(home.luka, email="luka@example.org", by=people.jorn).account.waits


def test_the_address_of_who_works_here_or_of_another_person_cannot_be_used(people, home):
    for email in ("marit@example.org", "bea@example.org"):
        with pytest.raises(Incomplete):
            doors.invite(home.luka, email=email, by=people.marit)
    let_in(home.luka, by=people.marit, email="samen@example.org")
    with pytest.raises(Incomplete):
        doors.invite(home.ivana, email="samen@example.org", by=people.marit)


def test_a_code_works_a_few_times_a_few_days_and_once(people, home):
    made = doors.invite(home.luka, email="luka@example.org", by=people.marit)
    assert made.code not in (made.account.code_hash, made.account.link_hash)
    assert doors.invited(made.link) == made.account
    assert not doors.fits(made.account, "2222-2222")
    assert doors.fits(made.account, made.code.lower())
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert doors.invited(made.link) is None
    for _ in range(5):
        doors.fits(made.account, "2222-2222")
    assert not doors.fits(made.account, made.code)
    assert doors.invited(made.link) is None
    again = doors.invite(home.luka, email="luka@example.org", by=people.marit)
    assert doors.fits(again.account, again.code)
    doors.open_door(again.account, password="x")
    assert not doors.fits(again.account, again.code)
    assert doors.invited(again.link) is None
    with pytest.raises(NotPossible):
        doors.open_door(again.account, password="y")


def test_a_door_that_is_ended_is_closed_at_once_and_can_be_opened_again(people, home, client):
    luka = let_in(home.luka, by=people.marit)
    client.force_login(luka)
    assert client.get("/mijn/").status_code == 200
    account = FamilyAccount.objects.get(user=luka)
    with pytest.raises(NotAllowed):
        doors.end(account, by=people.essen)
    doors.end(account, by=people.marit)
    assert client.get("/mijn/").status_code == 302
    assert not Case.objects.visible_to(fresh(luka)).exists()
    assert let_in(home.luka, by=people.marit, email=luka.email).pk == luka.pk
    assert Case.objects.visible_to(fresh(luka)).exists()


def test_who_comes_to_work_here_loses_the_own_door(people, home):
    mother = let_in(home.ivana, by=people.marit)
    Membership.objects.create(user=mother, organisation=people.other_provider, begins_on=today())
    assert not Case.objects.visible_to(fresh(mother)).exists()


def test_an_own_access_gives_no_rights_of_a_professional(people, home):
    luka = fresh(let_in(home.luka, by=people.marit))
    with pytest.raises(NotAllowed):
        write(Trajectory(case=home.case, person=home.ivana, reason="x"), by=luka)
    with pytest.raises(NotAllowed):
        sharing.invite(case=home.case, organisation=people.other_provider, purpose="x", by=luka,
                       ground="direct_betrokken", explanation="x")  # fmt: skip
    look_again(luka)
