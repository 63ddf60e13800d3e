"""What people do in this room: write down what was asked, and decide about a file whose term has passed."""

from typing import Any

from django.utils import timezone

from cases.access.predicates import LEADER, local_team_or_leader, standing
from cases.door.models.ways import comes_as
from cases.families.models import Case
from cases.rights import destruction  # noqa: F401 - subscribes to the step that carries it out
from cases.rights.askers import refusal
from cases.rights.codes import RequestKind, RetentionChoice
from cases.rights.lifecycle import answered_by
from cases.rights.models import FileRequest, RetentionDecision
from cases.rights.retention import past
from flow.gate import Incomplete, NotAllowed, NotPossible, all_or_nothing, follow, hold, record, take


def ask(request: FileRequest, *, by: Any) -> FileRequest:
    """Write down a request, or ask it oneself at the own door; also in a closed case. An own statement stands in the
    file from now on (7.3.8(2)).

    Raises `NotAllowed` for who is neither of the local team nor asks for themselves, and `Incomplete` when something is
    missing, or when who asks may not ask this for this person.
    """
    with all_or_nothing():
        hold(request.case)
        case = Case.objects.visible_to(by).get(pk=request.case_id)
        if not local_team_or_leader(case, by) and (request.asked_by_id is None or comes_as(by) != request.asked_by_id):
            raise NotAllowed("Het lokale team van het gezin schrijft verzoeken over het dossier op.")
        if errors := misfits(request):
            raise Incomplete(errors)
        request.added_by = by
        request.due_on = answered_by(request.received_on, "request_months", case.municipality_id)
        request.save(force_insert=True)
        record(request, f"Verzoek opgeschreven: {request.get_kind_display()}", by=by, happened_on=request.received_on)
        if request.kind == RequestKind.ADDITION:
            return follow(request, "added", by=by)
    return request


def misfits(request: FileRequest) -> dict[str, str]:
    """What is missing or does not go together in a new request, per field."""
    found = {}
    if request.person.family_id != request.case.family_id:
        found["person"] = "Deze persoon hoort niet bij dit gezin."
    if request.received_on > timezone.localdate():
        found["received_on"] = "Deze datum ligt in de toekomst."
    if request.kind == RequestKind.CORRECTION:
        asked = {"was": "Schrijf wat er nu staat.", "becomes": "Schrijf wat het moet worden."}
        found |= {name: sentence for name, sentence in asked.items() if not getattr(request, name).strip()}
    if request.kind == RequestKind.ADDITION and not request.words.strip():
        found["words"] = "Schrijf de verklaring op, in de woorden van wie haar geeft."
    if request.analysis and request.plan:
        found["plan"] = "Kies de analyse óf het plan waar het bij hoort."
    return found or refusal(request)


def decide(case: Case, *, choice: str, reason: str, keep_until: Any = None, by: Any) -> RetentionDecision:
    """The team leader decides about a file whose term has passed: keep it longer until a day, or destroy it. Destroying
    is agreed to here for each person of the family; somebody else carries it out."""
    with all_or_nothing():
        hold(case)
        locked = Case.objects.visible_to(by).get(pk=case.pk)
        if LEADER not in standing(locked, by):
            raise NotAllowed("De teamleider besluit over een dossier waarvan de bewaartermijn voorbij is.")
        if not past(Case.objects.filter(pk=case.pk)).exists():
            raise NotPossible("De bewaartermijn van dit dossier loopt nog, of er is al een besluit.")
        if choice == RetentionChoice.KEEP and (keep_until is None or keep_until <= timezone.localdate()):
            raise Incomplete({"keep_until": "Kies een dag in de toekomst, tot en met wanneer u het dossier bewaart."})
        if not reason.strip():
            raise Incomplete({"reason": "Schrijf waarom."})
        decision = RetentionDecision(case=locked, choice=choice, keep_until=keep_until, reason=reason, added_by=by)
        decision.save(force_insert=True)
        record(locked, f"Bewaartermijn voorbij: {decision.get_choice_display()}", by=by, is_change=False)
        if choice == RetentionChoice.DESTROY:
            _agree_to_destroy(locked, by)
    return decision


def _agree_to_destroy(case: Case, by: Any) -> None:
    """A request per person whose data are still there, already agreed to by the team leader."""
    family = Case.objects.filter(family=case.family_id)
    if past(family).count() != family.count():
        raise NotPossible("Dit gezin heeft nog een andere zaak. Vernietigen kan als ook daarvan de termijn voorbij is.")
    today = timezone.localdate()
    for person in case.family.people.filter(destroyed_on=None):
        request = FileRequest(
            case=case, kind=RequestKind.DESTRUCTION, person=person, asked_by_name="de bewaartermijn is voorbij",
            capacity="Jeugdwet 7.3.8 lid 3", added_by=by,
            due_on=answered_by(today, "request_months", case.municipality_id),
        )  # fmt: skip
        request.save(force_insert=True)
        record(request, "Bewaartermijn voorbij: vernietigen", by=by)
        take(FileRequest.objects.visible_to(by), request.pk, "agree", by=by, agreed_by=by)
