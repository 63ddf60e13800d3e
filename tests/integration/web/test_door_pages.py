"""The own pages of the family: each sees what is theirs, does what is theirs, and every look is in the read log."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cases.access.log.models import AccessLine
from cases.analysis import actions as analyses
from cases.analysis.models import OwnWords, Statement, respondents
from cases.analysis.telling import tell, voice_of
from cases.evaluations.filling import fill_in, mark, own_lines
from cases.evaluations.models import GoalScore
from cases.families.models import Authority, Person
from cases.plans import actions as plans
from cases.plans.actions import settle_agreement
from cases.rights import actions as rights
from cases.rights.copies import copy_for
from cases.rights.models import FileRequest
from flow.gate import Incomplete, NotAllowed
from tests import walks
from tests.doors import door, let_in, post, text
from tests.walks import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(standing_home: Any) -> Any:
    return standing_home


# --- the plan and what somebody does themselves ---------------------------------------------------------------------


def test_luka_ticks_what_he_does_himself_and_takes_it_back(home):
    client, own = door(home, home.luka), home.plan.agreements.get(person=home.luka)
    assert "Dit is klaar" in text(client, "my-plan")
    client.post(reverse("cases:my-tick", args=[own.pk]), {"gedaan": "ja"})
    own.refresh_from_db()
    assert (own.status, own.settled_on) == ("gedaan", today())
    assert "Toch nog niet klaar" in text(client, "my-plan")
    client.post(reverse("cases:my-tick", args=[own.pk]))
    own.refresh_from_db()
    assert (own.status, own.settled_on) == ("open", None)


def test_nobody_ticks_what_somebody_else_does(home):
    client = door(home, home.luka)
    assert "Elke week bellen." in text(client, "my-plan")
    for row in home.plan.agreements.exclude(person=home.luka):
        assert client.post(reverse("cases:my-tick", args=[row.pk]), {"gedaan": "ja"}).status_code == 404
        with pytest.raises(NotAllowed):
            settle_agreement(row, status="gedaan", by=let_in(home.luka, by=home.people.marit))
        row.refresh_from_db()
        assert row.status == "open"


def test_a_parent_who_lives_apart_reads_nothing_of_what_the_other_parent_does(home):
    father, mother = door(home, home.dario), door(home, home.ivana)
    for name in ("my", "my-plan"):
        assert "Elke week bellen." not in text(father, name)
        assert "Elke week bellen." in text(mother, name)
    assert "Rust thuis." not in text(father, "my-plan")  # the wish may be the words of the other
    assert "Rust thuis." in text(door(home, home.luka), "my-plan")


def test_a_plan_that_is_not_in_force_is_not_ticked(home):
    own = home.next_plan.agreements.get(person=home.luka)
    door(home, home.luka).post(reverse("cases:my-tick", args=[own.pk]), {"gedaan": "ja"})
    own.refresh_from_db()
    assert own.status == "open"


# --- wie heeft mijn dossier bekeken ---------------------------------------------------------------------------------


def test_luka_reads_in_plain_words_who_looked_at_his_file(home):
    worker = Client()
    worker.force_login(home.people.essen)
    worker.get(reverse("cases:plan", args=[home.case.pk]))
    shown = text(door(home, home.luka), "my-log")
    assert "Dr. Van Essen" in shown and "Keek naar: het plan" in shown and "helpt jullie" in shown
    assert "casusregisseur" not in shown


def test_a_parent_reads_who_looked_at_themselves_and_at_the_children_they_have_gezag_over(home):
    client = door(home, home.ivana)
    assert "Over Luka" in text(client, "my-log")
    assert "dossier van Luka" in text(client, "my-log", wie=home.luka.pk)
    assert client.get(reverse("cases:my-log"), {"wie": home.dario.pk}).status_code == 404
    assert door(home, home.luka).get(reverse("cases:my-log"), {"wie": home.ivana.pk}).status_code == 404


def test_a_parent_does_not_read_when_a_child_was_at_their_own_door(home):
    post(door(home, home.luka), "my-words", text="Het is druk.", reader="team")
    assert "Jij zelf" in text(door(home, home.luka), "my-log")
    shown = text(door(home, home.ivana), "my-log", wie=home.luka.pk)
    assert "Marit Dijkhuis" in shown
    assert "Luka Horvat" not in shown


def test_looking_who_looked_is_in_the_read_log_too(home):
    client = door(home, home.luka)
    before = AccessLine.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    text(client, "my-plan")
    text(client, "my-log")
    lines = AccessLine.objects.filter(pk__gt=before)
    assert {(row.event, row.shown, row.role) for row in lines} == {
        ("read", "plan", "family"), ("log_read", "log", "family"),
    }  # fmt: skip
    assert home.luka.pk in {row.subject for row in lines}


# --- the two answers --------------------------------------------------------------------------------------------------


def test_luka_answers_on_both_documents_as_the_team_would_write_it_down(home):
    client = door(home, home.luka)
    for name, document in (("my-answer-analysis", home.analysis), ("my-answer-plan", home.next_plan)):
        assert "Kies of dit klopt." in post(client, name, help="akkoord")
        assert "We hebben je antwoord." in post(client, name, content="gedeeltelijk", help="niet_akkoord", words="Nee.")
        given = next(one.response for one in respondents(document) if one.person == home.luka)
        assert (given.content, given.help, given.words, given.medium) == (
            "gedeeltelijk",
            "niet_akkoord",
            "Nee.",
            "zelf",
        )
        assert (given.capacity, given.answered_on, given.added_by) == ("jeugdige", today(), let_in(home.luka, by=None))


def test_the_first_page_says_what_waits_for_an_answer_until_it_was_given(home):
    client, plan, asks = door(home, home.luka), reverse("cases:my-answer-plan"), "Er ligt een nieuw plan."
    first = client.get(reverse("cases:my")).content.decode()
    assert asks in first and f'href="{plan}"' in first
    post(client, "my-answer-plan", content="akkoord", help="akkoord")
    assert asks not in text(client, "my")
    assert asks in text(door(home, home.ivana), "my")
    walks.go(home.next_plan, "take_back", home.people.marit, reason="Nog niet af.")
    assert asks not in text(door(home, home.ivana), "my")


def test_not_asked_is_no_answer_of_the_family(home):
    client = door(home, home.luka)
    text = post(client, "my-answer-plan", content="niet_gevraagd", help="niet_gevraagd", not_asked_reason="x")
    assert "We hebben je antwoord." not in text
    assert not home.next_plan.responses.exists()
    with pytest.raises(Incomplete):
        plans.respond(plan=home.next_plan, by=let_in(home.luka, by=None), person=home.luka, content="niet_gevraagd",
                      help="akkoord")  # fmt: skip


def test_nobody_of_the_family_answers_or_tells_for_somebody_else(home):
    luka = let_in(home.luka, by=home.people.marit)
    with pytest.raises(NotAllowed):
        plans.respond(plan=home.next_plan, by=luka, person=home.ivana, content="akkoord", help="akkoord")
    with pytest.raises(NotAllowed):
        tell(case=home.case, person=home.ivana, text="x", by=luka)
    with pytest.raises(NotAllowed):
        rights.ask(FileRequest(case=home.case, kind="verklaring", person=home.luka, asked_by=home.ivana, words="x"),
                   by=luka)  # fmt: skip
    with pytest.raises(NotAllowed):
        goal = home.plan.goals.get()
        fill_in(home.evaluation, {own_lines(goal.pk, home.ivana.pk)[0]: "3"}, started_from={}, by=luka)
    with pytest.raises(NotAllowed):
        fill_in(home.evaluation, {"what_worked": "Alles."}, started_from={}, by=luka)


def test_where_nothing_is_asked_the_page_says_so(home):
    walks.go(home.next_plan, "take_back", home.people.marit, reason="Nog niet af.")
    client = door(home, home.luka)
    assert "We vragen je nu niets." in text(client, "my-answer-plan")
    post(client, "my-answer-plan", content="akkoord", help="akkoord")
    assert not home.next_plan.responses.exists()


# --- own words --------------------------------------------------------------------------------------------------------


def test_what_luka_tells_waits_for_the_next_analysis_and_stands_there_in_his_voice(home):
    client = door(home, home.luka)
    assert "Kies wie dit mag lezen." in post(client, "my-words", text="Het is druk.")
    assert "We hebben je woorden bewaard." in post(client, "my-words", text="Het is druk.", reader="team")
    post(client, "my-words", text="School gaat goed.", reader="family")
    assert not Statement.objects.filter(text="Het is druk.").exists()
    walks.go(home.analysis, "take_back", home.people.marit, reason="Luka wil iets zeggen.")
    walks.go(home.analysis, "drop", home.people.marit, reason="Opnieuw.")
    final = home.case.analyses.get(status="final")
    follow_up = analyses.follow_up(previous=final, triggers=["nieuwe_vraag"], by=home.people.marit)
    rows = {row.text: row for row in follow_up.statements.all()}
    assert {text: row.audience for text, row in rows.items()} == {
        "Het is druk.": "professionals", "School gaat goed.": "everyone",
    }  # fmt: skip
    row = rows["Het is druk."]
    assert (row.voice, row.kind, row.person, list(row.about.all())) == ("jeugdige", "beleving", home.luka, [home.luka])
    post(client, "my-words", text="En nog iets.", reader="family")
    assert follow_up.statements.filter(text="En nog iets.").count() == 1
    assert not OwnWords.objects.waiting().exists()


def test_own_words_are_read_by_the_team_and_by_nobody_else_of_the_family(home):
    post(door(home, home.luka), "my-words", text="Het is druk.", reader="team")
    for person in (home.ivana, home.dario):
        assert "Het is druk." not in text(door(home, person), "my-words")
        assert not OwnWords.objects.visible_to(let_in(person, by=None)).exists()
    worker = Client()
    worker.force_login(home.people.essen)
    assert "Het is druk." in worker.get(reverse("cases:analyses", args=[home.case.pk])).text
    copy = copy_for(home.luka, asked_by=home.ivana, by=home.people.marit)
    assert "Het is druk." not in copy.as_json()
    assert "Het is druk." in copy_for(home.luka, asked_by=home.luka, by=home.people.marit).as_json()


def test_the_voice_of_a_parent_is_father_mother_or_parent():
    told = {sex: voice_of(Person(sex=sex)) for sex in ("man", "vrouw", "onbekend", "anders")}
    assert told == {"man": "vader", "vrouw": "moeder", "onbekend": "ouder", "anders": "ouder"}
    assert voice_of(Person(is_youth=True, sex="man")) == "jeugdige"


# --- how it goes ------------------------------------------------------------------------------------------------------


def test_luka_gives_his_number_and_changes_it_and_nobody_else_of_the_family_reads_it(home):
    client, goal = door(home, home.luka), home.plan.goals.get()
    score, words = own_lines(goal.pk, home.luka.pk)
    assert "Kies ook een cijfer" in post(client, "my-evaluation", **{words: "Ik slaap beter."})
    assert "Je cijfers zijn bewaard." in post(client, "my-evaluation", **{score: "6", words: "Ik slaap beter."})
    row = GoalScore.objects.get(evaluation=home.evaluation, person=home.luka)
    assert (row.score, row.words, row.added_by) == (6, "Ik slaap beter.", let_in(home.luka, by=None))
    post(client, "my-evaluation", **{score: "7", words: "Ik slaap beter."})
    row.refresh_from_db()
    assert row.score == 7
    assert "Ik slaap beter." not in text(door(home, home.dario), "my-evaluation")


def test_a_number_that_a_worker_wrote_down_meanwhile_is_not_overwritten_unseen(home):
    client, goal = door(home, home.luka), home.plan.goals.get()
    score, words = own_lines(goal.pk, home.luka.pk)
    seen = {f"was-{score}": mark(""), f"was-{words}": mark("")}
    fill_in(home.evaluation, {score: "3"}, started_from={}, by=home.people.marit)
    assert "vulde net ook iets in" in post(client, "my-evaluation", **{score: "8", words: ""}, **seen)
    assert GoalScore.objects.get(evaluation=home.evaluation, person=home.luka).score == 3


# --- who loses the door ---------------------------------------------------------------------------------------------


PAGES = ("my-plan", "my-log", "my-analysis", "my-answer-analysis", "my-answer-plan", "my-words", "my-evaluation",
         "my-file", "my-correction", "my-statement", "my-copy", "my-destruction")  # fmt: skip


def test_without_gezag_every_page_but_the_first_is_gone(home):
    client = door(home, home.ivana)
    Authority.objects.filter(holder=home.ivana).update(ends_on=today() - timedelta(days=1))
    for name in PAGES:
        url = reverse(f"cases:{name}")
        assert (client.get(url).status_code, client.post(url).status_code) == (404, 404), name
    assert "Jouw toegang is dicht" in client.get(reverse("cases:my")).text
