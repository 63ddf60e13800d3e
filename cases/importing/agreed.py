"""The plan: goals with their scale, what people do themselves, help, agreements; and the evaluations that come."""

from datetime import date
from decimal import Decimal
from typing import Any

from cases.access.records import write
from cases.evaluations import actions as evaluations
from cases.importing.arrival import Arrival, at, said, written
from cases.importing.check_content import hidden_from
from cases.importing.words import CATEGORIES
from cases.plans import actions as plans
from cases.plans.codes import AgreementKind, FamilyPlanAnswer, HelpStatus, SkipGround
from cases.plans.models import Agreement, Goal, GoalScale, HelpRequest, NeededHelp, OwnStrength, Plan
from flow.gate import take


def begin(arrival: Arrival) -> None:
    """The wish is what the family says about its most important goal; the file has no other words for it."""
    with at("doelen"):
        arrival.plan = plans.begin(case=arrival.case, by=arrival.by)
    plan, offered = arrival.plan, arrival.data["zaak"].get("familiegroepsplan")
    goals = sorted(arrival.data["doelen"], key=lambda row: (bool(hidden_from(row)), not row["belangrijkste"]))
    plan.wish = said(goals[0], "eigen_woorden") or goals[0]["titel"]
    plan.wish_by = " en ".join(arrival.name(key) for key in goals[0]["van"])[:120]
    if offered:
        plan.family_plan_offered_on, plan.family_plan_answer = offered["genoemd_op"], offered["keuze"]
        if offered["keuze"] == FamilyPlanAnswer.NOT_WANTED:
            plan.family_plan_skip_ground, plan.no_family_plan_on = SkipGround.NOT_WANTED, offered["genoemd_op"]
    arrival.plan = write(plan, by=arrival.by)
    arrival.counted["gezinsplannen"] += 1


def goals(arrival: Arrival) -> None:
    for order, row in enumerate(arrival.data["doelen"], 1):
        goal = arrival.put(
            Goal(plan=arrival.plan, order=order, title=row["titel"], own_words=said(row, "eigen_woorden"),
                 desired=row["wat_is_er_anders"], period=row["termijn"], is_most_important=row["belangrijkste"],
                 obstacle=said(row, "obstakel"), support=said(row, "steunbron"), is_imposed=bool(row.get("opgelegd")),
                 imposed_by=arrival.organisations.get(said(row, "opgelegd_door")), reference=row["id"],
                 continues=arrival.rows.get(said(row, "uit"))),
            of_people=[arrival.people[key] for key in row["van"]],
            factors=[arrival.rows[key] for key in row["factoren"]],
        )  # fmt: skip
        arrival.rows[row["id"]] = goal
        if scale := row.get("schaal"):
            arrival.put(
                GoalScale(goal=goal, now=scale["nu"], wished=scale["gewenst"], **arrival.carrier(scale["door"]))
            )
    for row in arrival.data["eigen_kracht"]:
        arrival.put(
            OwnStrength(goal=arrival.rows[row["doel"]], who=arrival.name(row["wie"])[:120], what=row["wat"],
                        can=row["kan"], note=said(row, "toelichting"))
        )  # fmt: skip
    for row in arrival.data["hulp_nodig"]:
        arrival.put(NeededHelp(goal=arrival.rows[row["doel"]], kind=row["soort_hulp"], why=row["waarom"]))


def agreements(arrival: Arrival) -> None:
    safety = (arrival.data["veiligheid"].get("veiligheidsplan") or {}).get("afspraak")
    for row in arrival.data["afspraken"]:
        agreement = arrival.put(
            Agreement(plan=arrival.plan, what=row["wat"], with_whom=arrival.names(row["met_wie"])[:300],
                      kind=AgreementKind.SAFETY_PLAN if row["id"] == safety else AgreementKind.ORDINARY,
                      due_on=row["uiterlijk"], repeats=said(row, "herhaling"), until=row.get("tot"),
                      reference=row["id"], **arrival.carrier(row["wie"])),
            goals=[arrival.rows[key] for key in row["doelen"]],
        )  # fmt: skip
        if row["status"] != "open":
            plans.settle_agreement(
                agreement, status=row["status"], by=arrival.by, on=min(row["uiterlijk"], arrival.day)
            )


def propose(arrival: Arrival) -> None:
    with at("doelen"):
        arrival.plan = take(Plan.objects.visible_to(arrival.by), arrival.plan.pk, "propose", by=arrival.by,
                            happened_on=arrival.day)  # fmt: skip


