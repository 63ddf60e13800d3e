"""The verklarende analyse: what was said, factors, the links between them, and everybody's answer."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from benchmarks.data.copying import NULL
from benchmarks.data.story import Child, Story
from benchmarks.data.words import FACTORS, LONG, SENTENCES, SHORT
from cases.analysis.form import headings
from cases.analysis.models.responses import WITH_GEZAG, YOUTH

_KINDS = ("oorzakelijk", "uitlokkend", "instandhoudend", "instandhoudend", "risico", "beschermend")
_LOCI = ("kind", "opvoeding", "gezin_omgeving", "hulpverlening")
_LINKS = ("draagt_bij_aan", "lokt_uit", "houdt_in_stand", "beschermt_tegen")
_AREAS = ("wonen", "school", "geld", "gezondheid", "veiligheid", "opvoeding")


@dataclass(slots=True)
class Written:
    """An analysis, and what others lean on."""

    id: str
    number: int
    status: str
    final: date | None
    factors: list[str] = field(default_factory=list)
    worries: list[str] = field(default_factory=list)


def write_analyses(story: Story) -> Written | None:
    """The first one, and sometimes a follow-up after a year. The newest comes back."""
    assert story.activated
    begun = story.activated + timedelta(days=3)
    newest = _write(story, begun, begun + timedelta(days=story.rng.randint(25, 55)), None)
    if newest and newest.final and (story.settled - newest.final).days > 400 and story.chance(0.2):
        begun = newest.final + timedelta(days=320)
        newest = _write(story, begun, begun + timedelta(days=30), newest) or newest
    return newest


def _write(story: Story, begun: date, final: date, previous: Written | None) -> Written | None:
    if begun > story.settled or (story.closed and final > story.settled):
        return None
    status = "final" if final <= story.settled else "shared" if story.chance(0.4) else "draft"
    number = previous.number + 1 if previous else 1
    analysis = Written(story.id(), number, status, final if status == "final" else None)
    stamp = story.stamped(begun)
    shared = min(final - timedelta(days=7), story.world.today)
    story.world.tables.analysis.add(
        analysis.id, story.case, str(number), previous.id if previous else NULL, status, str(begun),
        "meervoudig", "regulier", str(begun), "0" if status == "draft" else "1",
        NULL if status == "draft" else str(shared), str(final) if status == "final" else NULL, stamp,
    )  # fmt: skip
    story.world.tables.analysis_addressed_to.add(analysis.id, story.youths[0].id)
    _texts(story, analysis, previous is not None, stamp)
    heard = _heard(story, analysis, begun, stamp)
    _factors(story, analysis, heard, previous, begun, stamp)
    _journal(story, analysis, begun, final)
    if status != "draft":
        _answers(story, analysis, final if status == "final" else shared)
    return analysis


def _texts(story: Story, analysis: Written, follow_up: bool, stamp: str) -> None:
    for heading in headings(follow_up):
        filled = analysis.status != "draft" or story.chance(0.6)
        text = story.rng.choice(LONG) if filled else ""
        story.world.tables.text.add(story.id(), analysis.id, heading.key, text, stamp)


def _heard(story: Story, analysis: Written, day: date, stamp: str) -> list[str]:
    rng, tables, found = story.rng, story.world.tables, []
    for _ in range(rng.randint(4, 8)):
        key, child = story.id(), rng.choice(story.youths)
        found.append(key)
        tables.statement.add(key, analysis.id, _speaker(story, child), rng.choice(SENTENCES),
                             rng.choice(("feit", "beleving", "mening", "waarneming")), str(day), stamp)  # fmt: skip
        tables.statement_about.add(key, child.id)
    for _ in range(rng.randint(2, 4)):
        key, child = story.id(), rng.choice(story.youths)
        analysis.worries.append(key)
        tables.worry.add(key, analysis.id, _speaker(story, child), rng.choice(SHORT), rng.choice(_AREAS), stamp)
        tables.worry_about.add(key, child.id)
    if story.chance(0.6):
        key = story.id()
        tables.earlier_help.add(key, analysis.id, "Opvoedhulp van eerder", rng.choice(SENTENCES), str(day.year - 2),
                                str(day.year - 1), rng.choice(SENTENCES), stamp)  # fmt: skip
        tables.earlier_help_people.add(key, story.youths[0].id)
    if story.chance(0.5):
        tables.consultation.add(story.id(), analysis.id, "gedragswetenschapper", "Hilde Ritsema", "somberheid",
                                str(day), rng.choice(SHORT), stamp)  # fmt: skip
    return found


def _speaker(story: Story, child: Child) -> str:
    """Voice, person, professional and organisation, already joined."""
    turn = story.rng.random()
    if turn < 0.4:
        return f"jeugdige\t{child.id}\t{NULL}\t{NULL}"
    if turn < 0.8:
        return f"moeder\t{story.parents[0]}\t{NULL}\t{NULL}"
    return f"professional\t{NULL}\t{story.team[0].id}\t{story.post.team.id}"


def _factors(
    story: Story, analysis: Written, heard: list[str], previous: Written | None, day: date, stamp: str
) -> None:
    """In a follow-up the first two are carried over and confirmed anew."""
    rng, tables = story.rng, story.world.tables
    kept = previous.factors[:2] if previous else []
    for place in range(rng.randint(3, 7)):
        key = story.id()
        analysis.factors.append(key)
        carried = f"{kept[place]}\t{day}\tstaat nog zo" if place < len(kept) else f"{NULL}\t{NULL}\t"
        tables.factor.add(key, analysis.id, rng.choice(FACTORS), rng.choice(_KINDS), rng.choice(_LOCI), carried, stamp)
        tables.factor_about.add(key, rng.choice(story.youths).id)
        for statement in rng.sample(heard, 2):
            tables.factor_statements.add(key, statement)
        if story.chance(0.4):
            tables.factor_worries.add(key, rng.choice(analysis.worries))
    links = []
    for here, there in zip(analysis.factors, analysis.factors[1:], strict=False):
        links.append(story.id())
        tables.link.add(links[-1], analysis.id, here, rng.choice(_LINKS), there, NULL, stamp)
    tables.link.add(story.id(), analysis.id, analysis.factors[0], "houdt_in_stand", NULL, analysis.worries[0], stamp)
    if story.chance(0.7):
        key = story.id()
        tables.explanation.add(key, analysis.id, "Waarom het blijft", rng.choice(SHORT), "voorlopig", stamp)
        for factor in analysis.factors[:3]:
            tables.explanation_factors.add(key, factor)
        for link in links[:2]:
            tables.explanation_links.add(key, link)


def _journal(story: Story, analysis: Written, begun: date, final: date) -> None:
    story.journal(begun, "analysis", analysis.id, "Analyse begonnen", after="draft")
    for _ in range(story.rng.randint(6, 14)):
        day = min(begun + timedelta(days=story.rng.randint(0, 24)), story.settled)
        story.journal(day, "analysis", analysis.id, "Uitspraak toegevoegd", before="draft")
    if analysis.status != "draft":
        day = min(final - timedelta(days=7), story.settled)
        story.journal(day, "analysis", analysis.id, "Voorleggen", "share", "draft", "shared")
    if analysis.status == "final":
        story.journal(final, "analysis", analysis.id, "Vaststellen", "finalise", "shared", "final")


def _answers(story: Story, analysis: Written, day: date) -> None:
    complete = analysis.status == "final"
    for columns in answers(story, day, complete=complete):
        story.world.tables.analysis_answer.add(story.id(), analysis.id, columns)


def answers(story: Story, day: date, *, complete: bool) -> list[str]:
    """Everybody's answer on a document: person to added-by, already joined. Not complete: somebody is waited for."""
    eldest = story.youths[0]
    asked = [(eldest.id, NULL, YOUTH)] if (day - eldest.born).days > 12 * 366 else []
    asked += [(parent, NULL, WITH_GEZAG) for parent in story.parents]
    asked += [(NULL, one.id, one.job) for one in {one.id: one for one in story.team}.values()]
    rows, by = [], story.post.coordinator.id
    for person, professional, capacity in asked if complete else asked[1:]:
        content, help_ = story.rng.choices(("akkoord", "gedeeltelijk", "niet_akkoord"), (80, 14, 6), k=2)
        words = story.rng.choice(SENTENCES) if content != "akkoord" else ""
        rows.append(
            f"{person}\t{professional}\t{capacity}\t1\t{content}\t{help_}\t{words}\t{day}\t{day} 12:00:00+00\t{by}"
        )
    return rows
