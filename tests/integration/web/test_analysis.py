"""The verklarende analyse as pages: the document, its order, its parts, and how many queries it takes."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.access.records import write
from cases.analysis import actions as analyses
from cases.analysis.models import (
    Analysis,
    Consultation,
    Difference,
    EarlierHelp,
    Enclosure,
    Explanation,
    Factor,
    FactorHeading,
    FactorLink,
    Gap,
    LinkView,
    Statement,
    ViewDifference,
    Worry,
)
from tests import walks
from tests.personas import make_people

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return make_people()


@pytest.fixture
def home(people):
    return walks.active(people)


def add(analysis, people, home, number):
    """One of every part that an analysis can have, with what belongs to it."""
    by, about = people.marit, {"about": [home.luka, home.ivana]}
    day = date(2026, 6, 5)
    heading = FactorHeading.objects.filter(scheme__is_default=True).order_by("order")[number % 20]
    said = write(
        Statement(analysis=analysis, voice="moeder", person=home.ivana, kind="beleving", said_on=day, heading=heading,
                  text=f"Uitspraak {number}", via="Dario"), by=by, many=about,
    )  # fmt: skip
    write(
        Statement(analysis=analysis, voice="professional", organisation=people.other_provider, kind="gerucht",
                  said_on=day, established=False, text=f"Verhaal {number}"), by=by, many=about,
    )  # fmt: skip
    worry = write(
        Worry(analysis=analysis, voice="professional", said_by_name="Mevrouw Tuinstra", organisation=people.other_provider,
              text=f"Zorg {number}", example="In mei.", exception="Bij gym niet.", life_area="school", context="school"),
        by=by, many=about,
    )  # fmt: skip
    one = write(
        Factor(analysis=analysis, title=f"Somber {number}", kind="oorzakelijk", locus="kind", heading=heading),
        by=by, many={**about, "statements": [said], "worries": [worry]},
    )  # fmt: skip
    two = write(
        Factor(analysis=analysis, title=f"Drank {number}", kind="instandhoudend", also_kind="risico", locus="opvoeding"),
        by=by, many={**about, "statements": [said]},
    )  # fmt: skip
    there = write(
        FactorLink(analysis=analysis, source=one, target=two, kind="lokt_uit", explanation="Drank maakt het stil."),
        by=by,
    )
    write(FactorLink(analysis=analysis, source=two, target=one, kind="houdt_in_stand"), by=by)
    write(FactorLink(analysis=analysis, source=two, worry=worry, kind="draagt_bij_aan"), by=by)
    write(LinkView(link=there, person=home.luka, view="oneens"), by=by)
    write(LinkView(link=there, professional=people.essen, view="eens"), by=by)
    write(
        Explanation(analysis=analysis, name=f"Stil {number}", sentence="Drank maakt stil en daarna somber."),
        by=by, many={"factors": [one, two], "links": [there]},
    )  # fmt: skip
    write(
        EarlierHelp(analysis=analysis, organisation=people.other_provider, question="Minder ruzie", begins="2020",
                    ends="2021-07", result=f"Hielp even {number}", helped="Kijken naar wat goed gaat"),
        by=by, many={"people": [home.luka]},
    )  # fmt: skip
    write(Gap(analysis=analysis, text=f"Wie wil er iets {number}"), by=by)
    write(Enclosure(analysis=analysis, kind="genogram", dated_on=day, note=f"map {number}"), by=by)
    write(
        Consultation(analysis=analysis, kind="gedragswetenschapper", name=f"Hilde {number}", expertise="somberheid",
                     consulted_on=day, advice="Maak een veiligheidsplan.", followed=False, why_not="Komt volgende week."),
        by=by,
    )  # fmt: skip
    write(ViewDifference(analysis=analysis, topic="moment", who=f"moeder {number}", words="Nu nog niet."), by=by)


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
        'id="deel-important_people"', 'id="bijlagen"', 'id="deel-who_may_receive"', 'id="deel-school"', 'id="deel-question"',
        'id="zorgen"', 'id="weging"', 'id="deel-story"', 'id="uitspraken"', 'id="deel-culture"', 'id="eerdere-hulp"',
        'id="factoren"', 'id="verbanden"', 'id="verklaringen"', 'id="deel-summary"', 'id="nog-niet-duidelijk"', 'id="visies"',
        'id="antwoorden"',
    ]  # fmt: skip
    places = [text.index(mark) for mark in order]
    assert places == sorted(places)


def test_everything_that_was_heard_stands_on_the_page_with_who_said_it(client, people, home):
    analysis = walks.analysis_draft(people, home)
    add(analysis, people, home, 1)
    text = opened(client, people.marit, "analysis", analysis.pk).text
    for words in (
        "via Dario", "5 juni 2026", "Gerucht: niet nagegaan", "Mevrouw Tuinstra (Opvoedhulp De Turfschuit)", "Bijvoorbeeld: In mei.",
        "Wanneer niet: Bij gym niet.", "Houdt in stand, risico", "Drank maakt het stil.", "Zo is de kring rond.", "Voorlopig",
        "van 2020 tot juli 2021", "Hielp even 1", "Wie wil er iets 1", "Genogram van 5 juni 2026", "Komt volgende week.",
        "moeder 1",
    ):  # fmt: skip
        assert words in text, words
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
        Statement(analysis=follow, voice="jeugdige", person=home.luka, kind="beleving", said_on=walks.today(), text="Beter."),
        by=people.marit, many={"about": [home.luka]},
    )  # fmt: skip
    for factor in follow.factors.all():
        analyses.confirm_factor(factor, why="Speelt nog.", by=people.marit)
    shared = walks.go(follow, "share", people.marit)
    walks.everybody_answers(people, shared, lambda **answer: analyses.respond(analysis=shared, **answer))
    return walks.go(shared, "finalise", people.marit)


def test_a_final_analysis_offers_nothing_to_write_but_a_follow_up(client, people, home):
    final = walks.analysis_final(people, home)
    text = opened(client, people.marit, "analysis", final.pk).text
    assert "verandert niet meer" in text
    assert "Aanpassen" not in text and "toevoegen" not in text
    assert address("analysis-follow-up", final.pk) in text
    answer = client.get(address("part-edit", "analyse-tekst", final.texts.first().pk), follow=True)
    assert "Deze analyse is vastgesteld en verandert niet meer." in answer.text


def test_a_follow_up_asks_why_now(client, people, home):
    final = walks.analysis_final(people, home)
    client.force_login(people.marit)
    day = walks.today().strftime("%d-%m-%Y")
    answer = client.post(address("analysis-follow-up", final.pk), {"dated_on": day})
    assert "Kies waarom jullie nu terugkijken." in answer.text
    answer = client.post(
        address("analysis-follow-up", final.pk), {"dated_on": day, "triggers": ["stagnatie"]}, follow=True
    )
    text = answer.text
    assert "Nog opnieuw lezen" in text and "de hulp loopt vast" in text
    assert "Naar welke school" not in text and "Waar hebben jullie aan gewerkt" in text
    assert "Letterlijk uit versie 1" in text and "Tekst bij In het kort" in text
    assert "stond er de vorige keer" in text
    answer = client.post(address("analysis-follow-up", final.pk), {"dated_on": day, "triggers": ["stagnatie"]})
    assert answer.status_code == 409


def test_a_carried_factor_is_confirmed_with_a_reason_or_dropped_with_an_explanation(client, people, home):
    draft = walks.analysis_draft(people, home)
    write(
        Factor(analysis=draft, title="Veel lessen missen", kind="risico", locus="kind"),
        by=people.marit,
        many={"about": [home.luka]},
    )
    shared = walks.go(draft, "share", people.marit)
    walks.everybody_answers(people, shared, lambda **answer: analyses.respond(analysis=shared, **answer))
    final = walks.go(shared, "finalise", people.marit)
    follow = analyses.follow_up(previous=final, triggers=["stagnatie"], by=people.marit)
    client.force_login(people.essen)
    sad, school = follow.factors.get(title__startswith="Somber"), follow.factors.get(title__startswith="Veel")
    empty = client.post(address("part-edit", "factor-bevestigen", sad.pk), {"why": ""})
    assert "Schrijf in één of twee zinnen waarom." in empty.text
    client.post(
        address("part-edit", "factor-bevestigen", sad.pk), {"why": "Luka zegt het zelf.", "base_version": sad.version}
    )
    client.post(
        address("part-edit", "factor-vervallen", school.pk), {"why": "Hij gaat weer elke dag.", "base_version": 1}
    )
    sad.refresh_from_db()
    assert sad.confirmed_why == "Luka zegt het zelf."
    gone = follow.differences.get()
    assert (gone.change, gone.subject, gone.explanation) == (
        "vervallen",
        "Veel lessen missen",
        "Hij gaat weer elke dag.",
    )
    assert not follow.unexplained_differences()
    new = write(
        Factor(analysis=follow, title="Nieuwe klas", kind="beschermend", locus="kind"),
        by=people.marit,
        many={"about": [home.luka]},
    )
    assert follow.unexplained_differences() == ["nieuw: “Nieuwe klas”"]
    assert "“Nieuwe klas” is nieuw." in client.get(address("analysis", follow.pk)).text
    client.post(address("part-edit", "factor-nieuw", new.pk), {"why": "Sinds september.", "base_version": 1})
    assert not Analysis.objects.get(pk=follow.pk).unexplained_differences()
    text = client.get(address("analysis-compare", follow.pk)).text
    for words in (
        "Luka zegt het zelf.",
        "Hij gaat weer elke dag.",
        "Sinds september.",
        "Alleen in de eerste",
        "Alleen in het vervolg",
    ):
        assert words in text, words


def test_a_difference_may_name_something_that_is_no_factor(client, people, home):
    follow = analyses.follow_up(previous=walks.analysis_final(people, home), triggers=["stagnatie"], by=people.marit)
    client.force_login(people.marit)
    form = address("part-add", "verschil", follow.pk)
    answer = client.post(form, {"change": "aangescherpt", "explanation": "Minder vaak."})
    assert "Kies een factor, of schrijf waarover het gaat." in answer.text
    client.post(form, {"change": "aangescherpt", "explanation": "Minder vaak.", "subject": "weglopen"})
    assert Difference.objects.get().subject == "weglopen"


def test_a_rumour_is_never_marked_as_checked(client, people, home):
    draft = walks.analysis_draft(people, home)
    client.force_login(people.marit)
    sent = {
        "text": "Er gaan verhalen.", "kind": "gerucht", "established": "on", "voice": "professional",
        "organisation": people.other_provider.pk, "said_on": "5-6-2026", "about": [home.luka.pk],
    }  # fmt: skip
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
        "text": "Hij is somber.", "kind": "waarneming", "voice": "professional", "organisation": people.provider.pk,
        "said_on": "5-6-2026", "about": [home.luka.pk], "via": "mentor",
    }  # fmt: skip
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
