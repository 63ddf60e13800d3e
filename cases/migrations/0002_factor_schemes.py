"""Factor schemes as data: the three sides of the local team's form with the help system, and bio-psycho-social."""

from django.db import migrations

CHILD, PARENTING, ENVIRONMENT, HELP = "kind", "opvoeding", "gezin_omgeving", "hulpverlening"

SIDES = [
    (CHILD, "gezondheid", "gezondheid en fysieke verschijning"),
    (CHILD, "cognitieve_ontwikkeling", "cognitieve ontwikkeling"),
    (CHILD, "emotie_en_gedrag", "emotionele ontwikkeling en gedrag"),
    (CHILD, "identiteit", "identiteit"),
    (CHILD, "gezins_en_sociale_relaties", "gezins- en sociale relaties"),
    (CHILD, "sociale_presentatie", "sociale presentatie"),
    (CHILD, "zelfredzaamheid", "zelfredzaamheid"),
    (PARENTING, "basale_verzorging", "basale verzorging"),
    (PARENTING, "veiligheid", "garanderen van veiligheid"),
    (PARENTING, "emotionele_warmte", "emotionele warmte"),
    (PARENTING, "stimuleren", "stimuleren"),
    (PARENTING, "regels_en_grenzen", "regels en grenzen"),
    (PARENTING, "stabiliteit", "stabiliteit"),
    (ENVIRONMENT, "gezinsgeschiedenis", "gezinsgeschiedenis en functioneren"),
    (ENVIRONMENT, "familie", "familie"),
    (ENVIRONMENT, "woning", "woning"),
    (ENVIRONMENT, "werk", "werk"),
    (ENVIRONMENT, "inkomsten", "inkomsten"),
    (ENVIRONMENT, "sociale_integratie", "sociale integratie van het gezin"),
    (ENVIRONMENT, "gemeenschapsbronnen", "gemeenschapsbronnen"),
    (HELP, "samenwerking", "samenwerking tussen hulpverleners"),
    (HELP, "aanbod", "aanbod en wachttijd"),
    (HELP, "wisselingen", "wisselingen van plek en hulpverlener"),
]

BIO_PSYCHO_SOCIAL = [
    (CHILD, "biologisch", "biologisch"),
    (CHILD, "psychologisch", "psychologisch"),
    (ENVIRONMENT, "sociaal", "sociaal"),
]

SCHEMES = [
    (
        "drie-kanten",
        "Drie kanten en de hulpverlening",
        "Formulier gezinsanalyse van het lokale team; expertteam Groningen",
        True,
        SIDES,
    ),
    ("bio-psycho-sociaal", "Biologisch, psychologisch, sociaal", "Biopsychosociaal model", False, BIO_PSYCHO_SOCIAL),
]


def load(apps, schema_editor):
    using = schema_editor.connection.alias
    scheme, heading = apps.get_model("cases", "FactorScheme"), apps.get_model("cases", "FactorHeading")
    for code, name, source, is_default, headings in SCHEMES:
        row = scheme.objects.using(using).create(code=code, name=name, source=source, is_default=is_default)
        heading.objects.using(using).bulk_create(
            heading(scheme=row, locus=locus, code=key, name=label, order=place)
            for place, (locus, key, label) in enumerate(headings)
        )


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_tables")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
