"""For whom one statement is: who is named sees it and who wrote it, and what leans on it goes with it."""

from typing import Any

import pytest

from cases.access.audience import Audience, open_to_any_professional, open_to_everyone
from cases.access.records import write
from cases.analysis import actions as analyses
from cases.analysis.models import Explanation, Factor, FactorLink, LinkView, Statement, Worry
from cases.attention.points import points
from flow.models import Event
from tests import walks
from tests.walks import today

pytestmark = pytest.mark.django_db

ON_THE_TEAM = {"marit", "jorn", "essen", "tess"}


@pytest.fixture
def home(people):
    made: Any = walks.active(people)
    made.analysis = walks.analysis_draft(people, made)
    return made


def say(home, by, audience, *named):
    return write(
        Statement(analysis=home.analysis, voice="professional", professional=by, kind="mening", said_on=today(),
                  text="Dit is gevoelig.", audience=audience), by=by,
        many={"about": [home.luka], "named": named},
    )  # fmt: skip


def who_sees(people, row):
    return {name for name, user in people.each().items() if type(row).objects.visible_to(user).filter(pk=row.pk)}


@pytest.mark.parametrize("audience", [Audience.EVERYONE, Audience.PROFESSIONALS])
def test_professionals_see_what_is_for_them(people, home, audience):
    row = say(home, people.jorn, audience)
    assert who_sees(people, row) == ON_THE_TEAM
    assert Statement.objects.filter(open_to_everyone(Statement), pk=row.pk).exists() is (audience == Audience.EVERYONE)


def test_who_is_named_and_who_wrote_it_see_it_and_nobody_else(people, home):
    row = say(home, people.jorn, Audience.NAMED, people.essen)
    assert who_sees(people, row) == {"jorn", "essen"}
    assert not Statement.objects.filter(open_to_any_professional(Statement), pk=row.pk).exists()


def test_naming_does_not_open_a_case(people, home):
    assert who_sees(people, say(home, people.jorn, Audience.NAMED, people.sven)) == {"jorn"}


def test_what_leans_on_a_shielded_factor_is_shielded_with_it(people, home):
    mine = home.analysis.factors.get()
    kept = write(Factor(analysis=home.analysis, title="Geheim", kind="risico", locus="kind", audience=Audience.NAMED),
                 by=people.jorn, many={"about": [home.luka], "named": [people.essen]})  # fmt: skip
    link = write(FactorLink(analysis=home.analysis, source=kept, target=mine, kind="lokt_uit"), by=people.jorn)
    view = write(LinkView(link=link, person=home.luka, view="eens"), by=people.jorn)
    by_link = write(Explanation(analysis=home.analysis, name="Kring", sentence="Zo hangt het samen."), by=people.jorn,
                    many={"links": [link]})  # fmt: skip
    by_factor = write(Explanation(analysis=home.analysis, name="Reden", sentence="Zo komt het."), by=people.jorn,
                      many={"factors": [kept]})  # fmt: skip
    for row in (kept, link, view, by_link, by_factor):
        assert who_sees(people, row) == {"jorn", "essen"}, row
    assert who_sees(people, mine) == ON_THE_TEAM


def test_a_follow_up_keeps_the_shield_whoever_makes_it(people, home):
    write(Factor(analysis=home.analysis, title="Geheim", kind="risico", locus="kind", audience=Audience.NAMED),
          by=people.jorn, many={"about": [home.luka], "named": [people.essen]})  # fmt: skip
    shared = walks.go(home.analysis, "share", people.marit)
    walks.everybody_answers(people, shared, lambda **answer: analyses.respond(analysis=shared, **answer))
    final = walks.go(shared, "finalise", people.marit)
    follow_up = analyses.follow_up(previous=final, triggers=["nieuwe_vraag"], by=people.marit)
    assert who_sees(people, follow_up.factors.get(title="Geheim")) == {"jorn", "essen"}
    assert "Geheim" not in " ".join([*follow_up.unconfirmed_titles(), *follow_up.unexplained_differences()])
    assert "een afgeschermde factor" in follow_up.unconfirmed_titles()


def test_who_cannot_see_a_statement_does_not_take_it_away_by_saving(people, home):
    row, factor = say(home, people.jorn, Audience.NAMED), home.analysis.factors.get()
    write(factor, by=people.jorn, many={"statements": [*factor.statements.all(), row]})
    factor.refresh_from_db()
    write(factor, by=people.marit, many={"statements": []})
    assert set(factor.statements.all()) == {row}


def test_the_journal_tells_that_the_audience_changed_and_not_to_whom(people, home):
    row = say(home, people.jorn, Audience.EVERYONE)
    row.audience = Audience.NAMED
    write(row, by=people.jorn, many={"named": [people.essen]})
    last = Event.objects.filter(thread=home.analysis.journal_thread()).first()
    assert last and last.label == "Uitspraak aangepast, ook voor wie dit is"


def test_points_of_attention_rest_on_what_their_reader_may_see(people, home):
    write(Worry(analysis=home.analysis, text="Hij wordt geslagen.", voice="vader", person=home.dario,
                audience=Audience.NAMED), by=people.jorn, many={"about": [home.luka]})  # fmt: skip

    def told(viewer):
        return {point.code for point in points(home.case, viewer=viewer)}

    assert "geweld_zonder_veiligheidsplan" in told(people.jorn)
    assert "geweld_zonder_veiligheidsplan" not in told(people.marit) | told(None)


def test_a_form_without_an_answer_leaves_it_for_whom_it_was_and_who_is_named_stays_named(people, home, client):
    row = say(home, people.jorn, Audience.NAMED, people.essen)
    sent = {
        "text": "Anders.", "kind": "mening", "voice": "professional", "professional": people.jorn.pk,
        "said_on": f"{today():%d-%m-%Y}", "about": [home.luka.pk], "base_version": row.version,
    }  # fmt: skip
    client.force_login(people.essen)
    assert client.post(f"/onderdeel/uitspraak/{row.pk}", sent).status_code == 302
    assert who_sees(people, row) == {"jorn", "essen"}
    sent |= {"audience": "named", "base_version": row.version + 1, "text": "Nog anders."}
    assert client.post(f"/onderdeel/uitspraak/{row.pk}", sent).status_code == 302
    row.refresh_from_db()
    assert row.text == "Nog anders."
    assert who_sees(people, row) == {"jorn", "essen"}


def test_the_page_marks_a_shielded_statement_for_who_sees_it_and_shows_nothing_to_others(people, home, client):
    say(home, people.jorn, Audience.NAMED, people.essen)
    found = {}
    for name in ("jorn", "essen", "marit", "tess"):
        client.force_login(people.users[name])
        found[name] = client.get(f"/analyse/{home.analysis.pk}").content.decode()
    for name in ("jorn", "essen"):
        assert "Dit is gevoelig." in found[name]
        assert "Alleen voor Dr. Van Essen en wie het schreef" in found[name]
    for name in ("marit", "tess"):
        assert "Dit is gevoelig." not in found[name]
