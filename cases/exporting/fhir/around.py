"""Who works with the family: Organization, Practitioner, and the CareTeam they make together."""

from collections.abc import Iterator

from cases.exporting.fhir.codes import AGB, TEAM_STATUS
from cases.exporting.fhir.elements import Json, period, phone_and_mail, refer
from cases.exporting.fhir.rows import Rows
from cases.families.lifecycle import CaseStatus
from network.roles import OrganisationKind


def organisations(rows: Rows) -> Iterator[Json]:
    for one in rows.bodies.values():
        yield {
            "resourceType": "Organization", "id": str(one.pk), "active": True, "name": one.name,
            "identifier": [{"system": AGB, "value": one.agb}] if one.agb else [],
            "type": [{"text": OrganisationKind(one.kind).label}], "telecom": phone_and_mail(one.phone),
        }  # fmt: skip


def practitioners(rows: Rows) -> Iterator[Json]:
    """By name and job; how to reach them is on the team page of the family and not in a file that travels."""
    for user in rows.named.values():
        yield {
            "resourceType": "Practitioner", "id": str(user.pk), "name": [{"text": user.name}],
            "qualification": [{"code": {"text": user.job_title}}] if user.job_title else [],
        }  # fmt: skip


def care_team(rows: Rows) -> Json:
    case = rows.case
    leading = [refer(one.organisation_id, str(one.organisation)) for one in rows.organisations if one.leads]
    return {
        "resourceType": "CareTeam", "id": str(case.pk), "status": TEAM_STATUS[CaseStatus(case.status)],
        "name": f"Team van {case.family}", "subject": refer(case.family_id, str(case.family)),
        "period": period(case.opened_on, case.closed_on), "participant": [*_people(rows), *_bodies(rows)],
        "managingOrganization": leading,
    }  # fmt: skip


def _people(rows: Rows) -> Iterator[Json]:
    """The casusregisseur first; who is on the team only as far as the reader may know it."""
    coordinator, there = rows.case.coordinator, {one.user_id for one in rows.members}
    if coordinator and coordinator.pk not in there:
        yield {"role": [{"text": "casusregisseur"}], "member": refer(coordinator.pk, coordinator.name)}
    for one in sorted(rows.members, key=lambda one: one.user_id != rows.case.coordinator_id):
        roles = ["casusregisseur"] if coordinator and one.user_id == coordinator.pk else []
        organisation = rows.bodies.get(one.participation.organisation_id)
        yield {
            "role": [{"text": text} for text in [*roles, one.task or one.user.job_title] if text],
            "member": refer(one.user_id, one.user.name), "period": period(one.begins_on, one.ends_on),
            "onBehalfOf": refer(organisation.pk, organisation.name) if organisation else None,
        }  # fmt: skip


def _bodies(rows: Rows) -> Iterator[Json]:
    for one in rows.organisations:
        yield {
            "role": [{"text": "lokaal team dat leidt" if one.leads else one.purpose}],
            "member": refer(one.organisation_id, str(one.organisation)), "period": period(one.begins_on, one.ends_on),
        }  # fmt: skip
