"""One of every part that an analysis can have, for tests that look at many."""

from datetime import date

from cases.access.records import write
from cases.analysis.models import (
    Consultation,
    EarlierHelp,
    Enclosure,
    Explanation,
    Factor,
    FactorHeading,
    FactorLink,
    Gap,
    LinkView,
    Remark,
    Statement,
    ViewDifference,
    Worry,
)


def add(analysis, people, home, number):
    """One of every part that an analysis can have, with what belongs to it."""
    by, about = people.marit, {"about": [home.luka, home.ivana]}
    day = date(2026, 6, 5)
    heading = FactorHeading.objects.filter(scheme__is_default=True).order_by("order")[number % 20]
    said = write(
        Statement(
            analysis=analysis,
            voice="moeder",
            person=home.ivana,
            kind="beleving",
            said_on=day,
            heading=heading,
            text=f"Uitspraak {number}",
            via="Dario",
        ),
        by=by,
        many=about,
    )
    write(
        Statement(
            analysis=analysis,
            voice="professional",
            organisation=people.other_provider,
            kind="gerucht",
            said_on=day,
            established=False,
            text=f"Verhaal {number}",
        ),
        by=by,
        many=about,
    )
    worry = write(
        Worry(
            analysis=analysis,
            voice="professional",
            said_by_name="Mevrouw Tuinstra",
            organisation=people.other_provider,
            text=f"Zorg {number}",
            example="In mei.",
            exception="Bij gym niet.",
            life_area="school",
            context="school",
        ),
        by=by,
        many=about,
    )
    one = write(
        Factor(analysis=analysis, title=f"Somber {number}", kind="oorzakelijk", locus="kind", heading=heading),
        by=by,
        many={**about, "statements": [said], "worries": [worry]},
    )
    two = write(
        Factor(
            analysis=analysis, title=f"Drank {number}", kind="instandhoudend", also_kind="risico", locus="opvoeding"
        ),
        by=by,
        many={**about, "statements": [said]},
    )
    there = write(
        FactorLink(analysis=analysis, source=one, target=two, kind="lokt_uit", explanation="Drank maakt het stil."),
        by=by,
    )
    write(FactorLink(analysis=analysis, source=two, target=one, kind="houdt_in_stand"), by=by)
    write(FactorLink(analysis=analysis, source=two, worry=worry, kind="draagt_bij_aan"), by=by)
    write(LinkView(link=there, person=home.luka, view="oneens"), by=by)
    write(LinkView(link=there, professional=people.essen, view="eens"), by=by)
    write(
        Explanation(analysis=analysis, name=f"Stil {number}", sentence="Drank maakt stil en daarna somber."),
        by=by,
        many={"factors": [one, two], "links": [there]},
    )
    write(
        EarlierHelp(
            analysis=analysis,
            organisation=people.other_provider,
            question="Minder ruzie",
            begins="2020",
            ends="2021-07",
            result=f"Hielp even {number}",
            helped="Kijken naar wat goed gaat",
        ),
        by=by,
        many={"people": [home.luka]},
    )
    write(Gap(analysis=analysis, text=f"Wie wil er iets {number}"), by=by)
    write(Enclosure(analysis=analysis, kind="genogram", dated_on=day, note=f"map {number}"), by=by)
    write(
        Consultation(
            analysis=analysis,
            kind="gedragswetenschapper",
            name=f"Hilde {number}",
            expertise="somberheid",
            consulted_on=day,
            advice="Maak een veiligheidsplan.",
            followed=False,
            why_not="Komt volgende week.",
        ),
        by=by,
    )
    write(
        Remark(
            analysis=analysis,
            voice="vader",
            person=home.dario,
            kind="verzoek_informatie",
            text=f"Vraag {number}",
            said_on=day,
            done="geweigerd",
            why="Eigen informatie van moeder.",
        ),
        by=by,
    )
    write(ViewDifference(analysis=analysis, topic="moment", who=f"moeder {number}", words="Nu nog niet."), by=by)
