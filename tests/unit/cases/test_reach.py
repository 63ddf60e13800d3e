"""Who reaches which rows: the leading team everything, another organisation what was granted, per part and person."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cases.access.parts import CasePart
from cases.access.reach import opened
from cases.access.records import write
from cases.access.withheld import hidden_fields
from cases.analysis.models import Analysis, AnalysisText, Factor, FactorLink, Statement
from cases.families.models import Authority, Case, Person, Relation, Trajectory
from cases.plans.models import Agreement, Goal, Plan
from cases.sharing import actions as sharing
from cases.sharing.models import Grant, Participation, TeamMember
from flow.gate import Incomplete, NotAllowed, NotPossible
from network.models import Membership, Municipality, Term
from tests import walks
from tests.walks import today

pytestmark = pytest.mark.django_db

WHY: dict[str, Any] = {"ground": "direct_betrokken", "explanation": "Helpt Luka."}
PARTS = [CasePart.CONTACT, CasePart.ANALYSIS, CasePart.PLAN]


@pytest.fixture
def home(people):
    """A family with two children; statements about each, about both, and about the parents."""
    made: Any = walks.active(people)
    made.mila = write(
        Person(family=made.case.family, first_name="Mila", surname="Horvat", birth_date=today(), is_youth=True),
        by=people.marit,
    )  # fmt: skip
    made.analysis = walks.analysis_draft(people, made)
    for text, about in (
        ("over Mila", [made.mila]), ("over beiden", [made.luka, made.mila]), ("over moeder", [made.ivana]), ("los", []),
    ):  # fmt: skip
        write(
            Statement(analysis=made.analysis, voice="vader", person=made.dario, kind="mening", said_on=today(),
                      text=text), by=people.marit, many={"about": about},
        )  # fmt: skip
    return made


def sven_helps(people, home, *about, parts=PARTS, whole_family=False):
    """Sven's organisation joins for some persons only."""
    row = sharing.invite(
        case=home.case, organisation=people.other_provider, purpose="hulp", by=people.marit, parts=parts, people=about,
        whole_family=whole_family, **WHY,
    )  # fmt: skip
    sharing.add_member(participation=row, user=people.sven, by=people.marit)
    return row


def fresh(user):
    return type(user).objects.get(pk=user.pk)


def texts(user):
    return set(Statement.objects.visible_to(fresh(user)).values_list("text", flat=True))


ALL = {"Mijn hoofd zit vol.", "over Mila", "over beiden", "over moeder", "los"}


def test_who_leads_and_who_was_given_the_whole_family_read_everything(people, home):
    assert texts(people.marit) == texts(people.jorn) == texts(people.tess) == texts(people.essen) == ALL


def test_access_to_one_child_is_not_access_to_the_other(people, home):
    sven_helps(people, home, home.luka)
    assert texts(people.sven) == {"Mijn hoofd zit vol."}
    assert set(Person.objects.visible_to(people.sven)) == {home.luka}
    assert set(Trajectory.objects.visible_to(people.sven).values_list("person", flat=True)) == {home.luka.pk}
    assert Authority.objects.visible_to(people.sven).count() == 2
    assert not Relation.objects.visible_to(people.sven).exists()


def test_a_row_about_two_asks_for_both(people, home):
    sven_helps(people, home, home.luka, home.mila)
    assert texts(people.sven) == {"Mijn hoofd zit vol.", "over Mila", "over beiden"}


def test_what_is_about_nobody_is_about_the_whole_family(people, home):
    sven_helps(people, home, home.luka, home.mila, home.dario, home.ivana)
    assert texts(people.sven) == ALL - {"los"}
    assert not AnalysisText.objects.visible_to(people.sven).exists()


def test_one_part_does_not_open_another(people, home):
    walks.plan_draft(people, home)
    sven_helps(people, home, parts=[CasePart.PLAN], whole_family=True)
    assert texts(people.sven) == set()
    assert not Analysis.objects.visible_to(people.sven).exists()
    assert Plan.objects.visible_to(people.sven).exists()
    assert Goal.objects.visible_to(people.sven).exists()
    assert Case.objects.visible_to(people.sven).exists()


def test_a_frame_opens_for_one_person_but_its_own_words_do_not(people, home):
    sven_helps(people, home, home.luka)
    assert Analysis.objects.visible_to(people.sven).get() == home.analysis
    assert "severity" in hidden_fields(home.analysis, home.case, people.sven)
    assert "occasion" in hidden_fields(home.case, home.case, people.sven)
    assert hidden_fields(home.analysis, home.case, people.essen) == frozenset()
    assert hidden_fields(home.luka, home.case, people.sven) == frozenset()