def moments(arrival: Arrival) -> list[dict[str, Any]]:
    """The evaluations that were still to come when the document was settled, the first one first."""
    told = arrival.data["evaluatie"]
    rows = [*(told.get("tussentijds") or []), told["volgende"]]
    return sorted((row for row in rows if row["datum"] > arrival.answered), key=lambda row: row["datum"])


def adopt(arrival: Arrival) -> None:
    """It comes into force on the day of the last answer, with the evaluations that were agreed then."""
    first, *later = moments(arrival)
    day = arrival.answered
    with at("evaluatie"):
        arrival.plan = take(
            Plan.objects.visible_to(arrival.coordinator), arrival.plan.pk, "adopt", by=arrival.coordinator,
            evaluate_on=first["datum"], on=day, happened_on=day,
        )  # fmt: skip
        evaluation = arrival.plan.evaluations.get()
        evaluation.how, evaluation.why = said(first, "wijze"), said(first, "toelichting")
        write(evaluation, by=arrival.coordinator, many=_participants(arrival, first))
        for row in later:
            _plan_moment(arrival, row, day)
    arrival.counted["evaluaties"] += 1 + len(later)


def _plan_moment(arrival: Arrival, row: dict[str, Any], day: date) -> None:
    evaluations.plan_evaluation(
        case=arrival.case, trigger="evaluatiemoment_herindicatie", due_on=row["datum"], by=arrival.coordinator, on=day,
        why=said(row, "toelichting"), how=said(row, "wijze"), many=_participants(arrival, row),
    )  # fmt: skip


def _participants(arrival: Arrival, row: dict[str, Any]) -> dict[str, list[Any]]:
    return {
        "people": [arrival.people[key] for key in row["met_wie"] if key in arrival.people],
        "professionals": [arrival.users[key] for key in row["met_wie"] if key in arrival.users],
        "organisations": [arrival.organisations[key] for key in row["met_wie"] if key in arrival.organisations],
    }


def requests(arrival: Arrival) -> None:
    """Help that is asked for, with the six steps and the product."""
    for row in arrival.data["aanvragen"]:
        product, steps = row["product"], row["zes_stappen"] or {}
        fifth = steps.get("stap_5_andere_mogelijkheden") or {}
        category = product["categorie_verordening"]
        signed = [f"{arrival.name(one['persoon'])} {one['datum']:%-d-%-m-%Y}" for one in row.get("ondertekening") or []]
        arrival.put(
            HelpRequest(
                case=arrival.case, person=arrival.people[row["voor"]], route=row["route"], asked_on=row["datum"],
                status=HelpStatus.GRANTED if row["status"] == "bepaald" else row["status"],
                question=said(steps, "stap_1_hulpvraag"), problems=said(steps, "stap_2_problemen"),
                needed=said(steps, "stap_3_nodig"), own_strength=said(steps, "stap_4_eigen_kracht"),
                other_laws=said(fifth, "andere_wetten"), general_provision=said(fifth, "algemene_voorziening"),
                conclusion=said(steps, "stap_6_conclusie"), category=CATEGORIES.get(category, category),
                product_category=said(product, "categorie_ijw"), product_code=said(product, "productcode"),
                product_name=product["naam"], begins_on=product["ingang"], ends_on=product["einde"],
                amount=_amount(product), unit=said(product, "eenheid_code"), frequency=said(product, "frequentie_code"),
                delivery=said(row, "leveringsvorm"), provider=arrival.organisations.get(said(row, "leverancier")),
                choice=said(row, "keuze_aanvrager"), more_to_say=_more_to_say(arrival, row),
                signed=", ".join(signed)[:300], reference=row["id"],
            ),
            consented=[arrival.people[key] for key in row.get("toestemming_hulp") or []],
        )  # fmt: skip


def _amount(product: dict[str, Any]) -> Any:
    """As written: 1.5 stays one and a half."""
    return None if product.get("volume") is None else Decimal(str(product["volume"]))


def _more_to_say(arrival: Arrival, row: dict[str, Any]) -> str:
    """Their own words; when the applicants choose differently, who asks for something else."""
    asks = [
        f"{arrival.name(one['persoon'])} vraagt: {one['vraagt']}"
        for one in row.get("keuzes") or []
        if one.get("vraagt")
    ]
    return written(said(row, "wil_nog_iets_kwijt"), *asks)
