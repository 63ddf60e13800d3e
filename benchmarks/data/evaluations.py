"""Looking back: concluded evaluations every three months, and in a plan in force always a next one."""

from datetime import date, timedelta

from benchmarks.data.copying import NULL
from benchmarks.data.plans import Version
from benchmarks.data.story import Story
from benchmarks.data.words import SENTENCES, SHORT

_DECISIONS = (("voortzetten", "bijstellen_doelen", "opschalen", "afschalen"), (62, 22, 8, 8))


def write_evaluations(story: Story, plan: Version) -> None:
    """Concluded ones between the adoption and the end, then the open one of a plan in force."""
    if plan.adopted is None:
        return
    last = plan.ended or story.world.today
    day = plan.adopted + timedelta(days=story.rng.randint(35, 45))
    while day < last - timedelta(days=3):
        _concluded(story, plan, day)
        day += timedelta(days=story.rng.randint(80, 100))
    if plan.next_on:
        _open(story, plan, plan.next_on)
        if story.chance(0.05):
            _open(story, plan, plan.next_on + timedelta(days=30))


def _concluded(story: Story, plan: Version, day: date) -> None:
    rng, tables, stamp = story.rng, story.world.tables, story.stamped(day)
    key = story.id()
    tables.evaluation.add(
        key, story.case, plan.id, "concluded", str(day - timedelta(days=14)), str(day), str(day), rng.choice(SHORT),
        rng.choice(SENTENCES), rng.choice(("ja", "ja", "deels", "nee")), rng.choices(*_DECISIONS)[0],
        str(day + timedelta(days=2)), stamp,
    )  # fmt: skip
    _takes_part(story, key)
    for goal in plan.goals:
        for person in (story.youths[0].id, story.parents[0]):
            tables.score.add(story.id(), key, goal.id, person, str(rng.randint(3, 9)), rng.choice(SENTENCES), stamp)
        tables.review.add(story.id(), key, goal.id, "open", rng.choice(SENTENCES), stamp)
    story.journal(day, "evaluation", key, "Evaluatie starten", "hold", "planned", "held")
    story.journal(day, "evaluation", key, "Evaluatie afronden", "conclude", "held", "concluded")


def _open(story: Story, plan: Version, due: date) -> None:
    """Planned; one in eight of those around today was held and is being written up."""
    rng, tables, today = story.rng, story.world.tables, story.world.today
    key, begins = story.id(), max(due - timedelta(days=14), plan.adopted or due)
    held = begins <= today and story.chance(0.125)
    tables.evaluation.add(
        key, story.case, plan.id, "held" if held else "planned", str(begins), str(due), str(today) if held else NULL,
        rng.choice(SHORT) if held else "", "", "", "", NULL, story.stamped(begins if begins < today else today),
    )  # fmt: skip
    _takes_part(story, key)
    day = max(min(begins, today), story.opened)
    story.journal(day, "evaluation", key, "Evaluatie gepland", after="planned")
    if held:
        story.journal(today, "evaluation", key, "Evaluatie starten", "hold", "planned", "held")
    if due <= today + timedelta(days=14):
        _remind(story, key, due)


def _takes_part(story: Story, evaluation: str) -> None:
    tables = story.world.tables
    tables.evaluation_people.add(evaluation, story.youths[0].id)
    for who in dict.fromkeys(one.id for one in story.team):
        tables.evaluation_professionals.add(evaluation, who)


def _remind(story: Story, evaluation: str, due: date) -> None:
    """That it comes near was mailed, and half of the people have looked."""
    today = story.world.today
    planned = min(due - timedelta(days=14), today)
    seen = f"{planned} 10:00:00+00" if story.chance(0.5) else NULL
    story.world.tables.reminder.add(
        story.id(), story.case, "evaluation", f"evaluation:{evaluation[:12]}:{due}", evaluation, str(due), "-14",
        str(planned), story.post.coordinator.id, "sent", f"{planned} 06:00:00+00", f"{planned} 06:01:00+00", "1", seen,
    )  # fmt: skip
