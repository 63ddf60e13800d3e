"""Keys of a case file about the plan, the answers and what follows."""

from cases.analysis import codes as analysis
from cases.importing.shape import (
    Check,
    day,
    flag,
    ident,
    listing,
    maybe,
    number,
    one_of,
    record,
    text,
    whole,
)
from cases.importing.words import CATEGORIES, organisation, person, professional, somebody, speaker, values
from cases.plans import codes as plans

SCALE = record({"door": somebody, "nu": whole(0, 10), "gewenst": whole(0, 10)})

MOMENT = record({"datum": day, "met_wie": listing(speaker)}, {"wijze": text(80), "toelichting": text()})

SIX_STEPS = record(
    {},
    {
        "stap_1_hulpvraag": text(), "stap_2_problemen": text(), "stap_3_nodig": text(), "stap_4_eigen_kracht": text(),
        "stap_5_andere_mogelijkheden": record({}, {"andere_wetten": text(), "algemene_voorziening": text()}),
        "stap_6_conclusie": text(),
    },
)  # fmt: skip

PLAN: dict[str, Check] = {
    "doelen": listing(
        record(
            {
                "id": ident("d"),
                "van": listing(person, 1),
                "titel": text(200),
                "termijn": values(plans.Period),
                "belangrijkste": flag,
                "wat_is_er_anders": text(),
                "factoren": listing(ident("f")),
            },
            {
                "eigen_woorden": text(),
                "obstakel": text(),
                "steunbron": text(),
                "schaal": SCALE,
                "opgelegd": flag,
                "opgelegd_door": organisation,
                "uit": ident("vd", "d"),
            },
        )
    ),
    "eigen_kracht": listing(
        record(
            {"doel": ident("d"), "wie": speaker, "wat": text(300), "kan": values(plans.Can)}, {"toelichting": text(300)}
        )
    ),
    "hulp_nodig": listing(record({"doel": ident("d"), "soort_hulp": text(300), "waarom": text()})),
    "afspraken": listing(
        record(
            {
                "id": ident("a"),
                "doelen": listing(ident("d")),
                "wie": speaker,
                "met_wie": listing(speaker),
                "wat": text(),
                "uiterlijk": day,
                "status": one_of({"open", "gedaan", "vervallen"}),
            },
            {"herhaling": text(60), "tot": day},
        )
    ),
    "regie": record(
        {
            "casusregie": record({"professional": professional, "vanaf": day}, {"waarover": text(200), "tot": day}),
            "procesregie": maybe(
                record(
                    {"vanaf": day},
                    {"organisatie": organisation, "professional": professional, "waarover": text(200), "tot": day},
                )
            ),
            "inhoudelijke_regie": maybe(
                record(
                    {"vanaf": day},
                    {"organisatie": organisation, "professional": professional, "waarover": text(200), "tot": day},
                )
            ),
        },
        {
            "aanspreekpunt": record({"professional": professional}),
            "verdeling": listing(record({"professional": professional, "waarover": text(200)})),
        },
    ),
    "veiligheid": record({}, {"veiligheidsplan": record({"aanwezig": flag}, {"afspraak": ident("a")})}),
    "akkoord": listing(
        record(
            {"persoon": somebody, "datum": day, "inhoud": values(analysis.Answer), "hulp": values(analysis.Answer)},
            {"wil_nog_graag_zeggen": text(), "toelichting": text(300)},
        )
    ),
    "aanvragen": listing(
        record(
            {
                "id": ident("q"),
                "voor": person,
                "route": values(plans.HelpRoute),
                "datum": day,
                "status": values(plans.HelpStatus, "bepaald"),
                "zes_stappen": maybe(SIX_STEPS),
                "verklarende_analyse": record({"nodig": flag}),
                "product": record(
                    {
                        "categorie_verordening": one_of({*plans.HelpCategory.values, *CATEGORIES}),
                        "naam": text(120),
                        "ingang": maybe(day),
                        "einde": maybe(day),
                    },
                    {
                        "categorie_ijw": text(2),
                        "productcode": text(10),
                        "volume": number(0, 999_999),
                        "eenheid_code": values(plans.Unit),
                        "frequentie_code": values(plans.Frequency),
                    },
                ),
            },
            {
                "leveringsvorm": values(plans.DeliveryForm),
                "leverancier": organisation,
                "keuze_aanvrager": values(plans.Choice),
                "wil_nog_iets_kwijt": text(),
                "toestemming_hulp": listing(person),
                "ondertekening": listing(record({"persoon": person, "datum": day})),
            },
        )
    ),
    "evaluatie": record(
        {"volgende": MOMENT},
        {"tussentijds": listing(MOMENT)},
    ),
    "terugblik": listing(
        record(
            {
                "doel": ident("vd", "d"),
                "status": one_of({"behaald", "deels_behaald", "niet_behaald"}),
                "resultaat": text(),
            },
            {
                "gewerkt_aan": text(),
                "wat_werkte": text(),
                "waardoor": text(),
                "nog_te_doen": text(),
                "cijfer": record({"door": somebody, "toen": whole(0, 10), "nu": whole(0, 10)}),
            },
        )
    ),
    "achttien_plus": listing(
        record(
            {"persoon": person, "zestien_op": day, "perspectiefplan_vanaf": day, "achttien_op": day},
            {
                "leefgebieden": listing(
                    record(
                        {"gebied": text(40), "wet": text(40)},
                        {"vraag": text(200), "opties": listing(text(100)), "uiterlijk": maybe(day)},
                    )
                )
            },
        )
    ),
}
