"""The one plan through the API: begun, written, laid before everybody, adopted, looked back on, and concluded with a
next date; by a system in the name of professionals, with the sentences of the screen."""

from datetime import timedelta
from typing import Any

import pytest

from cases.plans.models import Agreement, Goal, Plan
from flow.models import Event
from tests import walks
from tests.callers import Caller, make_client
from tests.walks import today

pytestmark = pytest.mark.django_db

WISH = {
    "wens": "Rust thuis.", "wieZeiDit": "Luka en zijn ouders", "familiegroepsplanAntwoord": "niet_gewenst",
    "geenFamiliegroepsplanGrond": "a",
}  # fmt: skip
AGREES = {"inhoud": "akkoord", "hulp": "akkoord"}
ADOPTED = "Dit plan is vastgesteld. Een wijziging is een nieuwe versie: maak die eerst."


def day(days: int = 0) -> str:
    return (today() + timedelta(days=days)).isoformat()


def as_(caller: Caller, professional: Any) -> Caller:
    """The same system, in the name of somebody else."""
    return Caller(caller.client, professional)


def made(answer: Any) -> Any:
    assert answer.status_code == 201, answer.content
    return answer


def refused(answer: Any, status: int) -> dict[str, str]:
    """What is wrong, per pointer."""
    assert answer.status_code == status, answer.content
    return {one["pointer"]: one["detail"] for one in answer.json().get("errors", ())}


def written(team: Caller, home: Any, essen: Any) -> tuple[str, str]:
    """A plan with a wish, a goal with a number, and an agreement: the addresses of the plan and the goal."""
    begun = made(team.post(f"gezinnen/{home.case.family_id}/gezinsplannen"))
    plan = f"gezinsplannen/{begun.json()['id']}"
    wish = {**WISH, "familiegroepsplanAangebodenDatum": day(), "geenFamiliegroepsplanDatum": day()}
    changed = team.patch(plan, wish, etag=begun["ETag"])
    assert (changed.status_code, changed.json()["wens"], changed.json()["versie"]) == (200, "Rust thuis.", 2)
    first = made(team.post(f"{plan}/doelen", {
        "titel": "Rust in mijn hoofd", "watIsErDanAnders": "Ik slaap.", "personen": [str(home.luka.pk)],
    }))  # fmt: skip
    goal = f"doelen/{first.json()['id']}"
    assert (first.json()["belangrijkste"], first.json()["volgorde"], first.json()["stand"]) == (True, 1, "open")
    made(team.post(f"{goal}/schaalvragen", {"persoon": str(home.luka.pk), "nu": 3, "gewenst": 7}))
    made(team.post(f"{plan}/afspraken", {
        "wat": "Elke week praten.", "professional": str(essen.pk), "uiterlijkDatum": day(14),
        "doelen": [first.json()["id"]],
    }))  # fmt: skip
    return plan, goal


def everybody_answers(plan: str, callers: dict[Any, Caller], team: Caller) -> None:
    """Whoever is asked agrees; a professional in their own name, through the system of their own organisation."""
    for one in team.get(f"{plan}/gevraagden").json()["results"]:
        assert one["reactie"] is None
        who = {"persoon": one["persoon"]} if one["persoon"] else {"professional": one["professional"]}
        made(callers.get(one["professional"], team).post(f"{plan}/reacties", {**AGREES, **who}))
    assert all(one["reactie"] for one in team.get(f"{plan}/gevraagden").json()["results"])


def adopted(team: Caller, home: Any, people: Any) -> tuple[str, str]:
    provider = Caller(make_client(people.provider), people.essen)
    plan, goal = written(team, home, people.essen)
    assert team.step(plan, "propose").json()["stand"] == "proposed"
    callers = {str(people.jorn.pk): as_(team, people.jorn), str(people.essen.pk): provider}
    everybody_answers(plan, callers, team)
    done = team.step(plan, "adopt", evaluatieDatum=day(42))
    assert (done.status_code, done.json()["stand"], done.json()["evaluatieDatum"]) == (200, "active", day(42))
    return plan, goal


