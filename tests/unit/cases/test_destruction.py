"""Destruction of one person's data: nothing of theirs is left in any table, others keep theirs, two people do it."""

from collections import Counter
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from cases.access.records import write
from cases.analysis import actions as analyses
from cases.analysis.models import Factor, Statement, Worry
from cases.documents import actions
from cases.documents.models import Document, Note
from cases.drafts import actions as drafts
from cases.families import actions as families
from cases.families.models import Authority, Enrolment, LifeEvent, Person, YouthSeen
from cases.plans.models import Goal
from cases.rights.destruction import preview
from flow.gate import NotAllowed
from flow.models import Event
from flow.triggers import present, released
from tests import papers, request_walks, walks
from tests.walks import today

pytestmark = pytest.mark.django_db

MARK = "MERKTEKEN"
OTHERS = "BLIJFTSTAAN"


@pytest.fixture
def home(people):
    return walks.active(people)


def said(home, people, analysis, text, about, **who):
    row = Statement(analysis=analysis, kind="beleving", said_on=today(), text=text, **who)
    return write(row, by=people.marit, many={"about": about})


@pytest.fixture
def marked(people, home):
    """A file with a marker in every text about Luka alone, and another in what is about others; all of it final."""
    marit, luka, ivana = people.marit, home.luka, home.ivana
    luka.first_name, luka.surname, luka.place = f"L{MARK}", f"S{MARK}", f"P{MARK}"
    luka.phone, luka.email, luka.bsn, luka.postcode = f"06{MARK}", f"{MARK}@example.org", "999990019", "9641AB"
    write(luka, by=marit)
    family = home.case.family
    write(Enrolment(family=family, person=luka, kind="voortgezet_onderwijs", note=f"school {MARK}"), by=marit)
    write(YouthSeen(case=home.case, person=luka, seen_on=today(), how=f"gezien {MARK}"), by=marit)
    write(LifeEvent(family=family, when="2020", text=f"val {MARK}"), by=marit, many={"people": [luka]})
    write(LifeEvent(family=family, when="2021", text=f"verhuisd {OTHERS}"), by=marit, many={"people": [luka, ivana]})
    analysis = walks.analysis_draft(people, home)
    said(home, people, analysis, f"eigen {MARK}", [luka], voice="jeugdige", person=luka)
    said(home, people, analysis, f"moeder over Luka {MARK}", [luka], voice="moeder", person=ivana)
    said(home, people, analysis, f"over moeder {OTHERS}", [ivana], voice="jeugdige", person=luka)
    said(home, people, analysis, f"samen {OTHERS}", [luka, ivana], voice="moeder", person=ivana)
    write(Worry(analysis=analysis, voice="vader", person=home.dario, text=f"zorg {MARK}"), by=marit,
          many={"about": [luka]})  # fmt: skip
    write(Factor(analysis=analysis, title=f"factor {MARK}", kind="risico", locus="kind"), by=marit,
          many={"about": [luka]})  # fmt: skip
    analysis = walks.go(analysis, "share", marit)
    walks.everybody_answers(people, analysis, lambda **answer: analyses.respond(
        analysis=analysis, words=MARK if answer["person"] == luka else OTHERS, **answer
    ))  # fmt: skip
    walks.go(analysis, "finalise", marit)
    plan = walks.plan_active(people, home)
    goal = plan.goals.get()
    with released():
        Goal.objects.filter(pk=goal.pk).update(desired=f"doel {MARK}")
    request_walks.file_request(people, home, was=f"fout {MARK}", becomes=f"goed {MARK}", place=MARK)
    request_walks.file_request(people, home, kind="verklaring", words=f"verklaring {MARK}")
    named = {"title": f"titel {MARK}", "made_by": f"maker {MARK}"}
    papers.document(people, home, content=papers.pdf(MARK.encode()), **named)
    papers.document(people, home, content=papers.pdf(OTHERS.encode()), title=OTHERS, about=[luka, ivana])
    actions.take_out(papers.document(people, home, title=MARK), because=f"reden {MARK}", by=marit)
    first = papers.note(people, home, text=f"met moeder over Luka {MARK}")
    actions.correct(first.next_version(), by=marit, many={"about": [luka], "people": [ivana]})
    papers.note(people, home, text=f"met Luka over moeder {OTHERS}", about=[ivana], whom=[luka])
    drafts.keep(form=f"onderdeel/jeugdige/{luka.pk}", fields={"note": MARK}, base_version=None, by=marit)
    return home


def dump() -> str:
    """Every field of every table, with what is encrypted made readable."""
    found = []
    for model in apps.get_models(include_auto_created=True):
        for row in model._default_manager.order_by("pk").values():
            found.append(f"{model._meta.label} {row}")
    return "\n".join(found)


