"""The values a case file may use where the rooms have other or more words, and ids by kind."""

from django.db.models import TextChoices

from cases.analysis.codes import LifeArea
from cases.importing.shape import Check, ident, one_of

START, FOLLOW_UP = "gezinsanalyse_start", "evaluatie_en_vervolg"
INVOLVED = {"kern", "aangevraagd", "eerder", "op_afstand"}
SIDES = {"kind", "opvoeding", "gezin_omgeving"}
LIFE_AREAS = {*LifeArea.values, "financien", "gezin"}
CATEGORIES = {
    "verblijf/opname": "verblijf_opname", "specifieke doelgroepen": "specifieke_doelgroepen",
    "logeren/respijt": "logeren_respijt", "dagbesteding/dagbehandeling": "dagbesteding_dagbehandeling",
    "intensief ambulant": "intensief_ambulant", "jeugdhulp Plus": "jeugdhulp_plus",
    "klinisch verblijf": "klinisch_verblijf",
}  # fmt: skip

person, organisation, professional = ident("p"), ident("o"), ident("m")
somebody, worker = ident("p", "m"), ident("m", "o")
speaker = ident("p", "m", "o")


def values(choices: type[TextChoices], *more: str) -> Check:
    return one_of([*choices.values, *more])