def test_address_and_bsn_belong_to_the_contact_part(people, home):
    sven_helps(people, home, home.luka, parts=[CasePart.ANALYSIS])
    assert hidden_fields(home.luka, home.case, people.sven) >= {"bsn", "postcode", "phone", "email"}


def test_a_link_or_an_agreement_is_about_everybody_at_its_ends(people, home):
    mine = home.analysis.factors.get()
    hers = write(Factor(analysis=home.analysis, title="Mila huilt", kind="risico", locus="kind"), by=people.marit,
                 many={"about": [home.mila]})  # fmt: skip
    write(FactorLink(analysis=home.analysis, source=hers, target=mine, kind="lokt_uit"), by=people.marit)
    plan = walks.plan_draft(people, home)
    loose = write(Agreement(plan=plan, what="Moeder belt.", person=home.ivana, due_on=today()), by=people.marit)
    sven_helps(people, home, home.luka)
    assert not FactorLink.objects.visible_to(people.sven).exists()
    assert set(Factor.objects.visible_to(people.sven)) == {mine}
    assert set(Agreement.objects.visible_to(people.sven)) == set(plan.agreements.exclude(pk=loose.pk))
    assert FactorLink.objects.visible_to(people.essen).exists()


def test_a_grant_in_one_case_opens_nothing_in_the_earlier_one(people, home):
    """The same child, an older case of the same family."""
    family = home.case.family
    walks.go(home.analysis, "drop", people.marit, reason="Verkeerd begonnen.")
    walks.closed(people, home)
    later = Case(family=family, municipality=people.veendam, opened_on=today(), asked_by="vader", occasion="Weer.",
                 added_by=people.marit, changed_by=people.marit)  # fmt: skip
    later.save()
    stamp = {"added_by": people.marit, "changed_by": people.marit}
    leading = Participation.objects.create(case=later, organisation=people.team, leads=True, **stamp)
    TeamMember.objects.create(participation=leading, user=people.marit, **stamp)
    sven_helps(people, type("Home", (), {"case": later}), home.luka)
    assert set(Case.objects.visible_to(people.sven)) == {later}
    assert texts(people.sven) == set()


def test_withdrawing_works_in_the_next_request(people, home):
    sven_helps(people, home, home.luka)
    grant = Grant.objects.get(organisation=people.other_provider, part=CasePart.ANALYSIS)
    sharing.withdraw(grant, by=people.jorn)
    assert texts(people.sven) == set()
    assert not Analysis.objects.visible_to(fresh(people.sven)).exists()
    with pytest.raises(NotPossible, match="al ingetrokken"):
        sharing.withdraw(Grant.objects.get(pk=grant.pk), by=people.marit)


def test_changing_leaves_the_old_row_as_it_was(people, home):
    sven_helps(people, home, home.luka)
    old = Grant.objects.get(organisation=people.other_provider, part=CasePart.ANALYSIS)
    sharing.change(old, by=people.marit, people=[home.luka, home.mila], **WHY)
    assert texts(people.sven) == {"Mijn hoofd zit vol.", "over Mila", "over beiden"}
    old.refresh_from_db()
    assert old.withdrawn_by == people.marit
    assert set(old.people.all()) == {home.luka}


@pytest.mark.parametrize(("begins", "ends", "sees"), [(0, None, True), (0, 0, True), (1, None, False), (-9, -1, False)])
def test_a_grant_holds_from_its_first_to_its_last_day(people, home, begins, ends, sees):
    sven_helps(people, home, home.luka)
    span = {"begins_on": today() + timedelta(days=begins), "ends_on": None if ends is None else today() +
            timedelta(days=ends)}  # fmt: skip
    Grant.objects.filter(organisation=people.other_provider).update(**span)
    assert bool(texts(people.sven)) is sees


def test_an_organisation_without_somebody_on_the_team_shows_nothing_to_its_people(people, home):
    sharing.grant(case=home.case, organisation=people.other_provider, parts=PARTS, whole_family=True, by=people.marit,
                  **WHY)  # fmt: skip
    assert texts(people.sven) == set()


def test_a_professional_in_person_reads_and_does_not_write(people, home):
    sharing.grant(case=home.case, professional=people.sven, parts=PARTS, people=[home.luka], by=people.marit, **WHY)
    assert texts(people.sven) == {"Mijn hoofd zit vol."}
    with pytest.raises(NotAllowed):
        write(Statement(analysis=home.analysis, text="Nieuw", kind="mening", voice="professional", said_on=today(),
                        professional=people.sven), by=people.sven, many={"about": [home.luka]})  # fmt: skip
    Membership.objects.filter(user=people.sven).update(ends_on=today() - timedelta(days=1))
    assert texts(people.sven) == set()