def test_a_plan_is_begun_written_adopted_and_looked_back_on(team, people, home):
    plan, goal = adopted(team, home, people)
    assert team.get(goal).json()["schaalvragen"][0]["wie"] == "Luka"
    (agreed,) = team.get(f"{plan}/afspraken?stand=open").json()["results"]
    assert agreed["wie"] == "Dr. Van Essen"
    busy = team.post(
        f"afspraken/{agreed['id']}/standen", {"stand": "bezig"}, If_Match=team.get(f"afspraken/{agreed['id']}")["ETag"]
    )
    assert (busy.status_code, busy.json()["stand"]) == (200, "bezig")
    (planned,) = team.get(f"{plan}/evaluaties").json()["results"]
    place = f"evaluaties/{planned['id']}"
    moved = team.step(place, "move", uiterlijkDatum=day(30), reden="Vakantie.")
    assert (moved.json()["uiterlijkDatum"], team.get(plan).json()["evaluatieDatum"]) == (day(30), day(30))
    assert team.step(place, "hold", gehoudenDatum=day()).json()["stand"] == "held"
    filled_in(team, home, place, goal)
    asked = refused(team.step(place, "conclude"), 400)
    assert asked == {"#/feiten/volgendeEvaluatieDatum": "Kies wanneer jullie weer terugkijken."}
    done = team.step(place, "conclude", volgendeEvaluatieDatum=day(90))
    assert (done.status_code, done.json()["stand"], done.json()["afgerondDatum"]) == (200, "concluded", day())
    assert team.get(plan).json()["evaluatieDatum"] == day(90)
    assert team.get(goal).json()["stand"] == "deels_behaald"
    by = Event.objects.filter(thread=home.case.pk, subject_type__in=["cases.plan", "cases.evaluation"])
    assert {event.by for event in by} == {people.marit, people.jorn, people.essen}
    assert not by.filter(by=team.client.account).exists()


def filled_in(team: Caller, home: Any, place: str, goal: str) -> None:
    """Two people give the goal a number each; nothing makes one number of them."""
    key, now = goal.split("/")[1], team.get(place)
    told = team.patch(place, {"watWerkte": "Elke week praten.", "doenWeDeGoedeDingen": "ja", "besluit": "voortzetten",
                              "hoe": "gesprek thuis"}, etag=now["ETag"])  # fmt: skip
    assert (told.status_code, told.json()["watWerkte"], told.json()["hoe"]) == (
        200, "Elke week praten.", "gesprek thuis",
    ), told.content  # fmt: skip
    luka = {"doel": key, "persoon": str(home.luka.pk), "cijfer": 5, "woorden": "Het gaat."}
    five = made(team.post(f"{place}/scores", luka))
    made(team.post(f"{place}/scores", {"doel": key, "persoon": str(home.ivana.pk), "cijfer": 8}))
    six = team.patch(f"scores/{five.json()['id']}", {"cijfer": 6}, etag=five["ETag"])
    assert (six.status_code, six.json()["id"], six.json()["woorden"]) == (200, five.json()["id"], "Het gaat.")
    assert sorted(one["cijfer"] for one in team.get(f"{place}/scores?doel={key}").json()["results"]) == [6, 8]
    again = refused(team.post(f"{place}/scores", luka), 400)
    assert again == {"#": "Deze persoon gaf bij dit doel al een cijfer."}
    stranger = {"doel": key, "professional": str(team.professional.pk), "cijfer": 11}
    assert "#/cijfer" in refused(team.post(f"{place}/scores", stranger), 400)
    ended = refused(team.post(f"{place}/terugblikken", {"doel": key, "uitkomst": "behaald", "toelichting": ""}), 400)
    assert "#/toelichting" in ended
    review = {"doel": key, "uitkomst": "deels_behaald", "toelichting": "Het begin is er."}
    gone = made(team.post(f"{place}/terugblikken", review))
    assert team.delete(f"terugblikken/{gone.json()['id']}", etag=gone["ETag"]).status_code == 204
    made(team.post(f"{place}/terugblikken", review))


