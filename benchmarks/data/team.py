"""The case itself: who leads, who takes part, who is on the team, who has had the regie and who has it now."""

from datetime import date, timedelta

from benchmarks.data.copying import NULL
from benchmarks.data.network import Body, Professional
from benchmarks.data.spread import ACTIVE, CLOSED
from benchmarks.data.story import YES, Story, neutral_number
from benchmarks.data.words import LONG, SENTENCES, SHORT
from cases.sharing.granting import USUAL_PARTS

_PROVIDERS = ((0, 1, 2, 3), (22, 45, 25, 8))
_HANDED_OVER = 0.25


def write_case(story: Story) -> None:
    rng, tables, closed = story.rng, story.world.tables, story.closed
    status = story.post.status
    reason = NULL
    if closed:
        reason = rng.choices(("01", "02", "03", "05"), (60, 20, 12, 8))[0] if story.activated else "90"
    tables.case.add(
        story.case, neutral_number(story), story.family, story.post.team.municipality, status, str(story.opened),
        rng.choice(("moeder", "vader", "huisarts", "school", "jongere zelf")), rng.choice(SHORT),
        story.post.coordinator.id if status == ACTIVE else NULL, reason if closed else "",
        rng.choice(LONG) if closed else "", rng.choice(SENTENCES) if closed and story.activated else "",
        str(closed) if closed else NULL, story.stamp,
    )  # fmt: skip
    story.journal(story.opened, "case", story.case, "Gezin aangemeld", after="intake")
    for place, child in enumerate(story.youths):
        if place == 0 or story.chance(0.35):
            tables.trajectory.add(story.id(), story.case, child.id, f"hulpvraag gaat over {child.name}",
                                  str(story.opened), story.stamp)  # fmt: skip
            tables.sighting.add(story.id(), story.case, child.id, str(story.opened), story.stamp)
    _take_part(story)
    if story.activated:
        _regie(story)
    elif status == CLOSED:
        story.journal(story.settled, "case", story.case, "Geen vervolg", "decline", "intake", "closed")


def _take_part(story: Story) -> None:
    """The local team leads; providers come and go."""
    post, rng = story.post, story.rng
    leading = _participation(story, post.team.id, leads=YES)
    _member(story, leading, post.coordinator, "casusregie")
    if story.chance(0.4) and post.colleague.id != post.coordinator.id:
        _member(story, leading, post.colleague, "denkt mee")
    if not story.activated:
        return
    providers = story.world.network.providers
    wanted = rng.choices(providers, [body.share for body in providers], k=rng.choices(*_PROVIDERS)[0])
    for body in {body.id: body for body in wanted}.values():
        _provider(story, body)


def _provider(story: Story, body: Body) -> None:
    gone = story.settled - timedelta(days=20) if story.chance(0.25) else None
    until = gone if gone and gone >= story.opened else None
    participation = _participation(story, body.id, until=until)
    who = story.rng.choice(body.people)
    for part in USUAL_PARTS:
        story.world.tables.grant.add(
            story.id(), story.case, body.id, str(part), YES, "direct_betrokken", "Behandelt in dit plan.",
            str(story.opened), str(until) if until else NULL, story.stamp,
        )  # fmt: skip
    _member(story, participation, who, "behandeling", until=until)
    if until is None:
        story.provider = body.id


def _participation(story: Story, organisation: str, *, leads: str = "f", until: date | None = None) -> str:
    key = story.id()
    story.world.tables.participation.add(
        key, story.case, organisation, leads, "" if leads == YES else "behandeling en begeleiding", str(story.opened),
        str(until) if until else NULL, story.stamp,
    )  # fmt: skip
    return key


def _member(story: Story, participation: str, who: Professional, task: str, *, until: date | None = None) -> None:
    story.world.tables.member.add(
        story.id(), participation, who.id, task, str(story.opened), str(until) if until else NULL, story.stamp
    )
    story.journal(story.opened, "case", story.case, "Teamlid toegevoegd", before="intake")
    if until is None:
        story.team.append(who)


def _regie(story: Story) -> None:
    """From the day the case is active there is always exactly one coordinator, also through a handover."""
    assert story.activated
    tables, post, begin = story.world.tables, story.post, story.activated
    length = (story.settled - begin).days
    if length > 120 and story.chance(_HANDED_OVER):
        before = story.rng.choice(story.world.network.former)
        day = begin + timedelta(days=story.rng.randint(30, length - 60))
        tables.coordination.add(story.id(), story.case, "casusregie", before.id, str(begin), str(day), story.stamp)
        _handover(story, before, day)
        begin = day
    end = str(story.closed) if story.closed else NULL
    tables.coordination.add(story.id(), story.case, "casusregie", post.coordinator.id, str(begin), end, story.stamp)
    story.journal(story.activated, "case", story.case, "Zaak starten", "activate", "intake", "active")
    if story.closed:
        story.journal(story.closed, "case", story.case, "Afsluiten", "close", "active", "closed")


def _handover(story: Story, before: Professional, day: date) -> None:
    key, to = story.id(), story.post.coordinator.id
    if before.id == to:
        return
    offered = day - timedelta(days=10)
    story.world.tables.handover.add(
        key, story.case, "accepted", before.id, to, story.rng.choice(SHORT), str(offered),
        str(day - timedelta(days=3)), story.rng.choice(SENTENCES), str(day), f"{offered} 09:00:00+00\t{before.id}",
    )  # fmt: skip
    story.journal(day, "handover", key, "Overdracht aannemen", "accept", "discussed", "accepted")
