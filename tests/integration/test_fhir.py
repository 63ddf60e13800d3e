"""A family as a FHIR bundle: right by two validators that are not ours, whole within itself, and never more than its
reader may see."""

import json
import os
import re
import shutil
import subprocess
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse

from cases.access import bsn
from cases.access.log.models import AccessLine
from cases.analysis.models import AnalysisText, Factor, Statement, Worry
from cases.exporting.fhir import bundle
from cases.families.models import Case, Person
from cases.sharing.models import TeamMember
from network.models import User
from tests.case_files import on, walked_in

pytestmark = pytest.mark.django_db

NODE, CHECK = settings.BASE_DIR / "var" / "node", settings.BASE_DIR / "tests" / "node" / "fhir.mjs"
FAMILIES = {"a": date(2025, 6, 26), "c": date(2026, 11, 22), "d": date(2026, 11, 22)}


@pytest.fixture(scope="module", params=FAMILIES)
def family(request, django_db_setup, django_db_blocker):
    """One of the case files, walked in once: its letter and its case."""
    with walked_in(request.param, FAMILIES[request.param], django_db_blocker) as key, django_db_blocker.unblock():
        yield request.param, Case.objects.select_related("family", "coordinator", "municipality").get(pk=key)


@pytest.fixture
def case(family, db):
    with on(FAMILIES[family[0]]):
        yield family[1]


@pytest.fixture
def made(case):
    return bundle(case, case.coordinator)


def of(made: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [one["resource"] for one in made["entry"] if one["resource"]["resourceType"] == kind]


def references(value: Any) -> list[str]:
    if isinstance(value, list):
        return [one for inner in value for one in references(inner)]
    if not isinstance(value, dict):
        return []
    mine = [value["reference"]] if isinstance(value.get("reference"), str) else []
    return mine + [one for inner in value.values() for one in references(inner)]


def faults(*bundles: Any, folder: Any) -> list[str]:
    """What the validators say; not asked where `start.py test` has not put them."""
    if not (shutil.which("node") and NODE.exists()):
        pytest.skip("the validators of FHIR are not here; `python3 start.py test` brings them")
    files = []
    for number, one in enumerate(bundles):
        files.append(folder / f"{number}.json")
        files[-1].write_text(json.dumps(one), encoding="utf-8")
    env = {**os.environ, "NODE_PACKAGES": str(NODE)}
    said = subprocess.run(["node", CHECK, *files], env=env, capture_output=True, text=True, check=True).stdout
    found: list[str] = json.loads(said)
    return found


def test_two_validators_find_no_fault_in_the_bundle_of_whoever_reads(case, made, tmp_path):
    readers = User.objects.filter(pk__in=TeamMember.objects.current().filter(participation__case=case).values("user"))
    assert len(readers) > 1
    assert faults(made, *(bundle(case, reader) for reader in readers), folder=tmp_path) == []


def test_the_validators_do_notice_what_is_wrong(made, tmp_path):
    first = next(one["resource"] for one in made["entry"] if one["resource"]["resourceType"] == "RelatedPerson")
    first["relationship"][0] = {
        "coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-RoleCode", "code": "X"}]
    }
    of(made, "CarePlan")[0]["intent"] = "wens"
    of(made, "Goal")[0]["colour"] = "blue"
    said = "\n".join(faults(made, folder=tmp_path))
    assert "has no X" in said and "CarePlan" in said and "colour" in said


def test_everything_it_points_at_stands_in_it_once(made):
    there = [one["fullUrl"] for one in made["entry"]]
    assert len(there) == len(set(there))
    assert {one for one in references(made) if one not in there} == set()


def test_the_family_is_a_group_of_who_has_a_file(case, made):
    (group,) = of(made, "Group")
    files = {str(one.person) for one in case.trajectories.all()}
    assert {one["name"][0]["given"][0] for one in of(made, "Patient")} == files
    assert group["quantity"] == len(group["member"]) == len(files)
    assert {one["subject"]["reference"] for one in of(made, "CarePlan")} == {f"urn:uuid:{group['id']}"}


def test_every_goal_and_every_agreement_of_the_plan_goes_along(case, made):
    plan = case.plans.in_force().first() or case.plans.get()
    sent = next(one for one in of(made, "CarePlan") if one["id"] == str(plan.pk))
    assert [one["display"] for one in sent["goal"]] == [goal.title for goal in plan.goals.all()]
    told = " ".join(one["detail"]["description"] for one in sent["activity"])
    assert all(one.what in told for one in plan.agreements.all())
    assert (sent["status"], sent["intent"]) == ("active" if plan.status == "active" else "draft", "plan")


def test_no_text_of_the_analysis_and_no_bsn_goes_along(case, made):
    text = json.dumps(made, ensure_ascii=False)
    said = [one.text for model in (AnalysisText, Statement, Worry) for one in model.objects.all() if one.text.strip()]
    said += [one.title for one in Factor.objects.all()]
    assert said and [one for one in said if json.dumps(one, ensure_ascii=False)[1:-1] in text] == []
    numbers = [one.bsn for one in Person.objects.all() if one.bsn]
    assert numbers and not any(one in text or str(bsn.index_of(one)) in text for one in numbers)


def test_who_has_gezag_is_said_to_be_guardian(case, made):
    guardians = {one["name"][0]["text"] for one in of(made, "RelatedPerson") if "GUARD" in json.dumps(one)}
    held = case.family.authorities.holding(date.today()).filter(holder__isnull=False)
    assert guardians == {one.holder.full_name for one in held}


def test_the_file_is_downloaded_under_a_number_and_stands_in_the_read_log(case, client):
    client.force_login(case.coordinator)
    before = AccessLine.objects.count()
    answer = client.get(reverse("cases:family-fhir", args=[case.pk]))
    assert answer["Content-Type"] == "application/fhir+json"
    name = r'attachment; filename="gezin-[0-9A-Z]{4}-[0-9A-Z]{3}\.fhir\.json"'
    assert re.fullmatch(name, answer["Content-Disposition"])
    assert json.loads(answer.content)["type"] == "collection"
    events = set(AccessLine.objects.order_by("pk")[before:].values_list("event", "shown"))
    assert events == {("export", "file")}


def test_a_bundle_asks_the_database_as_often_for_a_small_family_as_for_a_large_one(case, django_assert_max_num_queries):
    with django_assert_max_num_queries(25):
        bundle(case, case.coordinator)
