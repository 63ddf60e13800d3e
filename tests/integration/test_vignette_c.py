"""Case file C, taken over on the day of its last answer (9 November 2026). It lies before the family: nobody of the
professionals has answered yet, so nothing is settled.

What waits for a later issue:

| control point                                                  | waits for                                    |
|----------------------------------------------------------------|----------------------------------------------|
| father sees nothing of Fenna's part (c-13 to c-17, 18+, …)      | the family's own door                        |
| s-c12 hidden from father until 17 November, then shown         | a shield that ends by itself                 |
| answers per request for help (hulp_per_aanvraag)               | answers per request                          |
| reactions: corrected, added, refused, removed                  | corrections as records of their own          |
| consent c-c6 withdrawn                                         | consent                                      |

Nothing shielded stands in a text of the analysis: a text is for everybody who sees the analysis.
"""

from datetime import date

import pytest

from cases.adulthood.models import Checklist
from cases.analysis import actions as analyses
from cases.analysis.models import Factor, Statement, Worry, respondents
from cases.attention.clocks import clocks
from cases.attention.points import points
from cases.families.models import Case, Person
from cases.plans import actions as plans
from cases.plans.models import Plan
from cases.sharing.models import team_of
from flow.gate import take
from tests.case_files import case_file, found, on, walked_in

DOCUMENT, ANSWERED = date(2026, 11, 3), date(2026, 11, 9)


@pytest.fixture(scope="module")
def case_key(django_db_setup, django_db_blocker):
    with walked_in("c", ANSWERED, django_db_blocker) as key:
        yield key


@pytest.fixture
def case(case_key, db):
    with on(ANSWERED):
        yield Case.objects.get(pk=case_key)


@pytest.fixture
def analysis(case):
    return case.analyses.get()


def test_the_three_children_are_17_13_and_7(case):
    ages = [(one.first_name, one.age_on(DOCUMENT)) for one in case.youths()]
    assert ages == [("Fenna", 17), ("Tygo", 13), ("Liv", 7)]


def test_the_clocks_end_on_10_and_24_november(case):
    due = {clock.key: clock.due for clock in clocks(case)}
    assert (due["analysis_days"], due["decision_days"]) == (date(2026, 11, 10), date(2026, 11, 24))


def test_the_analysis_was_in_time(case):
    met = next(clock for clock in clocks(case) if clock.key == "analysis_days")
    assert met.met_on == DOCUMENT


def test_the_terms_are_said_to_be_those_of_groningen(case):
    (point,) = found(case, "termijnen_van_groningen")
    assert "Oldambt kan andere regels hebben" in point.sentence


def test_tygo_is_at_home_for_eleven_weeks_on_the_day_of_the_document(case):
    (point,) = found(case, "thuis_van_school", DOCUMENT)
    assert "17 augustus 2026" in point.sentence and "11 weken" in point.sentence


def test_nothing_shielded_stands_in_a_text_of_the_analysis(analysis):
    texts = "\n".join(row.text for row in analysis.texts.all())
    data = case_file("c")
    hidden = [row["tekst"] for section in ("verhaal", "zorgen") for row in data[section] if row.get("delen")]
    assert len(hidden) >= 9
    assert not [text for text in hidden if text in texts]
    assert "Aalders" not in texts and "licht verstandelijke" not in texts


def test_the_school_is_on_the_team_and_sees_what_is_about_tygo_and_nothing_of_mother(case, analysis):
    assert {"Sietske Boelens", "Lotte Prins", "Ingrid Sikkema", "Naomi de Vos"} <= {str(one) for one in team_of(case)}
    haveman = team_of(case).get(name="Meneer Haveman")
    assert {one.first_name for one in Person.objects.visible_to(haveman)} == {"Tygo"}
    seen = {row.reference for row in Statement.objects.visible_to(haveman)}
    assert {"s-c1", "s-c3", "s-c23"} <= seen
    about = {row["id"]: set(row["over"]) for row in case_file("c")["verhaal"]}
    assert all(about[key] == {"p-tygo"} for key in seen)
    assert not Factor.objects.visible_to(haveman).filter(reference__in=["f-c5", "f-c8"]).exists()
    assert not Worry.objects.visible_to(haveman).filter(reference="w-c5").exists()
    assert not analysis.texts.all().visible_to(haveman).exists()


def test_what_is_shielded_from_the_school_is_for_the_others_by_name(analysis):
    row = analysis.statements.get(reference="s-c25")
    assert row.audience == "named"
    names = {str(one) for one in row.named.all()}
    assert "Sietske Boelens" in names and "Meneer Haveman" not in names
    assert analysis.worries.get(reference="w-c4").audience == "professionals"


def test_the_shared_picture_leans_only_on_factors_without_a_shield(analysis):
    data = case_file("c")["analyse"]
    shielded = {row["id"] for row in data["factoren"] if row.get("delen")}
    leaning = {one.reference for one in analysis.factors.all() if one.in_summary}
    assert leaning == set(data["samenhangend_beeld"]["steunt_op"])
    assert not leaning & shielded


def test_father_disagrees_with_the_content_and_partly_with_the_help(analysis):
    arjan = next(one.response for one in respondents(analysis) if str(one.person) == "Arjan")
    assert (arjan.content, arjan.help) == ("niet_akkoord", "gedeeltelijk")
    assert arjan.dissents and arjan.words.endswith("En zet erbij dat ik dit zo zie.")


