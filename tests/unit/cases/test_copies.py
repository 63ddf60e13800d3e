"""The copy of one's own file: the markers of others are never in it, one's own are."""

import json
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from cases.access.log.models import AccessLine
from cases.access.records import write
from cases.analysis.models import Statement, Worry
from cases.documents import actions
from cases.documents.models import Document
from cases.families.models import Enrolment, LifeEvent, NetworkContact, Person
from cases.rights.copies import copy_for, files_of
from cases.rights.subjects import SPEAKER
from tests import papers, request_walks, walks
from tests.walks import today

pytestmark = pytest.mark.django_db

# Written by hand: who says something about whom, and whether it stands in the copy when Luka asks, and when his father
# asks for him.
SAYINGS = [
    ("LUKA_OVER_LUKA", "luka", ["luka"], True, True),
    ("LUKA_OVER_MOEDER", "luka", ["ivana"], True, False),
    ("LUKA_OVER_BEIDEN", "luka", ["luka", "ivana"], True, False),
    ("MOEDER_OVER_LUKA", "ivana", ["luka"], False, False),
    ("MOEDER_OVER_MOEDER", "ivana", ["ivana"], False, False),
    ("VADER_OVER_LUKA", "dario", ["luka"], False, False),
    ("OMA_OVER_LUKA", "oma", ["luka"], False, False),
    ("WERKER_OVER_LUKA", "marit", ["luka"], True, True),
    ("WERKER_OVER_BEIDEN", "marit", ["luka", "ivana"], False, False),
    ("WERKER_OVER_MOEDER", "marit", ["ivana"], False, False),
]


@pytest.fixture
def home(people):
    home = walks.active(people)
    analysis = walks.analysis_draft(people, home)
    for marker, speaker, about, _, _ in SAYINGS:
        who = {
            "oma": {"voice": "netwerk", "said_by_name": "Oma NAAM_VAN_OMA"},
            "marit": {"voice": "professional", "professional": people.marit},
        }.get(speaker) or {"voice": "jeugdige" if speaker == "luka" else "moeder", "person": getattr(home, speaker)}
        row = Statement(analysis=analysis, kind="beleving", said_on=today(), text=marker, via="VIA_IEMAND", **who)
        write(row, by=people.marit, many={"about": [getattr(home, one) for one in about]})
    worry = Worry(analysis=analysis, voice="moeder", person=home.ivana, text="ZORG_VAN_MOEDER")
    write(worry, by=people.marit, many={"about": [home.luka]})
    family = home.case.family
    write(Enrolment(family=family, person=home.luka, kind="voortgezet_onderwijs", note="SCHOOL_LUKA"), by=people.marit)
    write(LifeEvent(family=family, when="2020", text="SAMEN_VERHUISD"), by=people.marit,
          many={"people": [home.luka, home.ivana]})  # fmt: skip
    write(NetworkContact(family=family, near=home.luka, name="BUURVROUW", role="buurvrouw"), by=people.marit)
    return home


def texts(home, asked_by) -> str:
    return copy_for(home.luka, asked_by=asked_by, by=home.case.coordinator).as_json()


@pytest.mark.parametrize(("asker", "column"), [("luka", 3), ("dario", 4)])
def test_another_ones_words_are_never_in_the_copy_and_the_own_ones_are(home, asker, column):
    found = texts(home, getattr(home, asker))
    assert {row[0]: row[0] in found for row in SAYINGS} == {row[0]: row[column] for row in SAYINGS}
    for marker in ("ZORG_VAN_MOEDER", "SAMEN_VERHUISD", "BUURVROUW", "NAAM_VAN_OMA", "VIA_IEMAND", "Babić", "Dario"):
        assert marker not in found, marker
    assert "SCHOOL_LUKA" in found


def test_what_stayed_out_is_counted_with_its_ground_and_without_content(home):
    told = json.loads(texts(home, home.luka))["weggelaten"]
    by_ground = {(one["soort"], one["grond"].split(" (")[0]): one["aantal"] for one in told}
    assert by_ground["uitspraken", "iemand anders heeft dit gezegd"] == 2
    assert by_ground["uitspraken", "gaat ook over iemand anders"] == 1
    assert by_ground["uitspraken", "gaat over of komt van iemand buiten het gezin"] == 1
    assert by_ground["zorgen en vragen", "iemand anders heeft dit gezegd"] == 1


