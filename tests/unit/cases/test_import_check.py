"""Break a good case file in one place at a time: the place and the reason are told, nothing comes in."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.families.models import Case
from cases.importing.actions import import_case
from cases.importing.check import problems, walk
from cases.importing.reading import BadFile
from network.models import Organisation, User
from tests.case_files import case_file, on

GONE = object()


def put(data: Any, path: str, value: Any) -> None:
    """Write `value` at a path such as personen[2].bsn; GONE takes the key out."""
    steps: list[Any] = []
    for part in path.replace("]", "").split("."):
        key, *places = part.split("[")
        steps += [key, *map(int, places)]
    for step in steps[:-1]:
        data = data[step]
    if value is GONE:
        del data[steps[-1]]
    else:
        data[steps[-1]] = value


BROKEN = [
    ("a", "personen[0].bsn", "999910451", "personen[0].bsn", "elfproef"),
    ("a", "personen[0].bsn", "000000000", "personen[0].bsn", "geen BSN van een persoon"),
    ("a", "personen[0].bsn", "12345", "personen[0].bsn", "negen cijfers"),
    ("a", "personen[0].bsn", "111222333", "personen[0].bsn", "testnummer"),
    ("a", "personen[0].bsn", None, "personen[0].bsn", "moet het BSN er staan"),
    ("a", "personen[3].bsn", "999910450", "personen[3].bsn", "staat al bij een ander"),
    ("a", "personen[1].geboortedatum", "1972-13-40", "personen[1].geboortedatum", "geen datum"),
    ("a", "personen[1].geboortedatum", date(2030, 1, 1), "personen[1].geboortedatum", "na de datum van het document"),
    ("a", "personen[1].voornaam", GONE, "personen[1].voornaam", "ontbreekt"),
    ("a", "personen[1].voornaam", "x" * 81, "personen[1].voornaam", "te lang: hoogstens 80"),
    ("a", "personen[1].geslacht", "m", "personen[1].geslacht", "kies uit: anders, man"),
    ("a", "personen", [], "personen", "deze lijst is leeg"),
    ("a", "personen[4].id", "p-luka", "personen[4].id", "dit id staat er al, bij personen[0]"),
    ("a", "relaties[0].van", "p-niemand", "relaties[0].van", "staat nergens in het bestand"),
    ("a", "relaties[0].van", "o-politie", "relaties[0].van", "begint met p-"),
    ("a", "relaties[0].naar", "p-dario", "relaties[0].naar", "tussen twee mensen"),
    ("a", "relaties[0].soort", "vader", "relaties[0].soort", "niet bekend"),
    ("a", "gezag[0].tot", date(2009, 1, 1), "gezag[0].tot", "vóór het begin"),
    ("c", "gezag", [], "gezag", "niemand heeft gezag over p-fenna"),
    ("a", "verblijf[0].vanaf", "vroeger", "verblijf[0].vanaf", "geen datum"),
    ("a", "verblijf[1].huishouden", "h-weg", "verblijf[1].huishouden", "staat nergens"),
    ("a", "organisaties[0].soort", "wijkteam", "organisaties[0].soort", "niet bekend"),
    ("a", "organisaties[0].betrokken", "eerder", "organisaties", "precies één lokaal team"),
    ("a", "professionals[0].organisatie", "o-veilig-thuis", "document.opsteller", "‘kern’"),
    ("a", "trajecten[1].persoon", "p-luka", "trajecten[1].persoon", "hierboven al een traject"),
    ("a", "zaak.termijnen.onderzoek_uiterlijk", date(2025, 7, 9), "zaak.termijnen.onderzoek_uiterlijk", "8-7-2025"),
    ("a", "zaak.termijnen.besluit_uiterlijk", date(2025, 7, 9), "zaak.termijnen.besluit_uiterlijk", "22-7-2025"),
    ("a", "zaak.kader", "dwang", "zaak.kader", "niet bekend"),
    ("a", "zaak", GONE, "zaak", "ontbreekt"),
    ("a", "document.status", "klaar", "document.status", "niet bekend"),
    ("a", "document.datum", "24 juni", "document.datum", "geen datum"),
    ("a", "evaluatie.volgende.datum", date(2025, 6, 24), "evaluatie.volgende.datum", "na de datum van het document"),
    ("a", "verhaal[0].datum", date(2025, 6, 25), "verhaal[0].datum", "na de datum van het document"),
    ("a", "verhaal[0].domein", "geluk", "verhaal[0].domein", "dit domein is niet bekend"),
    ("a", "verhaal[0].over", [], "verhaal[0].over", "leeg"),
    ("a", "verhaal[4].soort", "roddel", "verhaal[4].soort", "niet bekend"),
    ("a", "weging.urgentie", "later", "weging.urgentie", "crisis, regulier, spoed"),
    ("a", "analyse.factoren[2].domein", "woning", "analyse.factoren[2].domein", "hoort niet bij “kind”"),
    ("a", "analyse.factoren[2].onderbouwing", [], "analyse.factoren[2].onderbouwing", "waar deze factor op rust"),
    ("a", "analyse.factoren[2].titel", " ", "analyse.factoren[2].titel", "tekst"),
    ("a", "analyse.verbanden[0].naar", "f-scheiding", "analyse.verbanden[0].naar", "een andere factor"),
    ("a", "analyse.verbanden[0].wie_ziet_dit.p-luka", "soms", "analyse.verbanden[0].wie_ziet_dit.p-luka", "bekend"),
    ("a", "analyse.vorig_beeld", {"datum": date(2024, 1, 1), "tekst": "x"}, "analyse.vorig_beeld", "eerste analyse"),
    ("a", "doelen[0].belangrijkste", False, "doelen", "precies één doel"),
    ("a", "doelen[0].factoren", [], "doelen[0].factoren", "hangt niet aan de analyse"),
    ("a", "doelen[0].schaal.nu", 11, "doelen[0].schaal.nu", "0 tot en met 10"),
    ("a", "doelen[0].schaal.nu", 4.5, "doelen[0].schaal.nu", "heel getal"),
    ("a", "afspraken[3].uiterlijk", GONE, "afspraken[3].uiterlijk", "ontbreekt"),
    ("a", "afspraken[3].status", "bezig", "afspraken[3].status", "gedaan, open, vervallen"),
    ("a", "akkoord[1].inhoud", "ja", "akkoord[1].inhoud", "niet bekend"),
    ("a", "akkoord[1].persoon", "p-luka", "akkoord[1].persoon", "gaf hierboven al antwoord"),
    ("a", "aanvragen[0].product.einde", date(2025, 1, 1), "aanvragen[0].product.einde", "eindigt voordat zij begint"),
    ("a", "aanvragen[0].verklarende_analyse.nodig", False, "aanvragen[0].verklarende_analyse.nodig", "art. 8 lid 8"),
    ("a", "aanvragen[0].route", "gi_bepaling", "aanvragen[0].zes_stappen", "geen zes stappen"),
    ("a", "achttien_plus[0].achttien_op", date(2028, 5, 10), "achttien_plus[0].achttien_op", "9-5-2028"),
    ("c", "achttien_plus[0].leefgebieden[0].wet", "Huurwet", "achttien_plus[0].leefgebieden[0].wet", "deze wet"),
    ("c", "analyse.factoren[1].delen", GONE, "analyse.factoren[1].delen", "de factor zelf niet"),
    ("c", "analyse.verbanden[4].delen", GONE, "analyse.verbanden[4].delen", "het verband niet"),
    ("c", "analyse.samenhangend_beeld.steunt_op[0]", "f-c2", "analyse.samenhangend_beeld.steunt_op[0]", "afgeschermd"),
    ("c", "toestemmingen[0].status", "misschien", "toestemmingen[0].status", "niet bekend"),
    ("d", "consultaties[2].waarom_niet", GONE, "consultaties[2].waarom_niet", "waarom het advies"),
    ("d", "doelen[4].opgelegd_door", GONE, "doelen[4].opgelegd_door", "opgelegd"),
    ("d", "document.vorige", None, "document.vorige", "noemt het document"),
    ("d", "document.vorige.datum", date(2026, 12, 1), "document.vorige.datum", "niet ouder"),
    ("d", "document.vorige.bestand", "vignette-a.yaml", "document.vorige.bestand", "niet in een ander bestand"),
    ("d", "document.aanleidingen", [], "document.aanleidingen", "waarom jullie nu terugkijken"),
    ("d", "terugblik[1]", GONE, "terugblik", "ieder doel van de vorige keer"),
    ("d", "analyse.vorig_beeld", None, "analyse.vorig_beeld", "haalt het vorige beeld aan"),
    ("d", "analyse.verschil_met_vorig", [], "analyse.verschil_met_vorig", "leg uit wat er anders is"),
]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(("letter", "path", "value", "told_at", "reason"), BROKEN)
def test_one_thing_wrong_is_told_with_place_and_reason_and_nothing_comes_in(letter, path, value, told_at, reason):
    data = case_file(letter)
    put(data, path, value)
    with on(date(2026, 11, 22)), pytest.raises(BadFile) as refused:
        import_case(data)
    told = [problem for problem in refused.value.problems if problem.path == told_at]
    assert told and any(reason in problem.reason for problem in told), refused.value.problems
    assert not (Case.objects.exists() or Organisation.objects.exists() or User.objects.exists())


@pytest.mark.parametrize("letter", ["a", "c", "d"])
def test_a_good_file_has_no_problems(letter):
    assert problems(case_file(letter)) == []


def test_everything_that_is_wrong_is_told_at_once():
    data = case_file("a")
    put(data, "personen[0].bsn", "999910451")
    put(data, "gezag[1].soort", "half")
    put(data, "doelen[1].schaal.gewenst", 99)
    put(data, "analyse.factoren[0].domein", "maan")
    put(data, "aanvragen[0].product.einde", date(2020, 1, 1))
    assert {problem.path for problem in problems(data)} == {
        "personen[0].bsn", "gezag[1].soort", "doelen[1].schaal.gewenst", "analyse.factoren[0].domein",
        "aanvragen[0].product.einde",
    }  # fmt: skip


def test_a_bsn_never_stands_in_a_reason():
    data = case_file("a")
    for number in ("999910451", "99991045", "111222333"):
        put(data, "personen[0].bsn", number)
        assert not [problem for problem in problems(data) if number in str(problem)]


PLACES = {letter: [path for path, _ in walk(case_file(letter)) if path] for letter in "acd"}
STRANGE = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=True), st.text(max_size=5), st.just("p-niemand"),
    st.lists(st.integers(), max_size=2), st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
    st.dates(), st.just("2026-02-30"), st.just({"niet_met": 5}), st.just({"id": "p-luka"}), st.just([None]),
)  # fmt: skip


@settings(max_examples=250, deadline=None)
@given(st.data())
def test_whatever_stands_anywhere_the_check_gives_an_answer(data):
    letter = data.draw(st.sampled_from(["a", "c", "d"]))
    broken = case_file(letter)
    put(broken, data.draw(st.sampled_from(PLACES[letter])), data.draw(st.one_of(st.just(GONE), STRANGE)))
    for problem in problems(broken):
        assert problem.reason
