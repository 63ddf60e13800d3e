"""A final analysis, and the follow-up beside it: what is carried over, confirmed, dropped and explained."""

import pytest
from django.urls import reverse

from cases.access.records import write
from cases.analysis import actions as analyses
from cases.analysis.models import Analysis, Difference, Explanation, Factor, FactorLink, Worry
from tests import walks

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(people):
    return walks.active(people)


def address(name, *args):
    return reverse(f"cases:{name}", args=args)


def opened(client, user, name, *args):
    client.force_login(user)
    return client.get(address(name, *args))


def test_a_final_analysis_offers_nothing_to_write_but_a_follow_up(client, people, home):
    final = walks.analysis_final(people, home)
    text = opened(client, people.marit, "analysis", final.pk).text
    assert "verandert niet meer" in text
    assert "Aanpassen" not in text and "toevoegen" not in text
    assert address("analysis-follow-up", final.pk) in text
    answer = client.get(address("part-edit", "analyse-tekst", final.texts.earliest("pk").pk), follow=True)
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


def test_links_between_factors_come_along_and_views_are_asked_anew(client, people, home):
    draft = walks.analysis_draft(people, home)
    school = write(
        Factor(analysis=draft, title="Veel lessen missen", kind="risico", locus="kind"), by=people.marit,
        many={"about": [home.luka]},
    )  # fmt: skip
    write(
        FactorLink(analysis=draft, source=school, target=draft.factors.first(), kind="houdt_in_stand"), by=people.marit
    )
    shared = walks.go(draft, "share", people.marit)
    walks.everybody_answers(people, shared, lambda **answer: analyses.respond(analysis=shared, **answer))
    follow = analyses.follow_up(
        previous=walks.go(shared, "finalise", people.marit), triggers=["afsluiting"], by=people.jorn
    )
    link = follow.links.get()
    assert (link.source.analysis, link.source.title, link.views.count()) == (follow, "Veel lessen missen", 0)
    analyses.drop_factor(link.source, why="Hij gaat weer.", by=people.jorn)
    assert not follow.links.exists()


def test_an_old_text_must_be_read_again_before_the_follow_up_is_shared(client, people, home):
    follow = analyses.follow_up(previous=walks.analysis_final(people, home), triggers=["stagnatie"], by=people.marit)
    text = opened(client, people.marit, "analysis", follow.pk).text
    assert "nog niet opnieuw gelezen: “Wie is er belangrijk voor jullie/jou?”" in text
    row = follow.texts.get(key="important_people")
    form = address("part-edit", "analyse-tekst", row.pk)
    client.post(form, {"text": row.text, "confirmed": "on", "base_version": row.version})
    assert follow.texts.get(key="important_people").confirmed
    assert "Opnieuw gelezen" not in client.get(form).text


def test_an_explanation_comes_along_as_tentative_with_the_factors_and_links_that_came_along(client, people, home):
    draft = walks.analysis_draft(people, home)
    sad, marit = draft.factors.get(), people.marit
    school = Factor(analysis=draft, title="Veel lessen missen", kind="risico", locus="kind")
    write(school, by=marit, many={"about": [home.luka]})
    worry = Worry(analysis=draft, text="Zit vast op school", voice="jeugdige", person=home.luka)
    write(worry, by=marit, many={"about": [home.luka]})
    between = write(FactorLink(analysis=draft, source=sad, target=school, kind="draagt_bij_aan"), by=marit)
    to_worry = write(FactorLink(analysis=draft, source=school, worry=worry, kind="draagt_bij_aan"), by=marit)
    sentence = "Wie somber is mist lessen, en wie lessen mist raakt vast."
    known = Explanation(analysis=draft, name="Kring rond school", sentence=sentence, status="getoetst")
    write(known, by=marit, many={"factors": [sad, school], "links": [between, to_worry]})
    wrong = Explanation(analysis=draft, name="Luiheid", sentence="Luka wil niet.", status="verworpen")
    write(wrong, by=marit, many={"factors": [school]})
    shared = walks.go(draft, "share", marit)
    walks.everybody_answers(people, shared, lambda **answer: analyses.respond(analysis=shared, **answer))
    follow = analyses.follow_up(previous=walks.go(shared, "finalise", marit), triggers=["stagnatie"], by=marit)
    carried = follow.explanations.get()
    assert (carried.name, carried.sentence, carried.status) == ("Kring rond school", sentence, "voorlopig")
    assert set(carried.factors.all()) == set(follow.factors.all()) and carried.factors.count() == 2
    assert list(carried.links.all()) == list(follow.links.all()) and carried.links.count() == 1
    text = opened(client, people.essen, "analysis", follow.pk).text
    assert "Kring rond school" in text and "oorlopig" in text
    analyses.drop_factor(follow.factors.get(title=school.title), why="Luka is er weer.", by=marit)
    assert (carried.factors.count(), carried.links.count()) == (1, 0)
    client.post(address("part-remove", "verklaring", carried.pk))
    assert not follow.explanations.exists()
