"""Ways to the situations in which a guard holds somebody back, for the analysis, named in the words of its table."""

from cases.access.records import remove, write
from cases.analysis import actions as analyses
from cases.analysis.models import Analysis, Factor, Gap, Statement
from tests import walks
from tests.personas import People
from tests.tables.reading import when
from tests.tables.situations import but_ivana
from tests.walks import today


@when("analysis", "de zaak is nog een aanmelding")
def _(people: People) -> Analysis:
    return walks.analysis_draft(people, walks.registered(people))


@when("analysis", "de zaak is afgesloten")
def _(people: People) -> Analysis:
    home = walks.active(people)
    analysis = walks.analysis_draft(people, home)
    walks.closed(people, home)
    return analysis


@when("analysis", "een verplicht onderdeel is leeg")
def _(people: People) -> Analysis:
    analysis = walks.analysis_draft(people, walks.active(people))
    text = analysis.texts.get(key="question")
    text.text = "  "
    write(text, by=people.essen)
    return analysis


@when("analysis", "niemand heeft nog iets gezegd")
def _(people: People) -> Analysis:
    analysis = walks.analysis_draft(people, walks.active(people))
    remove(analysis.statements.get(), by=people.marit)
    return analysis


@when("analysis", "er is geen factor")
def _(people: People) -> Analysis:
    analysis = walks.analysis_draft(people, walks.active(people))
    remove(analysis.factors.get(), by=people.marit)
    return analysis


def follow_up(people: People, unread: tuple[str, ...] = ()) -> Analysis:
    analysis = walks.analysis_follow_up(people, walks.active(people), unread)
    luka = analysis.case.family.people.get(first_name="Luka")
    said = Statement(
        analysis=analysis, voice="jeugdige", person=luka, kind="beleving", text="Iets beter.", said_on=today()
    )
    write(said, by=people.marit)
    return analysis


@when("analysis", "een vervolg zonder aanleiding")
def _(people: People) -> Analysis:
    analysis = follow_up(people)
    analysis.triggers = []
    return write(analysis, by=people.marit)


@when("analysis", "een overgenomen tekst is niet opnieuw gelezen")
def _(people: People) -> Analysis:
    return follow_up(people, unread=("important_people",))


@when("analysis", "een overgenomen factor is niet bevestigd")
def _(people: People) -> Analysis:
    analysis = follow_up(people)
    factor = analysis.factors.get()
    factor.confirmed_on = None
    write(factor, by=people.marit)
    return analysis


@when("analysis", "een nieuwe factor zonder uitleg")
def _(people: People) -> Analysis:
    analysis = follow_up(people)
    write(Factor(analysis=analysis, title="Slaapt slecht", kind="instandhoudend", locus="kind"), by=people.marit)
    return analysis


@when("analysis", "het beeld is letterlijk het vorige")
def _(people: People) -> Analysis:
    analysis = follow_up(people)
    text = analysis.texts.get(key="summary")
    assert analysis.previous
    text.text = analysis.previous.text("summary")
    write(text, by=people.marit)
    return analysis


@when("analysis", "Ivana heeft nog niet geantwoord")
def _(people: People) -> Analysis:
    analysis = walks.analysis_shared(people, walks.active(people))
    but_ivana(people, analysis, lambda **answer: analyses.respond(analysis=analysis, **answer))
    return analysis


@when("analysis", "er is een open plek")
def _(people: People) -> Analysis:
    analysis = walks.analysis_draft(people, walks.active(people))
    write(Gap(analysis=analysis, text="Wat school ziet"), by=people.jorn)
    analysis = walks.go(analysis, "share", people.marit)
    walks.everybody_answers(people, analysis, lambda **answer: analyses.respond(analysis=analysis, **answer))
    return analysis
