"""Answers in the browser: one page for an analysis and for a plan."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cases.analysis import actions as analyses
from cases.analysis.models import respondents
from cases.web.responses import answers_shown, person_url, professional_url
from flow.gate import NotPossible
from tests import walks

pytestmark = pytest.mark.django_db

YES = {"content": "akkoord", "help": "akkoord", "medium": "gesprek", "words": ""}


def day():
    return timezone.localdate().strftime("%d-%m-%Y")


@pytest.fixture
def home(people):
    return walks.active(people)


@pytest.fixture
def shared(people, home):
    return walks.analysis_shared(people, home)


def test_everybody_whose_answer_counts_is_in_the_list(people, home, shared):
    shown = answers_shown(shared, people.marit)
    assert [(one["name"], one["role"]) for one in shown["people"]] == [
        ("Luka Horvat", "jeugdige"),
        ("Dario Horvat", "ouder of voogd met gezag"),
        ("Ivana Babić", "ouder of voogd met gezag"),
        ("Dr. Van Essen", "kinder- en jeugdpsychiater, Jeugd-ggz De Zeilmakerij"),
        ("Jorn Feenstra", "jeugdwerker, Lokaal team Veendam"),
        ("Marit Dijkhuis", "casemanager, Lokaal team Veendam"),
    ]
    assert shown["sentence"].startswith("Nog niet gedeeld: we wachten op Luka Horvat, Dario Horvat")


def test_a_team_member_writes_down_what_a_parent_answers(client, people, home, shared):
    client.force_login(people.essen)
    answer = client.post(
        person_url(shared, home.ivana),
        {
            **YES,
            "content": "gedeeltelijk",
            "words": "Ik zie de vrienden anders.",
            "answered_on": day(),
            "medium": "telefoon",
        },
        follow=True,
    )
    assert "Het antwoord is bewaard." in answer.text
    row = shared.responses.get()
    assert (row.person, row.content, row.medium, row.added_by) == (home.ivana, "gedeeltelijk", "telefoon", people.essen)
    shown = next(one for one in answers_shown(shared, people.marit)["people"] if one["name"] == "Ivana Babić")
    assert (shown["state"], shown["words"]) == ("dissents", "Ik zie de vrienden anders.")
    assert shown["how"] == "per telefoon, opgeschreven door Dr. Van Essen"


def test_a_professional_answers_only_for_themselves(client, people, shared):
    client.force_login(people.jorn)
    page = client.get(professional_url(shared, people.essen))
    assert "Waarom is er geen antwoord gevraagd?" in page.text
    assert "Eens met de inhoud" not in page.text
    client.post(
        professional_url(shared, people.essen), {**YES, "not_asked_reason": "Ziek tot januari.", "answered_on": day()}
    )
    row = shared.responses.get()
    assert (row.content, row.not_asked_reason, row.added_by) == ("niet_gevraagd", "Ziek tot januari.", people.jorn)
    client.post(professional_url(shared, people.jorn), {**YES, "answered_on": day()})
    assert shared.responses.get(professional=people.jorn).medium == "zelf"


def test_not_asked_wants_a_reason_and_keeps_what_was_typed(client, people, home, shared):
    client.force_login(people.marit)
    sent = {**YES, "content": "niet_gevraagd", "help": "niet_gevraagd", "words": "Is op reis.", "answered_on": day()}
    answer = client.post(person_url(shared, home.dario), sent)
    assert "Schrijf waarom er geen antwoord is gevraagd." in answer.text
    assert "Is op reis." in answer.text
    assert not shared.responses.exists()


def test_wrong_answers_are_refused_in_plain_words(client, people, home, shared):
    client.force_login(people.marit)
    tomorrow = (timezone.localdate() + timedelta(days=1)).strftime("%d-%m-%Y")
    answer = client.post(person_url(shared, home.luka), {"answered_on": tomorrow, "medium": "gesprek", "words": "x"})
    assert "Kies wat Luka Horvat van de inhoud vindt." in answer.text
    answer = client.post(person_url(shared, home.luka), {**YES, "answered_on": tomorrow})
    assert "Deze datum ligt in de toekomst." in answer.text
    assert not shared.responses.exists()


def test_answers_of_before_taking_back_stay_readable_but_count_no_more(people, home, shared):
    analyses.respond(
        analysis=shared, person=home.luka, content="akkoord", help="niet_akkoord", words="Niet hier.", by=people.marit
    )
    back = walks.go(shared, "take_back", people.marit, reason="Fout in de datum.")
    shown = answers_shown(back, people.marit)
    assert shown["sentence"] == "Teruggenomen en nog niet opnieuw voorgelegd."
    assert [one["words"] for one in shown["earlier"][0]["people"]] == ["Niet hier."]
    again = walks.go(back, "share", people.marit)
    assert [str(one) for one in respondents(again) if one.response] == []
    assert answers_shown(again, people.marit)["earlier"][0]["round"] == 1


def test_who_joins_the_team_after_the_analysis_is_final_has_nothing_to_answer(people, home):
    from cases.sharing import actions as sharing

    final = walks.analysis_final(people, home)
    sharing.add_member(participation=home.case.participations.get(leads=True), user=people.nynke, by=people.marit)
    assert final.shared_state()[0] == "gedeeld"


def test_an_aunt_may_say_something_too(client, people, home, shared):
    from cases.access.records import write
    from cases.families.models import Person

    aunt = write(Person(family=home.case.family, first_name="Petra", surname="Horvat"), by=people.marit)
    client.force_login(people.marit)
    choice = client.post(answers_shown(shared, people.marit)["others_url"], {"person": aunt.pk})
    assert choice.headers["Location"] == person_url(shared, aunt)
    client.post(person_url(shared, aunt), {**YES, "answered_on": day()})
    assert shared.responses.get().capacity == "iemand anders"


def test_a_plan_is_answered_on_the_same_page(client, people, home):
    walks.analysis_final(people, home)
    plan = walks.plan_proposed(people, home)
    client.force_login(people.marit)
    answer = client.post(person_url(plan, home.luka), {**YES, "answered_on": day()})
    assert answer.status_code == 302
    assert plan.responses.get().person == home.luka


def test_no_answer_is_asked_on_a_draft(client, people, home):
    draft = walks.analysis_draft(people, home)
    client.force_login(people.marit)
    assert "Er wordt nu geen antwoord gevraagd" in client.get(person_url(draft, home.luka)).text
    assert client.post(person_url(draft, home.luka), {**YES, "answered_on": day()}).status_code == 409
    with pytest.raises(NotPossible):
        analyses.respond(analysis=draft, person=home.luka, content="akkoord", help="akkoord", by=people.marit)


def test_who_may_only_read_gets_no_form_and_a_stranger_gets_nothing(client, people, home, shared):
    for name, expected in (("tess", 403), ("sven", 404), ("nynke", 404), ("oscar", 404), ("bea", 404)):
        client.force_login(getattr(people, name))
        assert client.get(person_url(shared, home.luka)).status_code == expected, name