def test_what_the_screen_refuses_is_refused_with_its_sentence(team, people, home):
    place = f"gezinnen/{home.case.family_id}/gezinsplannen"
    begun = made(team.post(place))
    plan = f"gezinsplannen/{begun.json()['id']}"
    assert refused(team.post(place), 409) == {"#": "Er is al een plan in de maak. Schrijf daarin verder."}
    told = refused(team.step(plan, "propose"), 409)
    assert "Er is nog geen doel." in begun.json()["stappen"][0]["belemmeringen"]
    assert told["#"] in begun.json()["stappen"][0]["belemmeringen"]
    assert refused(team.patch(plan, {"familiegroepsplanAntwoord": "gewenst"}, etag=begun["ETag"]), 400) == {
        "#/familiegroepsplanAangebodenDatum": "Vul in wanneer u het familiegroepsplan aanbood."
    }
    assert team.patch(plan, {"wens": "Rust."}).status_code == 428
    assert team.patch(plan, {"wens": "Rust."}, etag=begun["ETag"]).status_code == 200
    assert team.patch(plan, {"wens": "Onrust."}, etag=begun["ETag"]).status_code == 412
    imposed = {"titel": "Doel", "watIsErDanAnders": "Iets.", "personen": [str(home.luka.pk)], "opgelegd": True}
    assert refused(team.post(f"{plan}/doelen", imposed), 400) == {"#/opgelegdDoor": "Kies wie dit doel heeft opgelegd."}
    other = walks.active(people, "Bakker")
    theirs = {"titel": "Doel", "watIsErDanAnders": "Iets.", "personen": [str(other.luka.pk)]}
    assert list(refused(team.post(f"{plan}/doelen", theirs), 400)) == ["#/personen"]
    two = {
        "wat": "Bellen.",
        "uiterlijkDatum": day(3),
        "persoon": str(home.luka.pk),
        "professional": str(people.marit.pk),
    }
    assert refused(team.post(f"{plan}/afspraken", two), 400) == {"#": "Kies één iemand die dit doet."}
    assert not Goal.objects.filter(plan__case=home.case).exists()
    assert not Agreement.objects.filter(plan__case=home.case).exists()


def test_who_answers_and_who_adopts(team, people, home):
    plan, _ = written(team, home, people.essen)
    key = Plan.objects.get().pk
    answer = {**AGREES, "persoon": str(home.luka.pk)}
    assert refused(team.post(f"{plan}/reacties", answer), 409) == {"#": "Er wordt nu geen antwoord gevraagd."}
    team.step(plan, "propose")
    colleague = {**AGREES, "professional": str(people.jorn.pk)}
    assert refused(team.post(f"{plan}/reacties", colleague), 400) == {
        "#/professional": "Een collega geeft zelf antwoord."
    }
    nobody = {"inhoud": "niet_gevraagd", "hulp": "niet_gevraagd", "professional": str(people.marit.pk)}
    assert set(refused(team.post(f"{plan}/reacties", {**nobody, "redenNietGevraagd": "x"}), 400)) == {
        "#/inhoud", "#/hulp",
    }  # fmt: skip
    assert "#/wijze" in refused(team.post(f"{plan}/reacties", {**colleague, "wijze": "ingelezen"}), 400)
    assert "#/persoon" in refused(team.post(f"{plan}/reacties", {**colleague, **answer}), 400)
    why = {**nobody, "professional": str(people.jorn.pk), "redenNietGevraagd": "Is ziek."}
    kept = made(team.post(f"{plan}/reacties", why)).json()
    assert (kept["hoedanigheid"], kept["wijze"]) == ("jeugdwerker, Lokaal team Veendam", "gesprek")
    waits = refused(team.step(plan, "adopt", evaluatieDatum=day(42)), 409)
    assert "Luka" in waits["#"]
    assert as_(team, people.jorn).step(plan, "adopt", evaluatieDatum=day(42)).status_code == 403
    assert refused(team.step(plan, "adopt"), 409).keys() <= {"#", "#/feiten/evaluatieDatum"}
    assert Plan.objects.get(pk=key).status == "proposed"