def test_the_copy_is_one_file_to_read_and_for_a_machine(people, home):
    import io
    import zipfile

    from tests.integration.web.test_pdf import is_readable

    request = request_walks.file_request(people, home, kind="inzage")
    client = Client()
    client.force_login(people.marit)
    answer = client.get(reverse("cases:rights-copy", args=[request.pk]))
    assert answer["Content-Disposition"] == f'attachment; filename="afschrift-{home.case.number}.zip"'
    assert {line.event for line in AccessLine.objects.filter(user=people.marit.pk, case=home.case.pk)} >= {"export"}
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        assert sorted(packed.namelist()) == ["dossier.json", "dossier.pdf"]
        assert "LUKA_OVER_LUKA" in packed.read("dossier.json").decode()
        assert is_readable(packed.read("dossier.pdf"), "Afschrift van het dossier")
    for user, code in ((people.essen, 403), (people.sven, 404)):
        client.force_login(user)
        assert client.get(reverse("cases:rights-copy", args=[request.pk])).status_code == code


# Written by hand: what was added, about whom, and whether its file or its text goes with the copy of Luka.
PAPERS: list[tuple[str, list[str], dict[str, Any], bool]] = [
    ("OVER_LUKA.pdf", ["luka"], {}, True),
    ("OVER_BEIDEN.pdf", ["luka", "ivana"], {}, False),
    ("OVER_MOEDER.pdf", ["ivana"], {}, False),
    ("OVER_EEN_ANDER.pdf", ["luka"], {"about_third_party": True}, False),
    ("VOOR_ESSEN.pdf", ["luka"], {"audience": "named"}, False),
]
NOTES: list[tuple[str, list[str], dict[str, Any], bool]] = [
    ("MET_LUKA", ["luka"], {"whom": ["luka"]}, True),
    ("MET_MOEDER", ["luka"], {"whom": ["ivana"]}, False),
    ("MET_SCHOOL", ["luka"], {"whom": [], "with_whom": "mentor"}, False),
    ("MET_LUKA_OVER_ANDER", ["luka"], {"whom": ["luka"], "about_third_party": True}, False),
]


def test_the_files_that_are_about_this_person_only_go_with_the_copy(people, home):
    def persons(names):
        return [getattr(home, one) for one in names]

    for name, about, facts, _ in PAPERS:
        row = papers.document(people, home, by=people.jorn, about=persons(about), title=name,
                              content=papers.pdf(name.encode()), **facts)  # fmt: skip
        Document.objects.filter(pk=row.pk).update(file_name=name)
    for text, about, facts, _ in NOTES:
        papers.note(people, home, text=text, about=persons(about), **{**facts, "whom": persons(facts["whom"])})
    gone = papers.document(people, home, title="WEG")
    actions.take_out(gone, because="Van een ander.", by=people.marit)

    made = copy_for(home.luka, asked_by=home.luka, by=people.marit)
    told, files = made.as_json(), dict(files_of(made))
    assert files == {"documenten/01 OVER_LUKA.pdf": papers.pdf(b"OVER_LUKA.pdf")}
    assert {one[0]: f'"{one[0]}"' in told for one in PAPERS + NOTES} == {one[0]: one[3] for one in PAPERS + NOTES}
    assert "Van een ander." in told


def test_every_speaker_is_somebody_of_the_family():
    for model, field in SPEAKER.items():
        assert apps.get_model("cases", model)._meta.get_field(field).related_model is Person


def test_a_row_that_is_not_for_the_eyes_of_who_makes_the_copy_is_not_in_it(people, home):
    analysis = home.case.analyses.get()
    row = Statement(analysis=analysis, kind="beleving", said_on=today(), text="ALLEEN_VOOR_ESSEN", voice="jeugdige",
                    person=home.luka, audience="named")  # fmt: skip
    write(row, by=people.essen, many={"about": [home.luka]})
    found = texts(home, home.luka)
    assert "ALLEEN_VOOR_ESSEN" not in found and "is alleen voor wie erbij genoemd is" in found
