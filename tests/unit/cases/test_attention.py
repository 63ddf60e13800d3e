"""Aandachtspunten: nothing is said of a case that lacks nothing, and each rule says exactly what is missing."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from cases.access.records import remove
from cases.analysis.actions import respond
from cases.analysis.models import (
    AnalysisText,
    Consultation,
    EarlierHelp,
    Enclosure,
    Factor,
    FactorLink,
    Statement,
    Worry,
)
from cases.attention import actions
from cases.attention.points import Point, points, review
from cases.families.models import Authority, Case, Coordination, Enrolment, Person, YouthSeen
from cases.plans.models import Agreement, Goal, GoalScale
from flow.gate import Incomplete, NotAllowed, NotPossible
from network.models import Municipality, Term
from tests import walks
from tests.attention_case import Whole, adopt, whole
from tests.personas import make_people

ALWAYS = {"wordt_16", "termijnen_van_groningen"}  # good to know of a fifteen-year-old in Veendam


@pytest.fixture
def made(db: None) -> Whole:
    return whole(make_people())


def codes(made: Whole) -> set[str]:
    return {point.code for point in points(made.case)} - ALWAYS


def found(made: Whole, code: str) -> Point:
    mine = [point for point in points(made.case) if point.code == code]
    assert len(mine) == 1, [point.sentence for point in mine]
    return mine[0]


def in_days(days: int) -> Any:
    return walks.today() + timedelta(days=days)


def test_of_a_case_that_lacks_nothing_nothing_is_said(made: Whole):
    assert codes(made) == set()
    walks.go(made.analysis, "share", made.people.marit)
    walks.everybody_answers(made.people, made.analysis, lambda **answer: respond(analysis=made.analysis, **answer))
    walks.go(made.analysis, "finalise", made.people.marit)
    assert codes(made) == {"geen_evaluatiedatum"}
    adopt(made)
    assert {point.code for point in points(made.case)} == ALWAYS


def test_a_new_family_is_asked_for_the_first_things_only(db: None):
    people = make_people()
    home = walks.registered(people)
    assert {point.code for point in points(home.case)} - ALWAYS == {
        "identiteit_niet_gezien", "clientondersteuning_niet_genoemd", "jeugdige_niet_gezien", "school_niet_gevraagd",
    }  # fmt: skip


def test_a_closed_case_asks_nothing(db: None):
    people = make_people()
    home = walks.registered(people)
    walks.go(home.case, "decline", people.marit, reason="Vraag is beantwoord.")
    assert points(Case.objects.get(pk=home.case.pk)) == []
    assert review(Case.objects.get(pk=home.case.pk)).clocks == []


BROKEN: dict[str, Callable[[Whole], Any]] = {
    "onderdeel_leeg": lambda m: m.change(AnalysisText.objects.get(analysis=m.analysis, key="school"), text=" "),
    "geen_genogram": lambda m: Enclosure.objects.all().delete(),
    "weging_ontbreekt": lambda m: m.change(m.analysis, urgency=""),
    "niemand_geraadpleegd": lambda m: Consultation.objects.all().delete(),
    "eerdere_hulp_zonder_resultaat": lambda m: m.add(
        EarlierHelp, organisation_name="De Turfschuit", question="Rust", begins="2020", result="onbekend"
    ),
    "niet_gehoord": lambda m: Statement.objects.filter(pk=m.rows["ivana"].pk).update(person=m.home.luka),
    "soort_factor_ontbreekt": lambda m: remove(m.rows["risico"], by=m.people.marit),
    "zorg_zonder_voorbeeld": lambda m: m.change(m.rows["worry"], exception=""),
    "geen_zorg_genoemd": lambda m: remove(m.rows["worry"], by=m.people.marit),
    "beeld_steunt_nergens_op": lambda m: m.rows["risico"].statements.clear(),
    "doel_zonder_afspraak": lambda m: m.rows["agreement"].goals.clear(),
    "belangrijkste_doel": lambda m: m.change(m.rows["goal"], is_most_important=False),
    "doel_zonder_cijfer": lambda m: GoalScale.objects.all().delete(),
    "geen_procesregie": lambda m: Case.objects.update(frame="ots"),
    "geen_casusregie": lambda m: Coordination.objects.update(about=""),
    "gezag_onbekend": lambda m: Authority.objects.all().delete(),
    "identiteit_niet_gezien": lambda m: Case.objects.update(identity_seen=False),
    "clientondersteuning_niet_genoemd": lambda m: Case.objects.update(support_mentioned_on=None),
    "jeugdige_niet_gezien": lambda m: YouthSeen.objects.all().delete(),
    "school_niet_gevraagd": lambda m: Enrolment.objects.update(asked_on=None),
    "geboortedatum_ontbreekt": lambda m: Person.objects.filter(pk=m.home.luka.pk).update(birth_date=None),
    "spoed_zonder_startdatum": lambda m: Case.objects.update(urgent=True),
    "leeftijd_klopt_niet": lambda m: m.change(
        AnalysisText.objects.get(analysis=m.analysis, key="summary"), text="Luka, je bent 16 jaar."
    ),
    "verblijf_zonder_analyse": lambda m: m.ask(category="verblijf_opname", unit="14", amount=7),
    "toestemming_ontbreekt": lambda m: m.ask(status="aangevraagd"),
    "getekend_voor_akkoord": lambda m: m.ask(signed="Luka 1-6-2025").consented.set(m.home.case.family.people.all()),
}  # fmt: skip


@pytest.mark.parametrize("code", BROKEN)
def test_what_is_missing_is_found_and_nothing_beside_it(made: Whole, code: str):
    BROKEN[code](made)
    assert codes(made) == {code}


def test_every_point_says_where_it_comes_from_and_leads_to_a_page_that_exists(made: Whole):
    for code in ("geen_genogram", "doel_zonder_afspraak", "weging_ontbreekt", "gezag_onbekend"):
        BROKEN[code](made)
    for point in points(made.case):
        assert point.source
        assert point.sentence.endswith(".")
        assert reverse(point.url_name, args=point.url_args)


def test_a_maintaining_factor_without_a_goal_and_a_goal_without_a_factor(made: Whole):
    made.rows["goal"].factors.clear()
    assert codes(made) == set()  # a goal cannot name a factor of an analysis that nobody was given to read
    walks.go(made.analysis, "share", made.people.marit)
    assert codes(made) == {"in_stand_zonder_doel", "doel_zonder_factor"}
    made.change(made.rows["goal"], no_factor_reason="De rechter legt dit op.")
    assert codes(made) == {"in_stand_zonder_doel"}


def test_more_than_five_open_goals_ask_for_a_reason(made: Whole):
    for number in range(5):
        goal = made.add(Goal, many={"factors": [made.rows["risico"]]}, title=f"Doel {number}", desired="Anders.")
        made.add(GoalScale, goal=goal, person=made.home.luka, now=1, wished=2)
        made.rows["agreement"].goals.add(goal)
    assert codes(made) == {"veel_doelen"}
    assert "6 doelen" in found(made, "veel_doelen").sentence
    made.change(made.plan, many_goals_reason="Drie kinderen.")
    assert codes(made) == set()


def test_violence_asks_for_a_safety_plan_until_the_agreement_about_it_is_done(made: Whole):
    made.change(made.rows["worry"], example="Bij ruzie werd geslagen en geschopt.")
    point = found(made, "geweld_zonder_veiligheidsplan")
    assert point.urgent
    assert "werd geslagen en geschopt" in point.sentence
    agreement = made.add(
        Agreement,
        what="We maken een veiligheidsplan.",
        kind="veiligheidsplan",
        person=made.home.dario,
        due_on=in_days(10),
    )
    promised = found(made, "geweld_zonder_veiligheidsplan")
    assert "We maken een veiligheidsplan." in promised.sentence
    assert promised.key != point.key
    Agreement.objects.filter(pk=agreement.pk).update(status="gedaan", settled_on=walks.today())
    assert codes(made) == set()


def test_an_enclosed_safety_plan_is_enough(made: Whole):
    made.change(made.rows["worry"], life_area="veiligheid")
    assert codes(made) == {"geweld_zonder_veiligheidsplan"}
    made.add(Enclosure, kind="veiligheidsplan", dated_on=walks.today())
    assert codes(made) == set()


def test_a_rumour_in_the_picture_is_named_and_presses_when_it_stands_alone(made: Whole):
    rumour = made.add(
        Statement, many={"about": [made.home.luka]}, voice="netwerk", said_by_name="buurt", kind="gerucht",
        said_on=walks.today(), text="Er gaan verhalen over de groep.",
    )  # fmt: skip
    made.rows["risico"].statements.add(rumour)
    partly = found(made, "beeld_op_gerucht")
    assert (partly.urgent, "voor een deel" in partly.sentence) == (False, True)
    made.rows["risico"].statements.set([rumour])
    only = found(made, "beeld_op_gerucht")
    assert (only.urgent, "alleen op een gerucht" in only.sentence) == (True, True)
    made.change(made.rows["risico"], in_summary=False)
    assert codes(made) == set()


def test_violence_that_only_the_picture_names_is_new_information(made: Whole):
    made.change(AnalysisText.objects.get(analysis=made.analysis, key="summary"), text="Er werd geslagen.")
    assert codes(made) == {"geweld_alleen_in_beeld", "geweld_zonder_veiligheidsplan"}
    made.change(made.rows["ivana"], text="Ivana zegt dat er wordt geslagen.")
    assert codes(made) == {"geweld_zonder_veiligheidsplan"}


def test_a_circle_is_told_in_words_and_asks_nothing(made: Whole):
    one, other = made.rows["oorzakelijk"], made.rows["instandhoudend"]
    for source, target in ((one, other), (other, one)):
        made.add(FactorLink, source=source, target=target, kind="houdt_in_stand", explanation="Zo gaat het rond.")
    point = found(made, "kring")
    assert point.informs
    assert "“Ouders zijn uit elkaar” → “Somber, vol hoofd” → “Ouders zijn uit elkaar”" in point.sentence


def test_an_own_setting_of_the_municipality_ends_the_remark_about_terms(made: Whole):
    veendam = Municipality.objects.get(code="GM0047")
    for key in ("analysis_days", "decision_days", "urgent_decision_days", "use_help_days"):
        assert any(point.code == "termijnen_van_groningen" for point in points(made.case))
        Term.objects.create(
            municipality=veendam, key=key, value=50, valid_from=walks.today(), source="Verordening Veendam"
        )
    assert not any(point.code == "termijnen_van_groningen" for point in points(made.case))


def test_put_aside_with_a_reason_it_is_gone_until_it_is_taken_back(made: Whole):
    Enclosure.objects.all().delete()
    key = found(made, "geen_genogram").key
    with pytest.raises(Incomplete, match="waarom"):
        actions.put_aside(case=made.case, key=key, reason="  ", by=made.people.marit)
    with pytest.raises(NotPossible, match="is er niet meer"):
        actions.put_aside(case=made.case, key="geen_genogram.0", reason="Oud.", by=made.people.marit)
    with pytest.raises(NotAllowed):
        actions.put_aside(case=made.case, key=key, reason="Wacht.", by=made.people.tess)
    row = actions.put_aside(case=made.case, key=key, reason="Komt vrijdag.", by=made.people.essen)
    assert codes(made) == set()
    ((point, kept),) = review(made.case).aside
    assert (point.code, kept.reason, kept.added_by) == ("geen_genogram", "Komt vrijdag.", made.people.essen)
    actions.take_back(row, by=made.people.jorn)
    assert codes(made) == {"geen_genogram"}


def test_a_point_put_aside_comes_back_when_what_it_rests_on_changes(made: Whole):
    made.change(made.rows["worry"], exception="")
    actions.put_aside(
        case=made.case, key=found(made, "zorg_zonder_voorbeeld").key, reason="Vragen we nog.", by=made.people.marit
    )
    assert codes(made) == set()
    made.change(made.rows["worry"], example="")
    assert codes(made) == {"zorg_zonder_voorbeeld"}


def test_what_presses_comes_first_and_what_only_informs_last(made: Whole):
    BROKEN["gezag_onbekend"](made)
    BROKEN["geen_genogram"](made)
    weights = [str(point.weight) for point in points(made.case)]
    assert weights == sorted(weights, key=["dringend", "gewoon", "weten"].index)
    assert weights[0] == "dringend"


@pytest.mark.parametrize("more", [0, 24])
def test_the_number_of_queries_does_not_grow_with_the_rows(made: Whole, django_assert_num_queries: Any, more: int):
    for number in range(more):
        said = made.add(Statement, many={"about": [made.home.luka]}, voice="vader", person=made.home.dario, kind="feit",
                        said_on=walks.today(), text=f"Uitspraak {number}")  # fmt: skip
        factor = made.add(Factor, many={"statements": [said]}, title=f"Factor {number}", kind="risico", locus="kind")
        made.add(FactorLink, source=factor, target=made.rows["risico"], kind="draagt_bij_aan")
        made.add(Worry, many={"about": [made.home.luka]}, voice="vader", person=made.home.dario, text=f"Zorg {number}")
        goal = made.add(Goal, many={"factors": [factor]}, title=f"Doel {number}", desired="Anders.")
        made.add(Agreement, many={"goals": [goal]}, what="Praten.", person=made.home.dario, due_on=walks.today())
        made.ask(product_name=f"hulp {number}")
    if not more:
        made.ask()
    walks.go(made.analysis, "share", made.people.marit)
    case = Case.objects.select_related("municipality").get(pk=made.home.case.pk)
    with django_assert_num_queries(QUERIES):
        points(case)
    with django_assert_num_queries(SAFETY_QUERIES):
        points(case, groups=["veiligheid"])


QUERIES, SAFETY_QUERIES = 35, 6
