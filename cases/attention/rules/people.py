"""What must be known of the people: gezag, identity, who was seen, school."""

from collections.abc import Iterator
from datetime import timedelta

from cases.attention.facts import Facts
from cases.attention.rulebook import Found, Group, Weight, rule
from cases.attention.words import counted, day
from cases.families.codes import SchoolKind

NO_SCHOOL = {SchoolKind.WORK, SchoolKind.NONE}


@rule(
    "gezag_onbekend",
    group=Group.DATA,
    tab="people",
    source="Handleiding Gezinsplan p. 7 (gezag nakijken in het gezagsregister)",
)
def gezag_unknown(facts: Facts) -> Iterator[Found]:
    """Van een minderjarige met een traject is niet nagekeken wie het gezag heeft."""
    known = {one.child_id for one in facts.authorities}
    for child in facts.minors:
        if child.pk not in known:
            yield Found(
                f"Het gezag over {child} is nog niet nagekeken.",
                basis=(child.pk,),
                adds=("cases.Authority", facts.case.family_id),
                weight=Weight.URGENT,
            )


@rule(
    "gezag_nakijken_bij_vervolg",
    group=Group.DATA,
    tab="people",
    source="Handleiding Gezinsplan p. 37 (bij ieder vervolg het gezag opnieuw nakijken)",
)
def gezag_not_rechecked_at_follow_up(facts: Facts) -> Iterator[Found]:
    """Er is een vervolganalyse, en het gezag is sinds de vorige analyse niet opnieuw nagekeken."""
    previous = facts.previous
    if previous is None or previous.finalised_on is None:
        return
    stale = {row.child: row for row in facts.authorities if row.checked_on < previous.finalised_on}
    for child, row in stale.items():
        yield Found(
            f"Het gezag over {child} is voor het laatst nagekeken op {day(row.checked_on)}, vóór de "
            f"vorige analyse. Kijk het opnieuw na.",
            basis=(child.pk, row.checked_on),
            subject=row,
            since=row.checked_on,
        )


@rule(
    "geboortedatum_ontbreekt", group=Group.DATA, tab="people", source="Formulier gezinsanalyse, “Persoonlijke gegevens”"
)
def birth_date_missing(facts: Facts) -> Iterator[Found]:
    """Van een jeugdige ontbreekt de geboortedatum; leeftijd en rechten zijn dan niet te bepalen."""
    for youth in facts.youths:
        if youth.birth_date is None:
            yield Found(f"De geboortedatum van {youth} ontbreekt.", basis=(youth.pk,), subject=youth)


@rule("identiteit_niet_gezien", group=Group.DATA, tab="family", source="Verordening jeugdhulp Groningen art. 7 lid 1")
def identity_not_seen(facts: Facts) -> Iterator[Found]:
    """Het identiteitsbewijs is nog niet gezien."""
    if not facts.case.identity_seen:
        yield Found("Er staat nog niet dat het identiteitsbewijs is gezien.", subject=facts.case, field="identity_seen")


@rule(
    "clientondersteuning_niet_genoemd",
    group=Group.DATA,
    tab="family",
    source="Verordening jeugdhulp Groningen art. 7 lid 7 (vóór het onderzoek wijzen op gratis cliëntondersteuning)",
)
def support_not_mentioned(facts: Facts) -> Iterator[Found]:
    """Er staat niet wanneer het gezin is gewezen op gratis cliëntondersteuning."""
    if facts.case.support_mentioned_on is None:
        yield Found(
            "Er staat nog niet wanneer het gezin is gewezen op gratis cliëntondersteuning.",
            subject=facts.case,
            field="support_mentioned_on",
        )


@rule(
    "jeugdige_niet_gezien",
    group=Group.DATA,
    tab="people",
    source="Verordening jeugdhulp Groningen art. 7 lid 4 (de jeugdige ten minste één keer gezien)",
)
def youth_not_seen(facts: Facts) -> Iterator[Found]:
    """Een jeugdige met een traject is nog niet gezien."""
    for youth in facts.youths:
        if youth.pk not in facts.seen:
            yield Found(
                f"Er staat nog niet wanneer {youth} is gezien.",
                basis=(youth.pk,),
                adds=("cases.YouthSeen", facts.case.pk),
            )


@rule("geen_traject", group=Group.DATA, tab="people", source="Handleiding Gezinsplan p. 6 (voor wie is er een traject)")
def about_nobody(facts: Facts) -> Iterator[Found]:
    """Er staat nog niet over welke kinderen of jongeren de zaak gaat."""
    if not facts.youths:
        yield Found(
            "Er staat nog niet over welk kind of welke jongere dit gaat.",
            adds=("cases.Trajectory", facts.case.pk),
        )


@rule(
    "school_niet_gevraagd",
    group=Group.DATA,
    tab="people",
    source="Formulier gezinsanalyse, “Naar welke school of dagbesteding ga je”; handleiding p. 18",
)
def school_not_asked(facts: Facts) -> Iterator[Found]:
    """Van een jeugdige staat er geen school of dagbesteding, of niet dat die is gevraagd hoe het gaat."""
    known = {one.person_id for one in facts.enrolments}
    for youth in facts.youths:
        if youth.pk not in known:
            yield Found(
                f"Van {youth} staat er nog geen school of dagbesteding.",
                basis=(youth.pk,),
                adds=("cases.Enrolment", facts.case.family_id),
            )
    for one in facts.enrolments:
        if one.kind not in NO_SCHOOL and one.asked_on is None:
            yield Found(
                f"Er staat nog niet wanneer er met {one.organisation or 'school'} is gesproken over "
                f"{one.person}. Vraag eerst toestemming.",
                basis=(one.pk,),
                subject=one,
            )


@rule("thuis_van_school", group=Group.DATA, tab="people", term="school_absence_days")
def at_home_from_school(facts: Facts) -> Iterator[Found]:
    """Een jeugdige zit vier weken of langer thuis van school; na drie maanden is dit dringend."""
    for one in facts.enrolments:
        since = one.at_home_since
        if since is None or facts.today - since < timedelta(days=facts.term("school_absence_days")):
            continue
        long = facts.today - since >= timedelta(days=facts.term("school_absence_long_days"))
        weeks = (facts.today - since).days // 7
        yield Found(
            f"{one.person} zit sinds {day(since)} thuis van school: "
            f"{counted(weeks, 'week', 'weken')}. Betrek leerplicht en school"
            f"{', en vraag wat er nodig is om weer te beginnen' if long else ''}.",
            basis=(one.pk, since, long),
            subject=one,
            weight=Weight.URGENT if long else Weight.ORDINARY,
            since=since,
        )
