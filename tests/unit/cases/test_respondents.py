"""Whose answer counts on an analysis, on which day; and what 'gedeeld' says, computed from the answers."""

from datetime import date, timedelta

import pytest

from cases.access.records import write
from cases.analysis import actions as analyses
from cases.analysis.models import respondents
from cases.families.ages import birthday
from cases.families.models import Authority, Case, Incapacity
from cases.sharing.models import TeamMember
from flow.gate import Incomplete
from network.models import Organisation, Term
from tests import walks
from tests.walks import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(people):
    return walks.active(people)


@pytest.fixture
def analysis(people, home):
    return walks.analysis_draft(people, home)


def counted(document, on: date | None = None) -> list[str]:
    """Names of the family members whose answer counts; from a fresh row, as a request has it."""
    fresh = type(document).objects.get(pk=document.pk)
    return [str(one) for one in respondents(fresh, on) if one.person]


def born(person, day, people):
    person.birth_date = day
    write(person, by=people.marit)


def test_youth_both_parents_and_the_team(people, analysis):
    assert counted(analysis) == ["Luka Horvat", "Dario Horvat", "Ivana Babić"]
    team = [one.professional for one in respondents(analysis) if one.professional]
    assert team == [people.essen, people.jorn, people.marit]


def test_a_youth_answers_from_the_twelfth_birthday(people, home, analysis):
    twelve = today() + timedelta(days=10)
    born(home.luka, date(twelve.year - 12, twelve.month, twelve.day), people)
    assert "Luka Horvat" not in counted(analysis, twelve - timedelta(days=1))
    assert "Luka Horvat" in counted(analysis, twelve)


def test_the_age_is_a_setting_of_the_municipality(people, home, analysis):
    born(home.luka, birthday(today(), 0) - timedelta(days=365 * 11 + 3), people)
    assert "Luka Horvat" not in counted(analysis)
    Term.objects.create(municipality=people.veendam, key="youth_answers_age", value=10, valid_from=today(), source="x")
    assert "Luka Horvat" in counted(analysis)


def test_a_parent_without_gezag_is_not_counted(people, home, analysis):
    row = Authority.objects.get(holder=home.dario)
    row.kind = "geen"
    write(row, by=people.marit)
    assert counted(analysis) == ["Luka Horvat", "Ivana Babić"]


def test_gezag_counts_up_to_and_including_its_last_day(people, home, analysis):
    row = Authority.objects.get(holder=home.ivana)
    row.ends_on = today()
    write(row, by=people.marit)
    assert "Ivana Babić" in counted(analysis, today())
    assert "Ivana Babić" not in counted(analysis, today() + timedelta(days=1))


def test_an_organisation_with_guardianship_answers_through_its_people_on_the_team(people, home, analysis):
    Authority.objects.filter(child=home.luka).update(ends_on=today() - timedelta(days=1))
    institution = Organisation.objects.create(name="Jeugdbescherming", kind="gecertificeerde_instelling")
    write(
        Authority(family=home.case.family, child=home.luka, organisation=institution, kind="voogdij",
                  begins_on=today(), source="beschikking", checked_on=today()), by=people.marit,
    )  # fmt: skip
    assert counted(analysis) == ["Luka Horvat"]


def test_from_the_sixteenth_birthday_on_the_youth_answers_alone(people, home, analysis):
    """Manual p. 36: 12 to 15 the youth as well as the parents, from 16 the youth; at 18 nothing comes back."""
    sixteen = today() + timedelta(days=20)
    born(home.luka, date(sixteen.year - 16, sixteen.month, sixteen.day), people)
    assert counted(analysis, sixteen - timedelta(days=1)) == ["Luka Horvat", "Dario Horvat", "Ivana Babić"]
    assert counted(analysis, sixteen) == ["Luka Horvat"]
    assert counted(analysis, date(sixteen.year + 2, sixteen.month, sixteen.day)) == ["Luka Horvat"]


