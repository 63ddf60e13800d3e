"""Ways through the API of the verklarende analyse, for tests of it."""

from typing import Any

from tests.callers import Caller
from tests.walks import today


def made(caller: Caller, address: str, **body: Any) -> str:
    """The key of what was added."""
    answer = caller.post(address, body)
    assert answer.status_code == 201, (address, answer.content)
    key = str(answer.json()["id"])
    assert answer["Location"].endswith(f"/{key}")
    return key


def write_texts(caller: Caller, place: str, **more: Any) -> None:
    for text in caller.get(place).json()["teksten"]:
        one = f"{place}/teksten/{text['id']}"
        sent = {"tekst": f"{text['titel']} Hierover praatten we.", **more}
        answer = caller.patch(one, sent, etag=caller.get(one)["ETag"])
        assert answer.status_code == 200, answer.content


def begun(caller: Caller, home: Any) -> tuple[str, str]:
    """A first analysis in which everything is written, and the key of its factor."""
    place = f"verklarende-analyses/{made(caller, f'gezinnen/{home.case.family_id}/verklarende-analyses')}"
    write_texts(caller, place)
    luka = str(home.luka.pk)
    said = made(caller, f"{place}/uitspraken", tekst="Mijn hoofd zit vol.", soort="beleving", stem="jeugdige",
                persoon=luka, datum=str(today()), over=[luka], onderwerp="drie-kanten:emotie_en_gedrag")  # fmt: skip
    worry = made(caller, f"{place}/zorgen", tekst="Hij komt niet meer buiten.", stem="vader",
                 persoon=str(home.dario.pk), over=[luka], levensgebied="netwerk")  # fmt: skip
    factor = made(caller, f"{place}/factoren", titel="Somber, vol hoofd", soort="instandhoudend", kant="kind",
                  over=[luka], uitspraken=[said], zorgen=[worry])  # fmt: skip
    link = made(caller, f"{place}/verbanden", van=factor, soort="houdt_in_stand", naarZorg=worry)
    made(caller, f"{place}/meningen", verband=link, persoon=luka, ziet="eens")
    made(caller, f"{place}/verklaringen", naam="De kringloop", zin="Somber zijn houdt hem binnen.",
         factoren=[factor], verbanden=[link])  # fmt: skip
    return place, factor


def answers(place: str, team: Caller, *colleagues: Caller) -> None:
    """Everybody who is asked agrees; each employee by themselves, through the system of their own organisation."""
    by = {str(one.professional.pk): one for one in (team, *colleagues)}
    for one in team.get(place).json()["gevraagden"]:
        who = {"persoon": one["persoon"]} if one["persoon"] else {"medewerker": one["medewerker"]}
        speaks = by.get(one["medewerker"], team)
        made(speaks, f"{place}/reacties", **who, inhoud="akkoord", hulp="akkoord", woorden="Zo is het.")
