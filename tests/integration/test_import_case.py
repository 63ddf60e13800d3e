"""`manage.py import_case` from the outside: once, all or nothing, on other days, and told in words."""

from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
import yaml
from django.core.management import CommandError, call_command

from cases.families.models import Case, Person
from cases.importing.actions import How, Report, import_case
from cases.importing.reading import BadFile
from flow.models import Event
from network.models import Membership, Municipality, Organisation, User
from network.roles import OrganisationKind
from tests.case_files import FILES, case_file, on

pytestmark = pytest.mark.django_db
A_DAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _today():
    with on(A_DAY):
        yield


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("import_case", *arguments, stdout=out)
    return out.getvalue()


def taken_over(data: Any, **how: Any) -> Case:
    case = import_case(data, How(**how)).case
    assert case is not None
    return case


def a_file(tmp_path, change) -> str:
    """Case file A with one change."""
    data = case_file("a")
    change(data)
    file = tmp_path / "gezin.yaml"
    file.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    return str(file)


def test_a_second_time_changes_nothing_and_says_so():
    file = str(FILES / "vignette-a.yaml")
    assert "overgenomen als zaak" in run(file)
    before = (Event.objects.count(), Person.objects.count(), User.objects.count(), Case.objects.get().version)
    again = run(file)
    assert "dit gezin is er al" in again and "Er is niets veranderd." in again
    assert (Event.objects.count(), Person.objects.count(), User.objects.count(), Case.objects.get().version) == before


def test_of_two_at_the_same_moment_one_wins_and_the_other_is_told(monkeypatch):
    """The second looked before the first was there."""
    first = import_case(case_file("a"))
    monkeypatch.setattr("cases.importing.actions.check_file", lambda data, how: Report())
    second = import_case(case_file("a"))
    assert (second.already, second.case) == (True, first.case)
    assert Case.objects.count() == 1


def test_checking_writes_nothing():
    assert "het bestand klopt. Er is niets veranderd." in run(str(FILES / "vignette-a.yaml"), "--check")
    assert not (Case.objects.exists() or User.objects.exists() or Organisation.objects.exists())


def test_a_second_check_says_that_the_family_is_here():
    run(str(FILES / "vignette-a.yaml"))
    assert "dit gezin is er al" in run(str(FILES / "vignette-a.yaml"), "--check")
    assert Case.objects.count() == 1


def test_what_is_no_file_is_refused_in_words(tmp_path):
    (tmp_path / "groot.yaml").write_bytes(b"a" * 5_000_000)
    (tmp_path / "half.yaml").write_text("zaak: [1\n")
    said = []
    for name in ("groot.yaml", "half.yaml", "nergens.yaml", "."):
        with pytest.raises(CommandError) as refused:
            run(str(tmp_path / name))
        assert refused.value.returncode == 1
        said.append(str(refused.value).splitlines()[1].strip())
    assert said[0] == "Het bestand is te groot (meer dan 1000 kB)."
    assert said[1].startswith("regel 2, teken 1: Dit is geen goede YAML")
    assert said[2:] == ["Dit bestand is er niet.", "Dit is een map. Noem één bestand."]
    with pytest.raises(CommandError, match="“gisteren” is geen datum"):
        run(str(FILES / "vignette-a.yaml"), "--anchor", "gisteren")


def test_what_has_no_room_is_told_with_how_often_and_why():
    said = run(str(FILES / "vignette-c.yaml"))
    assert "delen (39): bij uitspraken, zorgen, factoren en eerdere hulp staat voor wie ze zijn" in said
    assert "toestemmingen (6): het bestand zegt niet over wie een toestemming gaat" in said
    assert "reacties (4): " in said and "achttien_plus[].status (3): " in said
    assert "veiligheid.risicoscenarios (2): " in said
    assert "Let op: Vmbo Het Dollardpad ontvangt alleen wat gaat over de mensen" in said


def test_an_unknown_key_is_told_too(tmp_path):
    file = a_file(tmp_path, lambda data: data["doelen"][0].update(kleur="blauw"))
    assert "doelen[].kleur (1): hier is nog geen plek voor" in run(file, "--check")


def test_a_bad_file_is_refused_with_its_name_every_place_and_reason(tmp_path):
    def change(data):
        data["personen"][0]["bsn"] = "999910451"
        data["doelen"][0]["factoren"] = []

    with pytest.raises(CommandError) as refused:
        run(a_file(tmp_path, change))
    said = str(refused.value)
    assert "gezin.yaml is niet overgenomen. Er is niets veranderd." in said
    assert "personen[0].bsn: Dit BSN klopt niet" in said
    assert "doelen[0].factoren: dit doel hangt niet aan de analyse" in said
    assert "999910451" not in said


