"""The family as a Group, who has a file as Patient, and who they are to one another as RelatedPerson."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID, uuid5

from cases.exporting.fhir.codes import GENDER, GUARDIAN, IS_OF, ROLE, SEEN_BACK
from cases.exporting.fhir.elements import Json, coded, human_name, period, phone_and_mail, refer
from cases.exporting.fhir.rows import Rows
from cases.families.codes import RelationKind, Sex
from cases.families.models import NetworkContact, Person, Relation


def group(rows: Rows) -> Json:
    """The family. Only who has a file is a member: a Group has no room for a RelatedPerson."""
    family = rows.case.family
    return {
        "resourceType": "Group", "id": str(family.pk), "active": rows.case.status != "closed", "type": "person",
        "actual": True, "name": str(family), "quantity": len(rows.patients),
        "member": [{"entity": refer(one.pk, one.full_name)} for one in rows.patients.values()],
    }  # fmt: skip


def patients(rows: Rows) -> Iterator[Json]:
    leading = next((one for one in rows.organisations if one.leads), None)
    also = {tie.person.pk: tie for tie in _Ties(rows).values() if tie.person}
    for person in rows.patients.values():
        twin = also.get(person.pk)
        yield {
            "resourceType": "Patient", "id": str(person.pk), "active": True, **_self(person),
            "deceasedDateTime": str(person.deceased_on or ""),
            "managingOrganization": refer(leading.organisation_id, str(leading.organisation)) if leading else None,
            "link": [{"other": refer(twin.key), "type": "seealso"}] if twin else [],
        }  # fmt: skip


def _self(person: Person) -> Json:
    """What a Patient and a RelatedPerson both tell of somebody. Never the BSN: a number opens doors elsewhere."""
    return {
        "name": human_name(person.first_name, person.surname), "gender": GENDER[Sex(person.sex)],
        "birthDate": str(person.birth_date or ""), "telecom": phone_and_mail(person.phone, person.email),
        "address": [{"line": [f"huisnummer {person.house_number}"] if person.house_number else [],
                     "postalCode": person.postcode}],
    }  # fmt: skip


@dataclass
class Tie:
    """Who somebody is to one patient: of the family (`person`) or from outside (`name`)."""

    key: UUID
    patient: UUID
    person: Person | None = None
    name: str = ""
    words: list[Json] = field(default_factory=list)
    since: str = ""
    until: str = ""


def related(rows: Rows) -> Iterator[Json]:
    for tie in _Ties(rows).values():
        somebody = _self(tie.person) if tie.person else {"name": [{"text": tie.name}]}
        yield {
            "resourceType": "RelatedPerson", "id": str(tie.key), "active": True,
            "patient": refer(tie.patient, rows.patients[tie.patient].full_name), **somebody,
            "relationship": tie.words, "period": period(tie.since, tie.until),
        }  # fmt: skip


def related_key(contact: NetworkContact, patient: UUID) -> UUID:
    """Somebody who matters to the whole family stands there once per patient: a RelatedPerson is of one."""
    return uuid5(contact.person_id or contact.pk, str(patient))


class _Ties(dict[UUID, Tie]):
    """Per patient and somebody else: all they are to each other, in one resource."""

    def __init__(self, rows: Rows):
        super().__init__()
        self.rows = rows
        for row in rows.relations:
            kind = RelationKind(row.kind)
            there = (IS_OF[kind], kind.label)
            self.tell(row.target_id, row.source_id, *there, row)
            self.tell(row.source_id, row.target_id, *SEEN_BACK.get(kind, there), row)
        for held in rows.gezag:
            self.tell(held.child_id, held.holder_id, GUARDIAN, held.get_kind_display())
        for contact in rows.contacts:
            for patient in [contact.near_id] if contact.near_id else list(rows.patients):
                self.matters(contact, patient)

    def tell(self, patient: UUID, person: UUID | None, code: str, text: str, row: Relation | None = None) -> None:
        """This person is that to this patient, when the reader knows them both."""
        if patient not in self.rows.patients or person not in self.rows.people or person in (patient, None):
            return
        key = uuid5(person, str(patient))
        tie = self.setdefault(key, Tie(key, patient, person=self.rows.people[person]))
        if text not in [one["text"] for one in tie.words]:
            tie.words.append(coded(ROLE, code, text) if code else {"text": text})
        if row and not (tie.since or tie.until):
            tie.since, tie.until = row.since, row.until

    def matters(self, contact: NetworkContact, patient: UUID) -> None:
        if contact.person_id:
            self.tell(patient, contact.person_id, "", contact.role)
        elif patient in self.rows.patients:
            key = related_key(contact, patient)
            self[key] = Tie(key, patient, name=contact.name, words=[{"text": contact.role}])
