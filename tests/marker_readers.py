"""Who reads the marked family (`tests.markers`): each receives something else of it."""

from typing import Any

from cases.access.parts import CasePart
from cases.sharing import actions as sharing
from network.models import Membership, Organisation, User
from network.roles import OrganisationKind, Role
from tests import papers
from tests.personas import long_ago
from tests.reminder_walks import regional_coordinator

WHY: dict[str, Any] = {"ground": "direct_betrokken", "explanation": "Helpt mee."}


def let_read(family: Any) -> None:
    """Sven receives everything about Luka, Kim everything about Mila, Bo the analysis; Hanna the plan, in person."""
    people, case = family.people, family.home.case
    everything = (CasePart.CONTACT, CasePart.ANALYSIS, CasePart.PLAN, CasePart.EVALUATION, CasePart.DOCUMENTS,
                  CasePart.ADULTHOOD)  # fmt: skip
    regional_coordinator(people)
    for part in (CasePart.DOCUMENTS, CasePart.ADULTHOOD):
        papers.opened_for(people.provider, family.home, by=people.marit, part=part)
    for name, parts, about in (
        ("sven", everything, "Luka"), ("kim", everything, "Mila"), ("bo", [CasePart.ANALYSIS], "gezin"),
        ("hanna", [CasePart.PLAN], "gezin"),
    ):  # fmt: skip
        if name not in people.users:
            works_for = Organisation.objects.create(name=f"Hulp van {name}", kind=OrganisationKind.YOUTH_CARE)
            user = people.users[name] = User.objects.create_user(f"{name}@example.org", name=name.capitalize())
            Membership.objects.create(user=user, organisation=works_for, role=Role.PROFESSIONAL, begins_on=long_ago())
        user, whom = people.users[name], family.who[about]
        organisation: Any = user.organisation
        given: dict[str, Any] = {"case": case, "parts": parts, "people": whom, "whole_family": not whom,
                                 "by": people.marit, **WHY}  # fmt: skip
        if name == "hanna":
            sharing.grant(professional=user, **given)
        else:
            row = sharing.invite(organisation=organisation, purpose="hulp", **given)
            sharing.add_member(participation=row, user=user, by=people.marit)
