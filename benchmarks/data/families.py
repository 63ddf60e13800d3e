"""A family: parents, one to four children, who has gezag, one or two homes, school, and who is around them."""

from collections.abc import Iterator
from datetime import date, timedelta

from benchmarks.data.copying import NULL
from benchmarks.data.story import NO, YES, Child, Story
from benchmarks.data.words import FIRST_NAMES, SENTENCES, STREETS, SURNAMES
from cases.access import bsn

_CHILDREN = ((1, 2, 3, 4), (36, 38, 18, 8))
_APART = 0.45  # of the families with two parents live in two homes
_GROUPS = ("groep 3", "groep 5", "groep 7", "vmbo 2", "havo 3", "mbo 1")


def invented_bsns() -> Iterator[tuple[str, str]]:
    """Numbers that pass the eleven-test in the range from 900000000, encrypted, with their index."""
    for stem in range(90_000_000, 100_000_000):
        digits = str(stem)
        last = sum(int(digit) * weight for digit, weight in zip(digits, range(9, 1, -1), strict=True)) % 11
        if last < 10:
            number = f"{digits}{last}"
            yield bsn.encrypt(number), bsn.index_of(number) or NULL


def write_family(story: Story) -> None:
    rng, tables = story.rng, story.world.tables
    story.surname = rng.choice(SURNAMES)
    tables.family.add(story.family, story.surname)
    street, number = rng.choice(STREETS), str(rng.randint(1, 180))
    postcode = f"{rng.randint(9300, 9999)}{rng.choice('ABDEGHKL')}{rng.choice('ABDEGHKL')}"
    _parents(story, postcode, number)
    _children(story, postcode, number)
    _gezag(story)
    _homes(story, street, number, postcode)
    _around(story)


def _parents(story: Story, postcode: str, number: str) -> None:
    for place in range(2 if story.chance(0.72) else 1):
        born = story.opened - timedelta(days=story.rng.randint(26 * 365, 52 * 365))
        parent = story.id()
        story.parents.append(parent)
        story.world.tables.person.add(
            parent, story.family, story.rng.choice(FIRST_NAMES), story.surname, str(born), "man" if place else "vrouw",
            NO, "", NULL, postcode, number, story.stamp,
        )  # fmt: skip


def _children(story: Story, postcode: str, number: str) -> None:
    rng, tables = story.rng, story.world.tables
    for _ in range(rng.choices(*_CHILDREN)[0]):
        child = Child(story.id(), rng.choice(FIRST_NAMES), story.opened - timedelta(days=rng.randint(900, 6100)))
        story.youths.append(child)
        token, index = next(story.world.bsn)
        tables.person.add(
            child.id, story.family, child.name, story.surname, str(child.born), rng.choice(("man", "vrouw")), YES,
            token, index, postcode, number, story.stamp,
        )  # fmt: skip
        for parent in story.parents:
            tables.relation.add(story.id(), story.family, parent, "ouder", child.id, story.stamp)
    eldest, *younger = story.youths
    for child in younger:
        tables.relation.add(story.id(), story.family, eldest.id, "broer_zus", child.id, story.stamp)


def _gezag(story: Story) -> None:
    """Dated records: joint or sole, sometimes sole before it became joint, now and then guardianship."""
    rng, add = story.rng, story.world.tables.authority.add
    guardian = rng.choice(story.world.network.institutions).id if story.chance(0.03) else ""
    joint, first_sole = len(story.parents) == 2 and story.chance(0.88), story.chance(0.15)
    for child in story.youths:
        checked = str(story.opened + timedelta(days=rng.randint(0, 10)))
        if guardian:
            add(story.id(), story.family, child.id, NULL, guardian, "voogdij", str(story.opened), NULL, "beschikking",
                checked, story.stamp)  # fmt: skip
            continue
        begin = child.born
        if joint and first_sole:
            until = child.born + timedelta(days=300)
            add(story.id(), story.family, child.id, story.parents[0], NULL, "eenhoofdig", str(begin), str(until), "brp",
                checked, story.stamp)  # fmt: skip
            begin = until + timedelta(days=1)
        for parent in story.parents if joint else story.parents[:1]:
            add(story.id(), story.family, child.id, parent, NULL, "gezamenlijk" if joint else "eenhoofdig", str(begin),
                NULL, "gezagsregister", checked, story.stamp)  # fmt: skip


def _homes(story: Story, street: str, number: str, postcode: str) -> None:
    """One home, or two when the parents live apart; then the children are in both."""
    rng, tables, code = story.rng, story.world.tables, story.post.team.municipality
    apart = len(story.parents) == 2 and story.chance(_APART)
    if len(story.parents) == 2:
        kind = "ex_partner" if apart else "partner"
        tables.relation.add(story.id(), story.family, story.parents[0], kind, story.parents[1], story.stamp)
    homes = [story.id()]
    tables.household.add(homes[0], story.family, "thuis", f"{street} {number}", postcode, "", code, story.stamp)
    if apart:
        homes.append(story.id())
        tables.household.add(homes[1], story.family, "bij vader", f"{rng.choice(STREETS)} {rng.randint(1, 99)}",
                             "9712AB", "", code, story.stamp)  # fmt: skip
    began = f"{story.opened.year - rng.randint(1, 6)}-0{rng.randint(1, 9)}"
    for place, parent in enumerate(story.parents):
        home = homes[min(place, len(homes) - 1)]
        tables.stay.add(story.id(), story.family, parent, home, "hoofdverblijf", began, YES, story.stamp)
    for child in story.youths:
        tables.stay.add(story.id(), story.family, child.id, homes[0], "hoofdverblijf", began, YES, story.stamp)
        if apart:
            tables.stay.add(story.id(), story.family, child.id, homes[1], "omgang", began, NO, story.stamp)


def _around(story: Story) -> None:
    rng, tables = story.rng, story.world.tables
    for child in story.youths:
        kind = "basisonderwijs" if (story.opened - child.born).days < 12 * 365 else "voortgezet_onderwijs"
        tables.enrolment.add(story.id(), story.family, child.id, kind, rng.choice(_GROUPS), rng.choice(SENTENCES),
                             story.stamp)  # fmt: skip
    for _ in range(rng.randint(0, 2)):
        name = f"{rng.choice(FIRST_NAMES)} {rng.choice(SURNAMES)}"
        tables.contact.add(story.id(), story.family, name, story.youths[0].id, "buurvrouw, tante of vriend",
                           YES if story.chance(0.7) else NO, story.stamp)  # fmt: skip
    for _ in range(rng.randint(0, 3)):
        event, year = story.id(), story.opened.year - rng.randint(0, 8)
        tables.life_event.add(event, story.family, f"{year}-0{rng.randint(1, 9)}", rng.choice(SENTENCES), story.stamp)
        tables.life_event_people.add(event, rng.choice(story.youths).id)
    if story.chance(0.07):
        _measure(story, rng.choice(story.youths))


def _measure(story: Story, child: Child) -> None:
    begins: date = story.opened - timedelta(days=story.rng.randint(0, 200))
    story.world.tables.measure.add(
        story.id(), story.family, child.id, "11", story.rng.choice(story.world.network.institutions).id, str(begins),
        str(begins + timedelta(days=365)), story.stamp,
    )  # fmt: skip
