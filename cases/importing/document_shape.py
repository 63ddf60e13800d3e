"""Keys of a case file about the analysis."""

from cases.analysis import codes as analysis
from cases.importing.shape import (
    Check,
    day,
    flag,
    ident,
    listing,
    maybe,
    one_of,
    part_of_date,
    record,
    text,
    views,
)
from cases.importing.words import (
    FOLLOW_UP,
    LIFE_AREAS,
    SIDES,
    START,
    organisation,
    person,
    professional,
    somebody,
    speaker,
    values,
    worker,
)

DOCUMENT: dict[str, Check] = {
    "document": record(
        {
            "soort": one_of({START, FOLLOW_UP}),
            "gericht_aan": listing(person),
            "datum": day,
            "opsteller": professional,
            "status": one_of({"vastgesteld", "ter_akkoord"}),
            "aanleidingen": listing(values(analysis.Trigger)),
            "vorige": maybe(
                record(
                    {"datum": day},
                    {
                        "doelen": listing(
                            record(
                                {"id": ident("vd"), "van": listing(person), "titel": text(200)},
                                {"eigen_woorden": text()},
                            )
                        )
                    },
                )
            ),
            "bijlagen": listing(record({"soort": values(analysis.EnclosureKind), "datum": day})),
        },
        {"reden_in_woorden": text()},
    ),
    "informatie_delen": listing(
        record({"ontvanger": speaker, "over": person, "wat": text(), "mag": one_of({"ja", "deels", "nee"})})
    ),
    "toestemmingen": listing(
        record({"id": ident("c"), "status": one_of({"geldig", "geweigerd", "ingetrokken", "verlopen"})})
    ),
    "zorgen": listing(
        record(
            {"id": ident("w"), "over": listing(person, 1), "door": speaker, "tekst": text()},
            {"context": text(80), "leefgebied": one_of(LIFE_AREAS), "voorbeeld": text(), "uitzondering": text()},
        )
    ),
    "weging": record(
        {"aard": values(analysis.Nature), "ernst": text(), "urgentie": values(analysis.Urgency)},
        {
            "probleembesef": text(),
            "motivatie": text(),
            "draagkracht_draaglast": text(),
            "gedragswetenschapper": record({"persoon": professional, "datum": day}),
        },
    ),
    "consultaties": listing(
        record(
            {
                "soort": values(analysis.ConsultationKind),
                "datum": day,
                "wie": worker,
                "deskundigheid": text(200),
                "gevolgd": flag,
            },
            {"vraag": text(), "advies": text(), "waarom_niet": text()},
        )
    ),
    "verhaal": listing(
        record(
            {
                "id": ident("s"),
                "over": listing(person, 1),
                "door": speaker,
                "via": maybe(speaker),
                "soort": values(analysis.StatementKind),
                "datum": day,
                "domein": text(40),
                "tekst": text(),
            },
            {"vastgesteld": flag},
        ),
        least=1,
    ),
    "eerdere_hulp": listing(
        record(
            {
                "id": ident("e"),
                "voor": listing(person, 1),
                "organisatie": organisation,
                "vraag": text(),
                "van": part_of_date,
                "tot": maybe(part_of_date),
                "resultaat": text(),
            },
            {"aangevraagd_door": speaker, "hielp_wel": text(), "hielp_niet": text()},
        )
    ),
    "analyse": record(
        {
            "factoren": listing(
                record(
                    {
                        "id": ident("f"),
                        "titel": text(200),
                        "soort": values(analysis.FactorKind),
                        "locus": one_of(SIDES),
                        "domein": text(40),
                        "betreft": listing(person, 1),
                        "onderbouwing": listing(ident("s", "w")),
                    }
                ),
                least=1,
            ),
            "verbanden": listing(
                record(
                    {
                        "id": ident("v"),
                        "van": ident("f"),
                        "naar": ident("f"),
                        "soort": values(analysis.LinkKind),
                        "wie_ziet_dit": views(somebody, values(analysis.View)),
                    },
                    {"uitleg": text()},
                )
            ),
            "samenhangend_beeld": record(
                {
                    "datum": day,
                    "steunt_op": listing(ident("f")),
                    "tekst": text(),
                    "nog_niet_duidelijk": listing(text(300)),
                    "verschil_van_visie": listing(record({"onderwerp": text(200), "visies": views(speaker, text())})),
                    "aparte_delen": listing(
                        record({"traject": ident("t"), "steunt_op": listing(ident("f")), "tekst": text()})
                    ),
                }
            ),
            "vorig_beeld": maybe(record({"datum": day, "tekst": text()})),
            "verschil_met_vorig": listing(
                record({"wat": values(analysis.ChangeKind), "onderwerp": text(200), "uitleg": text()})
            ),
        },
        {
            "verklaringen": listing(
                record(
                    {"naam": text(120), "zin": text(), "factoren": listing(ident("f"))},
                    {"status": values(analysis.ExplanationStatus), "verbanden": listing(ident("v"))},
                )
            )
        },
    ),
}