def unable(people, home, **more):
    write(
        Incapacity(family=home.case.family, person=home.luka, matter="hulp", begins_on=today() - timedelta(days=9),
                   assessed_by="A. de Boer", expertise="gz-psycholoog", source="brief", **more), by=people.marit,
    )  # fmt: skip


def test_for_a_youth_who_cannot_decide_those_with_gezag_answer(people, home, analysis):
    born(home.luka, birthday(today(), 0) - timedelta(days=365 * 17), people)
    unable(people, home)
    assert counted(analysis) == ["Dario Horvat", "Ivana Babić"]


def test_for_an_adult_who_cannot_decide_the_representative_answers(people, home, analysis):
    born(home.luka, birthday(today(), 0) - timedelta(days=365 * 19), people)
    unable(people, home, representative=home.dario, representative_kind="mentor")
    assert counted(analysis) == ["Dario Horvat"]


def test_nobody_asks_the_dead(people, home, analysis):
    home.dario.deceased_on = today()
    write(home.dario, by=people.marit)
    assert counted(analysis) == ["Luka Horvat", "Ivana Babić"]


def test_who_left_the_team_is_no_longer_asked(people, analysis):
    TeamMember.objects.filter(user=people.essen).update(
        begins_on=today() - timedelta(days=2), ends_on=today() - timedelta(days=1)
    )
    assert people.essen not in [one.professional for one in respondents(analysis)]


def answers(people, home, **content: str):
    """Everybody agrees but who is named."""
    analysis = walks.analysis_shared(people, home)
    for one in respondents(analysis):
        said = content.get(str(one).split()[0].casefold(), "akkoord")
        if said:
            analyses.respond(
                analysis=analysis, by=one.professional or people.marit, person=one.person,
                professional=one.professional, content=said, help=said, not_asked_reason="Woont ver weg.",
            )  # fmt: skip
    return analysis.shared_state()


def test_not_laid_before_anybody(analysis):
    assert analysis.shared_state() == ("niet_gevraagd", "Nog niet voorgelegd.")


def test_everybody_recognises_it(people, home):
    assert answers(people, home)[0] == "gedeeld"


def test_it_waits_for_who_has_not_answered_by_name(people, home):
    assert answers(people, home, dario="", ivana="") == (
        "wacht",
        "Nog niet gedeeld: we wachten op Dario Horvat en Ivana Babić.",
    )


def test_dissent_is_named_and_does_not_become_agreement(people, home):
    state, sentence = answers(people, home, dario="niet_akkoord")
    assert state == "deels"
    assert "Dario Horvat ziet het anders" in sentence


def test_who_was_not_asked_is_named_beside_it(people, home):
    state, sentence = answers(people, home, ivana="niet_gevraagd")
    assert state == "gedeeld"
    assert "Niet gevraagd: Ivana Babić." in sentence


def test_an_answer_that_is_not_on_the_list_is_refused(people, home):
    with pytest.raises(Incomplete) as no:
        answers(people, home, luka="misschien")
    assert set(no.value.errors) == {"content", "help"}


def test_answers_belong_to_the_text_they_were_given_on(people, home):
    answers(people, home)
    analysis = home.case.analyses.get()
    walks.go(analysis, "take_back", people.marit, reason="Er klopt iets niet.")
    walks.go(analysis, "share", people.marit)
    state, sentence = home.case.analyses.get().shared_state()
    assert state == "wacht"
    assert "Luka Horvat" in sentence


def test_no_day_without_a_coordinator_and_never_two(people, home):
    """From the first day on every day belongs to somebody; on the day of a handover to who gives and who takes."""
    walks.handover_accepted(people, home)
    rows = list(home.case.coordinations.filter(kind="casusregie").order_by("begins_on", "added_at"))
    assert [row.user for row in rows] == [people.marit, people.jorn]
    assert rows[0].ends_on == rows[1].begins_on
    assert [row.user for row in rows if row.ends_on is None] == [Case.objects.get(pk=home.case.pk).coordinator]
