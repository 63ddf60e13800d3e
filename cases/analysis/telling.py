"""What the family tells in their own words becomes a statement in the analysis that is being written, or the next."""

from typing import Any

from cases.access.audience import Audience
from cases.analysis.codes import StatementKind, Voice
from cases.analysis.lifecycle import AnalysisStatus
from cases.analysis.models import Analysis, OwnWords, Statement
from cases.door.codes import News
from cases.door.models.ways import comes_as
from cases.door.news import came_in
from cases.families.codes import Sex
from cases.families.models import Case, Person
from flow.gate import Incomplete, NotAllowed, NotPossible, all_or_nothing, hold, record

VOICES = {Sex.FEMALE: Voice.MOTHER, Sex.MALE: Voice.FATHER}


def tell(*, case: Case, person: Person, text: str, not_for_family: bool = False, by: Any) -> OwnWords:
    """Keep what somebody of the family says about themselves.

    Raises `DoesNotExist` (not visible), `NotAllowed` (in the name of somebody else), `NotPossible` (the case is closed)
    and `Incomplete` (nothing was written).
    """
    with all_or_nothing():
        hold(case)
        locked = Case.objects.visible_to(by).get(pk=case.pk)
        if comes_as(by) != person.pk:
            raise NotAllowed("Je schrijft hier alleen voor jezelf.")
        if locked.status == "closed":
            raise NotPossible("De hulp is gestopt. Wil je nog iets zeggen? Bel dan met je contactpersoon.")
        if not text.strip():
            raise Incomplete({"text": "Schrijf eerst iets op."})
        words = OwnWords(case=locked, person=person, text=text, not_for_family=not_for_family, added_by=by)
        words.save(force_insert=True)
        record(locked, "Eigen woorden toegevoegd", by=by, doing="create", part=words)
        came_in(locked, person, News.WORDS, by=by)
        for analysis in locked.analyses.filter(status=AnalysisStatus.DRAFT):
            _put_in(analysis, words)
    return words


def take_in(analysis: Analysis) -> None:
    """An analysis that begins starts with what was told since the one before."""
    for words in OwnWords.objects.filter(case=analysis.case_id).waiting().select_related("person", "added_by"):
        _put_in(analysis, words)


def _put_in(analysis: Analysis, words: OwnWords) -> None:
    """In the voice of who said it, added by them."""
    row = Statement(
        analysis=analysis, person=words.person, voice=voice_of(words.person), kind=StatementKind.EXPERIENCE,
        text=words.text, said_on=words.said_on, via="eigen toegang", added_by=words.added_by,
        changed_by=words.added_by, audience=Audience.PROFESSIONALS if words.not_for_family else Audience.EVERYONE,
    )  # fmt: skip
    row.save(force_insert=True)
    row.about.set([words.person])
    words.analysis = analysis
    words.save(update_fields=["analysis"])
    record(analysis, "Uitspraak toegevoegd", by=words.added_by, doing="create", part=row)


def voice_of(person: Person) -> str:
    return Voice.YOUTH if person.is_youth else VOICES.get(Sex(person.sex), Voice.PARENT)
