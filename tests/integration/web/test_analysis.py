"""The verklarende analyse as pages: the document, its order, its parts, and how many queries it takes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.access.records import write
from cases.analysis import actions as analyses
from cases.analysis.models import Analysis, Statement
from tests import walks
from tests.analysis_parts import add

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(people):
    return walks.active(people)


def address(name, *args):
    return reverse(f"cases:{name}", args=args)


def opened(client, user, name, *args):
    client.force_login(user)
    return client.get(address(name, *args))


def test_the_first_analysis_is_begun_from_the_tab(client, people, home):
    page = opened(client, people.essen, "analyses", home.case.pk)
    assert "Nog geen analyse" in page.text
    answer = client.post(address("analysis-begin", home.case.pk), follow=True)
    assert "Wie is er belangrijk voor jullie/jou?" in answer.text
    assert "Waar hebben jullie aan gewerkt" not in answer.text
    again = client.post(address("analysis-begin", home.case.pk), follow=True)
    assert "Er is al een analyse in de maak." in again.text
    assert home.case.analyses.count() == 1


def test_the_page_follows_the_order_of_the_form(client, people, home):
    analysis = walks.analysis_draft(people, home)
    text = opened(client, people.marit, "analysis", analysis.pk).text
    order = [
        'id="deel-important_people"',
        'id="bijlagen"',
        'id="deel-who_may_receive"',
        'id="deel-school"',
        'id="deel-question"',
        'id="zorgen"',
        'id="weging"',
        'id="deel-story"',
        'id="uitspraken"',
        'id="deel-culture"',
        'id="eerdere-hulp"',
        'id="factoren"',
        'id="verbanden"',
        'id="verklaringen"',
        'id="deel-summary"',
        'id="nog-niet-duidelijk"',
        'id="visies"',
        'id="antwoorden"',
    ]
    places = [text.index(mark) for mark in order]
    assert places == sorted(places)


def test_everything_that_was_heard_stands_on_the_page_with_who_said_it(client, people, home):
    analysis = walks.analysis_draft(people, home)
    add(analysis, people, home, 1)
    text = opened(client, people.marit, "analysis", analysis.pk).text
    for words in (
        "via Dario",
        "5 juni 2026",
        "Gerucht: niet nagegaan",
        "Mevrouw Tuinstra (Opvoedhulp De Turfschuit)",
        "Bijvoorbeeld: In mei.",
        "Wanneer niet: Bij gym niet.",
        "Houdt in stand, risico",
        "Drank maakt het stil.",
        "Zo is de kring rond.",
        "Voorlopig",
        "van 2020 tot juli 2021",
        "Hielp even 1",
        "Wie wil er iets 1",
        "Genogram van 5 juni 2026",
        "Komt volgende week.",
        "moeder 1",
        "Dit kan niet, omdat: Eigen informatie van moeder.",
    ):
        assert words in text, words
    paper = client.get(address("analysis-print", analysis.pk)).text
    assert "Rust op:" in paper and "<details" not in paper and "Aanpassen" not in paper
    assert "“Somber 1” lokt uit “Drank 1”, en dat houdt in stand “Somber 1”" in text


def test_the_page_takes_as_many_queries_for_many_parts_as_for_one(client, people, home):
    analysis = walks.analysis_draft(people, home)
    add(analysis, people, home, 0)
    counts = []
    for more in (range(1, 1), range(1, 25)):
        for number in more:
            add(analysis, people, home, number)
        for name in ("analysis", "analysis-print"):
            client.force_login(people.marit)
            client.get(address(name, analysis.pk))
            with CaptureQueriesContext(
                connection,
            ) as queries:
                assert client.get(address(name, analysis.pk)).status_code == 200
            counts.append(len(queries))
    assert counts[:2] == counts[2:]
    assert counts[0] <= 75


def test_the_list_takes_as_many_queries_for_many_versions(client, people, home):
    counts, final = [], walks.analysis_final(people, home)
    opened(client, people.marit, "analyses", home.case.pk)
    for _ in range(3):
        with CaptureQueriesContext(connection) as queries:
            client.get(address("analyses", home.case.pk))
        counts.append(len(queries))
        final = followed_up(people, home, final)
    assert len(set(counts)) == 1, counts


def followed_up(people, home, previous):
    follow = analyses.follow_up(previous=previous, triggers=["stagnatie"], by=people.marit)
    walks.write_headings(follow, people.marit)
    summary = follow.texts.get(key="summary")
    summary.text = f"Het beeld van versie {follow.number}."
    write(summary, by=people.marit)
    write(
        Statement(
            analysis=follow, voice="jeugdige", person=home.luka, kind="beleving", said_on=walks.today(), text="Beter."
        ),
        by=people.marit,
        many={"about": [home.luka]},
    )
    for factor in follow.factors.all():
        analyses.confirm_factor(factor, why="Speelt nog.", by=people.marit)
    shared = walks.go(follow, "share", people.marit)
    walks.everybody_answers(people, shared, lambda **answer: analyses.respond(analysis=shared, **answer))
    return walks.go(shared, "finalise", people.marit)


def test_a_rumour_is_never_marked_as_checked(client, people, home):
    draft = walks.analysis_draft(people, home)
    client.force_login(people.marit)
    sent = {
        "text": "Er gaan verhalen.",
        "kind": "gerucht",
        "established": "on",
        "voice": "professional",
        "organisation": people.other_provider.pk,
        "said_on": "5-6-2026",
        "about": [home.luka.pk],
    }
    client.post(address("part-add", "uitspraak", draft.pk), sent)
    said = Statement.objects.get(text="Er gaan verhalen.")
    assert said.is_rumour and not said.established


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"organisation": ""}, "Kies wie dit zei, of schrijf een naam."),
        ({"said_by_name": "Jan", "professional": "essen"}, "Kies één iemand"),
        ({"said_on": "morgen"}, "Schrijf de datum als dag-maand-jaar"),
        ({"text": ""}, "Vul in"),
    ],
)
def test_a_statement_that_does_not_fit_is_refused_and_kept(client, people, home, change, sentence):
    draft = walks.analysis_draft(people, home)
    client.force_login(people.marit)
    sent = {
        "text": "Hij is somber.",
        "kind": "waarneming",
        "voice": "professional",
        "organisation": people.provider.pk,
        "said_on": "5-6-2026",
        "about": [home.luka.pk],
        "via": "mentor",
    }
    sent |= {key: getattr(people, value).pk if value == "essen" else value for key, value in change.items()}
    answer = client.post(address("part-add", "uitspraak", draft.pk), sent)
    assert sentence in answer.text
    assert 'value="mentor"' in answer.text
    assert draft.statements.count() == 1


def test_factors_that_no_goal_addresses_stand_on_the_page(client, people, home):
    final = walks.analysis_final(people, home)
    assert "Past het plan hierbij" not in opened(client, people.marit, "analysis", final.pk).text
    plan = walks.plan_draft(people, home)
    assert "Ja: elke factor" in client.get(address("analysis", final.pk)).text
    goal = plan.goals.get()
    goal.factors.clear()
    text = client.get(address("analysis", final.pk)).text
    assert "Geen doel pakt dit aan" in text and "Doel zonder factor die het verklaart" in text and goal.title in text


def test_dissent_stands_beside_the_text_on_paper_too(client, people, home):
    shared = walks.analysis_shared(people, home)
    analyses.respond(
        analysis=shared,
        person=home.dario,
        content="niet_akkoord",
        help="akkoord",
        words="Zo is het niet.",
        by=people.marit,
    )
    for name in ("analysis", "analysis-print"):
        text = opened(client, people.marit, name, shared.pk).text
        assert text.count("Zo is het niet.") == 2, name
        assert text.index("Zo is het niet.") > text.index('id="visies"')
    assert 'class="site-header"' not in text


def test_taking_back_asks_why(client, people, home):
    shared = walks.analysis_shared(people, home)
    client.force_login(people.marit)
    step = address("step", "analyse", shared.pk, "take_back")
    assert "Schrijf" in client.post(step, {"reason": ""}).text
    client.post(step, {"reason": "De datum klopt niet."})
    assert Analysis.objects.get().status == "draft"
    client.force_login(people.jorn)
    assert client.get(step).status_code == 403


def test_who_reads_along_sees_no_links_to_write_and_a_stranger_sees_nothing(client, people, home):
    draft = walks.analysis_draft(people, home)
    text = opened(client, people.tess, "analysis", draft.pk).text
    assert "U leest mee." in text and "toevoegen" not in text
    for name in ("sven", "nynke", "oscar", "bea"):
        for page in ("analysis", "analysis-print", "analysis-follow-up"):
            assert opened(client, getattr(people, name), page, draft.pk).status_code == 404, (name, page)