def destroyed(people: Any, home: Any) -> Any:
    request = request_walks.file_request(people, home, kind="vernietiging", words=f"alles {MARK}")
    request = walks.go(request, "agree", people.marit, agreed_by=people.marit)
    return walks.go(request, "carry_out", people.tess, confirmed=True)


def test_nothing_of_the_person_is_left_in_any_table_and_others_keep_theirs(people, marked):
    families.reveal_bsn(marked.luka, by=people.marit)
    before = dump()
    assert before.count(MARK) > 15
    kept = before.count(OTHERS)
    rules = present()
    events = Event.objects.count()
    done = destroyed(people, marked)
    after = dump()
    assert [line for line in after.splitlines() if MARK in line or "999990019" in line] == []
    assert after.count(OTHERS) == kept
    assert done.status == "done"
    assert present() == rules, "the rules of the database are still in place"
    assert Event.objects.count() == events + 3, "the journal keeps its lines, and has those of the request"
    luka = Person.objects.get(pk=marked.luka.pk)
    assert (luka.first_name, luka.birth_date, luka.bsn_index, luka.destroyed_on) == ("vernietigd", None, None, today())
    assert (Document.objects.count(), Note.objects.count()) == (1, 1), "no shell of a file or a note is left"
    assert Person.objects.get(pk=marked.ivana.pk).surname == "Babić"
    assert Authority.objects.filter(holder=marked.ivana).exists(), "that she had gezag is about her too"


def test_what_is_final_stays_frozen_for_everybody_after_a_destruction(people, marked):
    destroyed(people, marked)
    statement = Statement.objects.filter(text__contains=OTHERS)[0]
    with pytest.raises(IntegrityError, match="vastgesteld"), transaction.atomic():
        Statement.objects.filter(pk=statement.pk).update(text="anders")
    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.all().delete()


def test_the_release_ends_with_its_block_and_with_a_rollback(people, marked):
    statement = Statement.objects.filter(text__contains=OTHERS)
    with pytest.raises(RuntimeError), released():
        statement.update(via="iemand")
        raise RuntimeError
    assert not statement.filter(via="iemand").exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        statement.update(via="iemand")


def test_the_preview_tells_what_goes_and_what_stays_and_changes_nothing(people, marked):
    before = dump()
    lines = preview(marked.luka)
    assert dump() == before
    told: Counter[tuple[str, bool]] = Counter()
    for line in lines:
        told[line.what, line.goes] += line.number
    assert told["uitspraken", True] >= 3 and told["uitspraken", False] == 2
    assert told["gebeurtenissen", True] == 1 and told["gebeurtenissen", False] == 1
    assert ("verklarende analyses", False) in told and ("verklarende analyses", True) not in told


def test_two_people_do_it_and_the_one_who_agreed_is_not_the_one_who_carries_it_out(people, marked):
    request = request_walks.file_request(people, marked, kind="vernietiging")
    request = walks.go(request, "agree", people.tess, agreed_by=people.tess)
    before = dump()
    with pytest.raises(NotAllowed):
        walks.go(request, "carry_out", people.tess, confirmed=True)
    with pytest.raises(NotAllowed):
        walks.go(request, "carry_out", people.essen, confirmed=True)
    assert dump() == before


def test_when_the_last_of_the_family_goes_what_was_of_the_family_goes_too(people, home):
    home.case.occasion = f"aanleiding {MARK}"
    home.case.save(update_fields=["occasion"])
    analysis = walks.analysis_draft(people, home)
    text = analysis.texts.get(key="story")
    text.text = f"verhaal {MARK}"
    write(text, by=people.marit)
    walks.go(analysis, "drop", people.marit, reason=f"reden {MARK}")
    for person in (home.luka, home.dario, home.ivana):
        request = request_walks.file_request(people, home, kind="vernietiging", person=person, asked_by=person)
        request = walks.go(request, "agree", people.marit, agreed_by=people.marit)
        assert MARK in dump()
        walks.go(request, "carry_out", people.jorn, confirmed=True)
    assert [line for line in dump().splitlines() if MARK in line or "Horvat" in line or "Babić" in line] == []


def test_only_the_destruction_is_released_from_the_rules():
    from tests.repository.test_code import name, python_files

    callers = [
        name(path) for path in python_files("cases", "network", "hsj", "flow") if "released(" in path.read_text()
    ]
    assert callers == ["cases/rights/destruction.py", "flow/triggers.py"]
    assert connection.vendor in ("sqlite", "postgresql")