def test_the_different_views_stay_beside_the_text(analysis):
    views = {(one.topic, one.who): one.words for one in analysis.view_differences.all()}
    assert views["waar Liv het beste kan wonen", "Arjan"] == "Bij mij."
    assert len(views) == 8
    link = analysis.links.get(explanation="Ouders zeggen tegen Tygo verschillende dingen over school.")
    assert {str(one.person): one.view for one in link.views.all() if one.person}["Arjan"] == "oneens"


def test_liv_was_not_asked_and_it_says_why(analysis):
    liv = next(one.response for one in respondents(analysis) if str(one.person) == "Liv")
    assert (liv.content, liv.not_asked_reason) == ("niet_gevraagd", "uitgelegd met plaatjes; jonger dan 12")


def test_it_lies_before_the_family_and_waits_for_the_professionals(case, analysis):
    assert (analysis.status, case.plans.get().status) == ("shared", "proposed")
    state, sentence = analysis.shared_state()
    assert state == "wacht" and "Naomi de Vos" in sentence and "Arjan" not in sentence


def test_the_perspective_plan_for_fenna_is_late(case):
    (point,) = found(case, "perspectiefplan")
    assert point.urgent and "Fenna had vanaf 14 augustus 2025 moeten lopen: te laat" in point.sentence


def test_a_decision_on_help_after_18_is_needed_before_the_birthday(case):
    (point,) = found(case, "wordt_18")
    assert point.urgent and "14 februari 2027" in point.sentence


def test_residence_for_liv_has_its_analysis(case):
    residence = [one for one in case.help_requests.all() if one.is_residence]
    assert [one.person.first_name for one in residence] == ["Liv"]
    assert not found(case, "verblijf_zonder_analyse")


def test_the_evaluation_leaves_eight_weeks_for_a_decision(case, analysis):
    """Sietske settles the plan as the file proposes: evaluation on 22 December, pleegzorg until 1 March."""
    plan = case.plans.get()
    for one in respondents(analysis):
        if one.response is None:
            answer = {"content": "niet_gevraagd", "help": "niet_gevraagd", "not_asked_reason": "op vakantie"}
            if one.professional == case.coordinator:
                answer = {"content": "akkoord", "help": "akkoord"}
            who = {"professional": one.professional, "person": one.person, "by": case.coordinator}
            plans.respond(plan=plan, **who, **answer)
            analyses.respond(analysis=analysis, **who, **answer)
    take(Plan.objects.visible_to(case.coordinator), plan.pk, "adopt", by=case.coordinator,
         evaluate_on=date(2026, 12, 22))  # fmt: skip
    case = Case.objects.get(pk=case.pk)
    assert not [
        one for one in points(case) if one.code.startswith(("evaluatie_te", "hulp_eindigt")) and "Liv" in one.sentence
    ]


def test_oldambt_stays_responsible_though_liv_lives_in_westerwolde(case):
    (point,) = found(case, "woont_in_andere_gemeente")
    assert "Liv" in point.sentence and "Westerwolde" in point.sentence and "blijft Oldambt" in point.sentence


def test_five_organisations_take_part(case):
    assert {str(row.organisation) for row in case.participations.all()} == {
        "Lokaal team Oldambt (met leerplicht en schuldhulp)", "Pleegzorg De Nestkast", "Vmbo Het Dollardpad",
        "Steunpunt Meedoen", "Jeugd-ggz De Zeilmakerij",
    }  # fmt: skip


def test_the_help_system_is_a_side_of_its_own(analysis):
    assert analysis.factors.get(reference="f-c12").locus == "hulpverlening"


def test_voices_of_grandparents_are_the_network(analysis):
    voices = {one.reference: one.voice for one in analysis.statements.all()}
    assert (voices["s-c20"], voices["s-c21"], voices["s-c4"], voices["s-c5"]) == (
        "netwerk",
        "netwerk",
        "vader",
        "moeder",
    )


def test_nothing_false_stands_beside_it(case):
    assert {point.code for point in points(case)} == {
        "perspectiefplan", "wordt_18", "termijn_loopt_af", "in_stand_zonder_doel", "thuis_van_school",
        "termijnen_van_groningen", "kring", "woont_in_andere_gemeente", "18_plus_te_laat",
    }  # fmt: skip


def test_what_the_file_asks_about_18_stands_on_the_list_beside_the_catalogue(case):
    checklist = Checklist.objects.get(case=case)
    assert checklist.person.first_name == "Fenna" and checklist.items.count() == 45
    own = checklist.items.filter(number=0)
    assert set(own.values_list("domain", flat=True)) == {"support", "wonen", "school_werk", "inkomen", "welzijn"}
    home = own.get(domain="wonen")
    assert home.title == "waar woon je tot en na de zomer"
    assert "Jeugdwet verlengd, Wmo" in home.note and "welke wet is nog niet bekend" in home.note


def test_only_youths_have_a_bsn(case):
    numbered = Person.objects.filter(family=case.family, bsn_index__isnull=False)
    assert {one.first_name for one in numbered} == {"Fenna", "Tygo", "Liv"}