def test_what_is_adopted_only_goes_on_by_what_people_do(team, people, home):
    plan, goal = adopted(team, home, people)
    now = team.get(goal)
    assert refused(team.patch(goal, {"titel": "Anders"}, etag=now["ETag"]), 409) == {"#": ADOPTED}
    assert refused(team.post(f"{goal}/eigen-krachten", {"wie": "oma", "wat": "oppassen", "lukt": "ja"}), 409) == {
        "#": ADOPTED
    }
    told = refused(team.post(f"{goal}/standen", {"stand": "behaald"}, If_Match=now["ETag"]), 400)
    assert list(told) == ["#/hoeHetAfliep"]
    ahead = {"stand": "behaald", "hoeHetAfliep": "Het lukte.", "datum": day(3)}
    assert refused(team.post(f"{goal}/standen", ahead, If_Match=now["ETag"]), 400) == {
        "#/datum": "Deze datum ligt in de toekomst."
    }
    done = team.post(f"{goal}/standen", {**ahead, "datum": day(-1)}, If_Match=now["ETag"])
    assert (done.json()["stand"], done.json()["afgerondDatum"]) == ("behaald", day(-1)), done.content
    second = made(team.post(f"gezinnen/{home.case.family_id}/gezinsplannen")).json()
    assert (second["versienummer"], second["vorigeVersie"]) == (2, plan.split("/")[1])
    late = {"aanleiding": "nieuwe_vraag", "uiterlijkDatum": day(20)}
    assert "geldt niet" in refused(team.post(f"gezinsplannen/{second['id']}/evaluaties", late), 409)["#"]
    extra = made(team.post(f"{plan}/evaluaties", late)).json()
    assert (extra["uiterlijkDatum"], extra["stand"]) == (day(20), "planned")
    place = f"evaluaties/{extra['id']}"
    early = refused(team.patch(place, {"watWerkte": "Alles."}, etag=team.get(place)["ETag"]), 409)
    assert early == {"#": "Start de evaluatie eerst: zeg wanneer jullie samen terugkeken."}
    assert "#/uiterlijkDatum" in refused(
        team.patch(place, {"uiterlijkDatum": day(9)}, etag=team.get(place)["ETag"]), 400
    )
    assert team.step(place, "cancel", reden="Toch niet nodig.").json()["stand"] == "cancelled"


def test_goals_have_an_order_and_one_is_the_most_important(team, people, home):
    plan, goal = written(team, home, people.essen)
    one = goal.split("/")[1]
    new = {"titel": "Naar school", "watIsErDanAnders": "Elke dag.", "personen": [str(home.luka.pk)]}
    two = made(team.post(f"{plan}/doelen", new)).json()["id"]
    etag = team.get(plan)["ETag"]
    assert list(refused(team.post(f"{plan}/volgorden", {"doelen": [two]}, If_Match=etag), 400)) == ["#/doelen"]
    assert team.post(f"{plan}/volgorden", {"doelen": [two, one]}, If_Match=etag).status_code == 200
    assert team.post(f"{plan}/hoofddoelen", {"doel": two}, If_Match=etag).status_code == 200
    listed = team.get(f"{plan}/doelen").json()["results"]
    assert [(row["id"], row["belangrijkste"]) for row in listed] == [(two, True), (one, False)]