def test_nobody_writes_about_somebody_they_may_not_read_about(people, home):
    sven_helps(people, home, home.luka)

    def say(*about):
        return write(
            Statement(analysis=home.analysis, text="Nieuw", kind="mening", voice="professional", said_on=today(),
                      professional=people.sven), by=people.sven, many={"about": about},
        )  # fmt: skip

    say(home.luka)
    before = Statement.objects.count()
    for about in ([home.mila], [home.luka, home.mila], []):
        with pytest.raises(NotAllowed, match="van wie u het dossier niet ziet"):
            say(*about)
    with pytest.raises(NotAllowed):
        write(home.analysis, by=people.sven)
    assert Statement.objects.count() == before


def test_who_leaves_reads_on_for_the_days_the_municipality_gives_and_writes_no_more(people, home, monkeypatch):
    Term.objects.create(municipality=Municipality.objects.get(code="GM0047"), key="reading_on_days", value=14,
                        valid_from=today() - timedelta(days=100), source="afspraak")  # fmt: skip
    row = sven_helps(people, home, home.luka)
    sharing.end_participation(row, on=today(), by=people.marit)
    row.refresh_from_db()
    assert row.access_until == today() + timedelta(days=14)
    start = timezone.now()
    for days, reads in ((0, True), (1, True), (14, True), (15, False)):
        monkeypatch.setattr(timezone, "now", lambda later=start + timedelta(days=days): later)
        assert bool(texts(people.sven)) is reads, days
        if days == 1:
            with pytest.raises(NotAllowed):
                write(Statement(analysis=home.analysis, text="Nog iets", kind="mening", voice="professional",
                                said_on=today(), professional=people.sven), by=fresh(people.sven))  # fmt: skip


def test_without_such_days_reading_ends_with_the_participation(people, home):
    row = sven_helps(people, home, home.luka)
    sharing.end_participation(row, on=today(), by=people.marit)
    Participation.objects.filter(pk=row.pk).update(
        begins_on=today() - timedelta(days=2), ends_on=today() - timedelta(days=1), access_until=today() -
        timedelta(days=1),
    )  # fmt: skip
    assert texts(people.sven) == set()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"ground": "toestemming", "explanation": " "}, "explanation"), ({"ground": "wams"}, "ground"),
        ({"ground": ""}, "ground"), ({"parts": []}, "parts"), ({"whole_family": False}, "people"),
    ],
)  # fmt: skip
def test_a_grant_says_what_about_whom_and_why(people, home, wrong, field):
    asked = {"parts": PARTS, "whole_family": True, **WHY, **wrong}
    with pytest.raises(Incomplete) as no:
        sharing.grant(case=home.case, organisation=people.other_provider, by=people.marit, **asked)
    assert set(no.value.errors) == {field}


@pytest.mark.parametrize("name", ["essen", "nynke", "sven"])
def test_only_the_local_team_decides_who_receives_what(people, home, name):
    with pytest.raises((NotAllowed, Case.DoesNotExist)):
        sharing.grant(case=home.case, organisation=people.other_provider, parts=PARTS, whole_family=True,
                      by=people.users[name], **WHY)  # fmt: skip


def test_what_stands_open_is_told_per_part(people, home):
    sven_helps(people, home, home.luka)
    mine = opened(home.case, people.sven)
    assert mine.part(CasePart.ANALYSIS)
    assert not mine.part(CasePart.SAFETY)
    assert mine.covers(CasePart.ANALYSIS, home.luka)
    assert not mine.covers(CasePart.ANALYSIS, home.luka, home.mila)
    assert not mine.whole(CasePart.ANALYSIS)
    assert opened(home.case, people.marit).everything
    assert opened(home.case, people.essen).whole(*PARTS)
    assert not opened(home.case, people.nynke).part(CasePart.CONTACT)


def test_a_professional_pays_one_question_more_than_the_rows_themselves_and_two_for_consent(people, home):
    """Whether the consent is complete is only asked for who receives something that leans on it."""
    sven_helps(people, home, home.luka)
    Grant.objects.filter(organisation=people.other_provider).update(ground="toestemming")
    for user in (people.marit, people.tess, people.essen, people.sven):
        reader = fresh(user)
        reader.led_organisation_ids  # noqa: B018 - who works where is known to every page
        with CaptureQueriesContext(connection) as found:
            for model in (Case, Person, Statement, Factor, Goal):
                list(model.objects.visible_to(reader))
        assert len(found) == 5 + (3 if user == people.sven else 1), user.name
