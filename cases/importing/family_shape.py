"""Keys of a case file about the case, the people and where they live. Lengths are those of the fields."""

from cases.families import codes as families
from cases.importing.shape import (
    Check,
    day,
    flag,
    ident,
    listing,
    maybe,
    moment,
    one_of,
    part_of_date,
    record,
    text,
)
from cases.importing.words import FOLLOW_UP, INVOLVED, START, organisation, person, professional, speaker, values
from cases.plans import codes as plans
from network.roles import OrganisationKind

MUNICIPALITY = {"naam": text(80), "cbs": text(6)}

FAMILY: dict[str, Check] = {
    "vignet": record(
        {"code": text(20), "soort_document": one_of({START, FOLLOW_UP}), "ankerdatum": day}, {"fictief": flag}
    ),
    "zaak": record(
        {
            "id": ident("z"),
            "gemeente": record(MUNICIPALITY),
            "verantwoordelijke_gemeente": record({**MUNICIPALITY, "grond": text(300)}),
            "kader": values(families.CaseFrame),
            "vraag": record({"datum": day, "door": speaker, "aanleiding": text()}, {"kanaal": text(80)}),
            "termijnen": record({"onderzoek_uiterlijk": maybe(day), "besluit_uiterlijk": maybe(day)}),
            "familiegroepsplan": maybe(record({"genoemd_op": day, "keuze": values(plans.FamilyPlanAnswer)})),
            "jeugdige_gezien": listing(record({"persoon": person, "datum": day}, {"wijze": text(200)})),
        },
        {"identiteit_gezien": flag, "clientondersteuning_genoemd": day, "spoed": flag},
    ),
    "personen": listing(
        record(
            {
                "id": person,
                "voornaam": text(80),
                "achternaam": text(120),
                "geboortedatum": day,
                "geslacht": values(families.Sex),
                "bsn": maybe(text(12)),
                "jeugdige": flag,
            },
            {"plek": text(200)},
        ),
        least=1,
    ),
    "relaties": listing(
        record(
            {"van": person, "naar": person, "soort": values(families.RelationKind)},
            {"sinds": part_of_date, "tot": part_of_date, "toelichting": text(300)},
        )
    ),
    "gezag": listing(
        record(
            {
                "kind": person,
                "persoon": person,
                "soort": values(families.AuthorityKind),
                "vanaf": day,
                "tot": maybe(day),
                "bron": text(300),
                "gecontroleerd_op": day,
            }
        )
    ),
    "maatregelen": listing(
        record(
            {
                "id": ident("mr"),
                "kind": person,
                "code_cbs": values(families.MeasureKind),
                "vanaf": maybe(day),
                "tot": maybe(day),
            },
            {"organisatie": organisation, "toelichting": text(300)},
        )
    ),
    "huishoudens": listing(
        record({"id": ident("h"), "naam": text(120)}, {"straat": text(120), "postcode": text(7), "plaats": text(80)})
    ),
    "verblijf": listing(
        record(
            {
                "persoon": person,
                "huishouden": ident("h"),
                "vanaf": part_of_date,
                "tot": maybe(part_of_date),
                "soort": values(families.StayKind),
                "brp": flag,
            },
            {"toelichting": text(300)},
        )
    ),
    "organisaties": listing(
        record(
            {"id": organisation, "naam": text(120), "soort": values(OrganisationKind), "betrokken": one_of(INVOLVED)},
            {"agb": text(8)},
        ),
        least=1,
    ),
    "professionals": listing(
        record(
            {"id": professional, "naam": text(120), "functie": text(80), "organisatie": organisation},
            {"registratie": text(20), "deskundig_in": text(120)},
        ),
        least=1,
    ),
    "trajecten": listing(
        record(
            {"id": ident("t"), "persoon": person, "reden": text(200), "open_vanaf": day}, {"ook_voor": listing(person)}
        ),
        least=1,
    ),
    "onderwijs": listing(
        record(
            {"persoon": person, "soort": values(families.SchoolKind), "school": maybe(organisation)},
            {
                "klas": text(120),
                "verloop": listing(text()),
                "wisselingen": text(),
                "bijzonderheden": text(),
                "thuis_sinds": day,
                "contact_met_school": record({"datum": day, "door": professional}, {"met": professional}),
            },
        )
    ),
    "netwerk": listing(
        record(
            {"persoon": maybe(person), "naam": maybe(text(120)), "van": person, "rol": text(200)},
            {"steun": listing(text(40)), "mag_benaderd": flag},
        )
    ),
    "tijdlijn": listing(record({"datum": moment, "gebeurtenis": text(300), "betreft": listing(person)})),
}
