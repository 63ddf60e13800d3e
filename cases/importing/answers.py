"""Who answered what, on the analysis and on the plan; and whom nobody asked, as far as the file tells."""

from typing import Any

from cases.analysis import actions as analyses
from cases.analysis.codes import Answer, Medium
from cases.analysis.models import respondents
from cases.importing.arrival import Arrival, at, said, written
from cases.plans import actions as plans

NOT_IN_FILE = "Het antwoord staat niet in het ingelezen bestand."


def bring_in(arrival: Arrival) -> None:
    """The same two answers, on the content and on the help, hold for the analysis and for the plan."""
    for place, row in enumerate(arrival.data["akkoord"]):
        nobody = row["inhoud"] == row["hulp"] == Answer.NOT_ASKED
        note = said(row, "toelichting")
        answer = {
            **{"person": None, "professional": None}, **arrival.carrier(row["persoon"]), "content": row["inhoud"],
            "help": row["hulp"], "answered_on": row["datum"], "medium": Medium.IMPORTED,
            "words": written(said(row, "wil_nog_graag_zeggen"), "" if nobody or not note else f"({note})", apart=" "),
            "not_asked_reason": (note or NOT_IN_FILE) if nobody else "",
        }  # fmt: skip
        with at(f"akkoord[{place}]"):
            _answer(arrival, answer)


def _answer(arrival: Arrival, answer: dict[str, Any]) -> None:
    analyses.respond(analysis=arrival.analysis, by=arrival.by, **answer)
    plans.respond(plan=arrival.plan, by=arrival.by, **answer)
    arrival.counted["antwoorden"] += 1


def say_who_was_not_asked(arrival: Arrival) -> None:
    """A settled document has an answer, or a reason, of everybody whose answer counts."""
    for one in respondents(arrival.analysis):
        if one.response is None:
            _answer(arrival, {
                "person": one.person, "professional": one.professional, "content": Answer.NOT_ASKED,
                "help": Answer.NOT_ASKED, "not_asked_reason": NOT_IN_FILE, "answered_on": arrival.answered,
                "medium": Medium.IMPORTED,
            })  # fmt: skip
            arrival.counted["antwoorden"] -= 1
