"""Let somebody of the family in: invite with a code, open with it, end."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import check_password, make_password
from django.db.models import F
from django.utils import timezone

from cases.access.predicates import local_team_member
from cases.door.models.accounts import TRIES, FamilyAccount
from cases.door.reading import why_no_door
from cases.families.models import Case, Person
from flow.gate import Incomplete, NotAllowed, NotPossible, all_or_nothing, hold, record
from network.models import User
from network.terms import term

SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0, O, 1 or I
_OTHER_ADDRESS = "Dit e-mailadres kan hier niet. Kies een ander adres, dat alleen van deze persoon is."


@dataclass(frozen=True)
class Invitation:
    """The two halves, known only now: `link` goes in the mail, `code` is told by word of mouth or letter."""

    account: FamilyAccount
    link: str
    code: str


def invite(person: Person, *, email: str, by: Any) -> Invitation:
    """Invite somebody of the family, or again when an earlier code was not used.

    Raises `DoesNotExist` (not visible), `NotAllowed` (not of the local team), `NotPossible` (no door for this person
    today, or there is one already) and `Incomplete` (the address is somebody else's).
    """
    with all_or_nothing():
        case = _held_case(person, by)
        person = Person.objects.visible_to(by).get(pk=person.pk)
        if reason := why_no_door(person):
            raise NotPossible(reason)
        email = email.strip().lower()
        if not email:
            raise Incomplete({"email": "Vul het e-mailadres in."})
        if _is_of_somebody_else(email, person):
            raise Incomplete({"email": _OTHER_ADDRESS})
        now = timezone.now()
        earlier = FamilyAccount.objects.current().filter(person=person)
        if earlier.filter(opened_at__isnull=False).exists():
            raise NotPossible(f"{person.first_name} heeft al een eigen toegang. Stop die eerst.")
        earlier.update(ended_at=now, ended_by=by)
        link, code = secrets.token_urlsafe(32), "".join(secrets.choice(SIGNS) for _ in range(8))
        account = FamilyAccount(
            person=person, email=email, link_hash=_hash(link), code_hash=make_password(code), added_by=by,
            code_until=now + timedelta(days=term("door_code_days", case.municipality_id)),
        )  # fmt: skip
        account.save(force_insert=True)
        record(case, "Iemand van het gezin uitgenodigd voor een eigen toegang", by=by)
    return Invitation(account, link, f"{code[:4]}-{code[4:]}")


def end(account: FamilyAccount, *, by: Any) -> FamilyAccount:
    """Close the door at once: the invitation is dead, and a session that runs is over with the next request."""
    with all_or_nothing():
        case = _held_case(account.person, by)
        locked = FamilyAccount.objects.visible_to(by).select_for_update(of=("self",), no_key=True).get(pk=account.pk)
        if locked.ended_at is None:
            locked.ended_at, locked.ended_by, locked.code_hash = timezone.now(), by, ""
            locked.save(update_fields=["ended_at", "ended_by", "code_hash"])
            if locked.user_id:
                User.objects.filter(pk=locked.user_id).update(is_active=False)
            record(case, "Eigen toegang van iemand van het gezin gestopt", by=by)
    return locked


def invited(link: str) -> FamilyAccount | None:
    """The invitation behind the link of a mail, as long as it waits; nobody is signed in yet."""
    rows = FamilyAccount.objects.current().filter(link_hash=_hash(link)).select_related("person__family")
    found = rows.first()
    return found if found and found.waits and not why_no_door(found.person) else None


def fits(account: FamilyAccount, code: str) -> bool:
    """Whether this is the code. A wrong one is counted before it is compared, so that no two guesses count as one."""
    counted = FamilyAccount.objects.filter(pk=account.pk, tries__lt=TRIES, opened_at=None, ended_at=None)
    if not counted.update(tries=F("tries") + 1):
        return False
    typed = "".join(sign for sign in code.upper() if sign in SIGNS)
    if not check_password(typed, account.code_hash):
        return False
    FamilyAccount.objects.filter(pk=account.pk).update(tries=F("tries") - 1)
    return True


def open_door(account: FamilyAccount, *, password: str | None) -> User:
    """The code was right: make the user, or let the earlier one in again with a new password and without the second
    factor of then. None for a password: they sign in through an identity provider."""
    with all_or_nothing():
        hold(account)
        locked = FamilyAccount.objects.select_for_update(of=("self",), no_key=True).get(pk=account.pk)
        if not locked.waits or why_no_door(locked.person):
            raise NotPossible("Deze uitnodiging werkt niet meer. Vraag je contactpersoon om een nieuwe.")
        if _is_of_somebody_else(locked.email, locked.person):
            raise NotPossible("Deze uitnodiging werkt niet meer. Vraag je contactpersoon om een nieuwe.")
        user = User.objects.filter(email=locked.email).first() or User(email=locked.email)
        user.name, user.is_active = locked.person.full_name, True
        user.set_password(password)
        user.save()
        Authenticator.objects.filter(user=user).delete()
        locked.user, locked.opened_at, locked.code_hash = user, timezone.now(), ""
        locked.save(update_fields=["user", "opened_at", "code_hash"])
        record(locked.case, "Eigen toegang van iemand van het gezin geopend", by=user)
    return user


def _held_case(person: Person, by: Any) -> Case:
    """The newest case of the family, locked, for who is of its local team."""
    document = person.family.document
    hold(document)
    case = Case.objects.visible_to(by).get(pk=document.pk)
    if not local_team_member(case, by):
        raise NotAllowed("Alleen het lokale team van het gezin nodigt iemand van het gezin uit.")
    return case


def _is_of_somebody_else(email: str, person: Person) -> bool:
    """The address of who works here, or of somebody else of a family."""
    found = User.objects.filter(email=email)
    mine = found.filter(family_accounts__person=person, memberships=None, is_staff=False)
    return found.exists() and not mine.exists()


def _hash(link: str) -> str:
    return hashlib.sha256(link.encode()).hexdigest()