def test_all_dates_shift_together_with_the_anchor():
    case = taken_over(case_file("a"), anchor=date(2026, 11, 16))
    days = date(2026, 11, 16) - date(2025, 6, 24)
    assert case.opened_on == date(2025, 5, 27) + days
    luka = case.family.people.get(first_name="Luka")
    assert (luka.birth_date, luka.age_on(date(2026, 11, 16))) == (date(2010, 5, 9) + days, 15)
    assert luka.bsn == "999910450"
    stay = luka.stays.get(household__name="gezin voor de scheiding")
    assert (stay.begins, stay.ends) == ("2011-11", "2025-12")
    plan = case.plans.get()
    assert plan.next_evaluation_on == date(2025, 12, 9) + days
    span = case.family.life_events.get(text__startswith="halfzussen en halfbroer wonen")
    assert (span.when, span.until) == ("2011", "2015")
    assert "zomer 2024" in case.family.relations.get(kind="ex_partner").note


def test_what_is_told_as_done_may_not_lie_ahead():
    with pytest.raises(BadFile) as refused:
        import_case(case_file("a"), How(anchor=A_DAY))
    assert [problem.path for problem in refused.value.problems] == [
        "akkoord[0].datum",
        "akkoord[1].datum",
        "akkoord[2].datum",
    ]
    assert "--anchor" in refused.value.problems[0].reason


def test_the_same_organisation_in_two_files_is_one():
    import_case(case_file("a"))
    import_case(case_file("c"))
    ggz = Organisation.objects.get(name="Jeugd-ggz De Zeilmakerij")
    assert {row.case.reference for row in ggz.participations.all()} == {"z-a", "z-c"}
    assert {str(row.user) for row in ggz.memberships.all()} == {"Dr. Van Essen", "Naomi de Vos"}


def test_a_colleague_who_is_known_here_stays_the_same_person():
    team = Organisation.objects.create(
        name="Lokaal team Veendam",
        kind=OrganisationKind.LOCAL_TEAM,
        municipality=Municipality.objects.get(code="GM0047"),
    )
    marit = User.objects.create_user("m.dijkhuis@veendam.example", "geheim-en-lang", name="Marit Dijkhuis")
    Membership.objects.create(user=marit, organisation=team, begins_on=A_DAY - timedelta(days=30))
    case = taken_over(case_file("a"))
    assert case.coordinator == marit and marit.check_password("geheim-en-lang")
    assert not User.objects.get(name="Jorn Feenstra").has_usable_password()


def test_the_local_team_may_have_another_name_here():
    with pytest.raises(BadFile, match="geen lokaal team dat “Team Noord” heet"):
        import_case(case_file("a"), How(team="Team Noord"))
    team = Organisation.objects.create(
        name="Team Noord", kind=OrganisationKind.LOCAL_TEAM, municipality=Municipality.objects.get(code="GM0047")
    )
    case = taken_over(case_file("a"), team="team noord")
    assert case.participations.get(leads=True).organisation == team
    assert not Organisation.objects.filter(name="Lokaal team Veendam").exists()


def test_a_youth_who_is_known_already_is_refused_without_telling_the_number():
    import_case(case_file("a"))
    other = case_file("a")
    other["zaak"]["id"] = "z-b"
    with pytest.raises(BadFile) as refused:
        import_case(other)
    assert {problem.path for problem in refused.value.problems} == {"personen[0].bsn", "personen[3].bsn"}
    assert "999910450" not in str(refused.value)
    assert Case.objects.count() == 1


def test_nothing_is_half_imported_when_a_door_refuses_at_the_very_end():
    data = case_file("a")
    data["evaluatie"]["tussentijds"] = []  # then the first evaluation lies 300 days ahead: more than the maximum
    with pytest.raises(BadFile) as refused:
        import_case(data)
    (problem,) = refused.value.problems
    assert problem.path == "evaluatie" and "binnen 180 dagen" in problem.reason
    assert not (Case.objects.exists() or Person.objects.exists() or User.objects.exists() or Event.objects.exists())


def test_every_step_was_taken_through_the_gate_on_the_day_it_happened():
    case = taken_over(case_file("a"))
    steps = dict(Event.objects.filter(thread=case.pk).exclude(step="").values_list("step", "happened_on"))
    assert steps == {
        "activate": date(2025, 6, 24), "share": date(2025, 6, 24), "propose": date(2025, 6, 24),
        "finalise": date(2025, 6, 26), "adopt": date(2025, 6, 26),
    }  # fmt: skip
