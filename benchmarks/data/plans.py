"""The plan with its versions: goals, scale questions, agreements, answers, and the help that was asked for."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from benchmarks.data.analyses import Written, answers
from benchmarks.data.copying import NULL
from benchmarks.data.story import Story
from benchmarks.data.words import AGREEMENTS, GOALS, SENTENCES, SHORT

_OUTCOMES = ("behaald", "behaald", "deels_behaald", "niet_behaald", "vervallen")


@dataclass(slots=True)
class Goal:
    id: str
    title: str
    status: str


@dataclass(slots=True)
class Version:
    """One version of the plan; `next_on` is the day of its earliest open evaluation."""

    id: str
    number: int
    status: str
    adopted: date | None
    ended: date | None
    next_on: date | None
    goals: list[Goal] = field(default_factory=list)


def write_plans(story: Story, analysis: Written) -> list[Version]:
    """All versions, oldest first. In an open case the newest is in force or in the making."""
    assert analysis.final
    adopted = analysis.final + timedelta(days=story.rng.randint(7, 40))
    if adopted > story.settled:
        return [] if story.closed else [_write(story, analysis, None, None, None)]
    if (story.settled - adopted).days > 300 and story.chance(0.35):
        second = adopted + timedelta(days=story.rng.randint(150, 280))
        first = _write(story, analysis, None, adopted, second)
        return [first, _write(story, analysis, first, second, story.closed)]
    return [_write(story, analysis, None, adopted, story.closed)]


def _write(
    story: Story, analysis: Written, previous: Version | None, adopted: date | None, ended: date | None
) -> Version:
    status = "active"
    if adopted is None:
        status = "proposed" if story.chance(0.4) else "draft"
    elif ended:
        status = "closed" if ended == story.closed else "replaced"
    next_on = _next_evaluation(story, adopted) if status == "active" and adopted else None
    plan = Version(story.id(), previous.number + 1 if previous else 1, status, adopted, ended, next_on)
    begun = adopted - timedelta(days=14) if adopted else analysis.final or story.opened
    begun = max(begun, story.opened)
    _row(story, analysis, previous, plan, begun)
    stamp = story.stamped(begun)
    _goals(story, analysis, previous, plan, stamp)
    _agreements(story, plan, begun, stamp)
    if status != "draft":
        day = adopted or story.world.today
        for columns in answers(story, day, complete=adopted is not None):
            story.world.tables.plan_answer.add(story.id(), plan.id, columns)
    _journal(story, plan, begun)
    if not previous and adopted and story.chance(0.6):
        _help(story, adopted, stamp)
    return plan


def _next_evaluation(story: Story, adopted: date) -> date:
    """Late (15%), this week (12%) or later."""
    turn, rng = story.rng.random(), story.rng
    days = -rng.randint(1, 40) if turn < 0.15 else rng.randint(0, 6) if turn < 0.27 else rng.randint(7, 150)
    return max(story.world.today + timedelta(days=days), adopted + timedelta(days=1))


def _row(story: Story, analysis: Written, previous: Version | None, plan: Version, begun: date) -> None:
    shown = plan.status != "draft"
    story.world.tables.plan.add(
        plan.id, story.case, str(plan.number), previous.id if previous else NULL, analysis.id, plan.status,
        story.rng.choice(SHORT), "het gezin samen", str(begun), "niet_gewenst", "a", str(begun), _day(plan.next_on),
        "1" if shown else "0", str(begun) if shown else NULL, _day(plan.adopted), _day(plan.ended),
        story.stamped(begun),
    )  # fmt: skip


def _day(day: date | None) -> str:
    return str(day) if day else NULL


def _goals(story: Story, analysis: Written, previous: Version | None, plan: Version, stamp: str) -> None:
    """Goals still open in a version that was replaced come along."""
    rng, tables = story.rng, story.world.tables
    carried = [goal for goal in previous.goals if goal.status == "open"] if previous else []
    for place in range(max(len(carried), rng.randint(2, 5))):
        origin = carried[place] if place < len(carried) else None
        status = "open"
        if plan.status == "closed" or (plan.status in ("active", "replaced") and story.chance(0.2)):
            status = rng.choice(_OUTCOMES)
        goal = Goal(story.id(), origin.title if origin else rng.choice(GOALS), status)
        plan.goals.append(goal)
        settled = plan.ended or story.world.today - timedelta(days=1)
        settled = max(settled, plan.adopted or settled)
        tables.goal.add(
            goal.id, plan.id, str(place + 1), goal.title, rng.choice(SHORT), "t" if place == 0 else "f",
            origin.id if origin else NULL, status, NULL if status == "open" else str(settled),
            "" if status == "open" else rng.choice(SENTENCES), stamp,
        )  # fmt: skip
        child = rng.choice(story.youths)
        tables.goal_people.add(goal.id, child.id)
        tables.goal_factors.add(goal.id, rng.choice(analysis.factors))
        for person in (child.id, story.parents[0]):
            tables.scale.add(story.id(), goal.id, person, str(rng.randint(2, 5)), str(rng.randint(6, 9)), stamp)


def _agreements(story: Story, plan: Version, begun: date, stamp: str) -> None:
    rng, tables, today = story.rng, story.world.tables, story.world.today
    for place in range(rng.randint(3, 8)):
        due = begun + timedelta(days=rng.randint(14, 120))
        if plan.status == "active" and place < 2:
            due = today + timedelta(days=rng.randint(-10, 60))
        status = rng.choices(
            ("gedaan", "vervallen", "bezig", "open"), (76, 8, 8, 8) if due < today else (10, 2, 28, 60)
        )[0]
        person, professional = NULL, NULL
        if story.chance(0.5):
            person = rng.choice(story.parents)
        else:
            professional = rng.choice(story.team).id
        key = story.id()
        tables.agreement.add(key, plan.id, rng.choice(AGREEMENTS), person, professional, str(due), status,
                             str(min(due, today)) if status in ("gedaan", "vervallen") else NULL, stamp)  # fmt: skip
        tables.agreement_goals.add(key, rng.choice(plan.goals).id)


def _journal(story: Story, plan: Version, begun: date) -> None:
    story.journal(begun, "plan", plan.id, "Plan begonnen", after="draft")
    for _ in range(story.rng.randint(4, 9)):
        story.journal(begun, "plan", plan.id, "Afspraak toegevoegd", before="draft")
    if plan.status != "draft":
        story.journal(begun, "plan", plan.id, "Voorleggen", "propose", "draft", "proposed")
    if plan.adopted:
        story.journal(plan.adopted, "plan", plan.id, "Vaststellen", "adopt", "proposed", "active")
    if plan.ended:
        label, step = (
            ("Plan afsluiten", "close") if plan.status == "closed" else ("Vervangen door een nieuwe versie", "replace")
        )
        story.journal(plan.ended, "plan", plan.id, label, step, "active", plan.status)


def _help(story: Story, adopted: date, stamp: str) -> None:
    story.world.tables.help.add(
        story.id(), story.case, story.youths[0].id, str(adopted), "beeindigd" if story.closed else "loopt",
        story.rng.choice(("ambulant", "intensief_ambulant", "verblijf_opname")), "begeleiding van het gezin",
        str(adopted), str(adopted + timedelta(days=365)), story.provider, stamp,
    )  # fmt: skip
