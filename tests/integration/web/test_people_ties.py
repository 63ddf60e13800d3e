"""Somebody is added with their ties in one form: two parents and two children are in with a form each."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from cases.access.records import write
from cases.families import actions as families
from cases.families.models import Authority, Case, Person, Relation
from cases.sharing import actions as sharing
from flow.gate import NotPossible
from tests import walks
from tests.html_forms import Page

pytestmark = pytest.mark.django_db

NEW = {"first_name": "Niko", "sex": "onbekend"}
GEZAG = {"gezag_kind": "gezamenlijk", "gezag_source": "gezagsregister", "gezag_checked_on": "1-6-2025"}


@pytest.fixture
def marit(people) -> Client:
    client = Client()
    client.force_login(people.marit)
    return client


@pytest.fixture
def home(people) -> walks.Household:
    return walks.registered(people)


def address(kind: str, case: Case) -> str:
    return reverse("cases:part-add", args=[kind, case.family_id])


def send(client, kind, case, **typed):
    return client.post(address(kind, case), NEW | typed)


def test_two_parents_and_two_children_are_in_with_a_form_each(people, marit):
    case = Case(municipality=people.veendam, opened_on=walks.today(), asked_by="vader", occasion="Zorgen.")
    luka = Person(first_name="Luka", surname="Horvat", birth_date=date(2012, 5, 9))
    sharing.register_family(family_name="Horvat", case=case, team=people.team, by=people.marit, youth=luka)
    assert send(marit, "jeugdige", case, first_name="Niko", birth_date="21-9-2015").status_code == 302
    children = list(Person.objects.values_list("pk", flat=True))
    for name in ("Dario", "Ivana"):
        typed = {"first_name": name, "tied_to": children, "gezag_with": children, **GEZAG}
        assert send(marit, "volwassene", case, **typed).status_code == 302
    assert sorted(map(str, Relation.objects.all())) == [
        "Dario ouder van Luka", "Dario ouder van Niko", "Ivana ouder van Luka", "Ivana ouder van Niko",
    ]  # fmt: skip
    told = {(str(row.holder), str(row.child), row.kind, row.source, row.begins_on) for row in Authority.objects.all()}
    assert told == {
        (holder, child, "gezamenlijk", "gezagsregister", born)
        for holder in ("Dario", "Ivana") for child, born in (("Luka", date(2012, 5, 9)), ("Niko", date(2015, 9, 21)))
    }  # fmt: skip
    assert {row.checked_on for row in Authority.objects.all()} == {date(2025, 6, 1)}


def test_a_child_is_added_with_both_parents_and_a_later_first_day_of_gezag(home, marit):
    typed = {"tied_to": [home.dario.pk, home.ivana.pk], "gezag_with": [home.ivana.pk], "birth_date": "21-9-2015",
             **GEZAG, "gezag_kind": "eenhoofdig", "gezag_since": "1-1-2020"}  # fmt: skip
    assert send(marit, "jeugdige", home.case, **typed).status_code == 302
    niko = Person.objects.get(first_name="Niko")
    assert {str(row.source) for row in niko.relations_in.all()} == {"Dario", "Ivana"}
    (gezag,) = niko.authorities.all()
    assert (gezag.holder, gezag.kind, gezag.begins_on) == (home.ivana, "eenhoofdig", date(2020, 1, 1))


def test_being_a_parent_gives_no_gezag_and_gezag_makes_nobody_a_parent(home, marit):
    send(marit, "volwassene", home.case, first_name="Oma", gezag_with=[home.luka.pk], **GEZAG)
    send(marit, "volwassene", home.case, first_name="Biologisch", tied_to=[home.luka.pk])
    oma, parent = Person.objects.get(first_name="Oma"), Person.objects.get(first_name="Biologisch")
    assert (oma.relations_out.count(), oma.authority_over.count()) == (0, 1)
    assert (parent.relations_out.count(), parent.authority_over.count()) == (1, 0)


ABOUT_LUKA = {"gezag_with": ["luka"]}
ABOUT_BOTH_PARENTS = {"gezag_with": ["dario", "ivana"]}
WRONG = [  # kind, what is typed, the fields with an error
    ("volwassene", ABOUT_LUKA, {"gezag_kind", "gezag_source", "gezag_checked_on"}),
    ("volwassene", {"gezag_kind": "gezamenlijk"}, {"gezag_with"}),
    ("volwassene", ABOUT_LUKA | GEZAG | {"gezag_checked_on": "1-1-2099"}, {"gezag_checked_on"}),
    ("volwassene", ABOUT_LUKA | GEZAG | {"gezag_checked_on": "gisteren"}, {"gezag_checked_on"}),
    ("volwassene", ABOUT_LUKA | GEZAG | {"gezag_since": "1-1-1990"}, {"gezag_since"}),
    ("volwassene", ABOUT_LUKA | {"first_name": "", "email": "geen", "gezag_source": "brp"},
     {"first_name", "email", "gezag_kind", "gezag_checked_on"}),
    ("volwassene", {"tied_to": ["dario"]}, {"tied_to"}),
    ("jeugdige", ABOUT_BOTH_PARENTS | GEZAG, {"gezag_since"}),
    ("jeugdige", ABOUT_BOTH_PARENTS | GEZAG | {"birth_date": "1-1-2000"}, {"gezag_with"}),
    ("jeugdige", ABOUT_BOTH_PARENTS | GEZAG | {"birth_date": "1-1-2015", "gezag_kind": "eenhoofdig"}, {"gezag_kind"}),
    ("jeugdige", {"tied_to": ["luka"], "bsn": "123456789"}, {"tied_to", "bsn"}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "typed", "fields"), WRONG)
def test_all_that_is_wrong_is_told_at_once_at_its_field_and_nothing_is_saved_or_lost(home, marit, kind, typed, fields):
    who = {name: str(getattr(home, name).pk) for name in ("luka", "dario", "ivana")}
    typed = {
        name: [who[one] for one in value] if isinstance(value, list) else value
        for name, value in ({"place": "vriend van thuis"} | typed).items()
    }
    before = (Person.objects.count(), Relation.objects.count(), Authority.objects.count())
    answer = send(marit, kind, home.case, **typed)
    assert answer.status_code == 200
    assert set(answer.context["form"].errors) == fields
    assert (Person.objects.count(), Relation.objects.count(), Authority.objects.count()) == before
    page = Page(answer.content.decode())
    (form,) = (form for form in page.forms if "tied_to" in form.fields)
    assert form.fields["place"].values == ["vriend van thuis"]
    for name in ("tied_to", "gezag_with"):
        assert set(form.fields[name].values) >= set(typed.get(name, ())) & set(form.fields[name].options)


def test_nobody_of_another_family_or_of_age_is_offered(people, home, marit):
    other = walks.registered(people, "Jansen")
    write(Person(family=home.case.family, first_name="Groot", birth_date=date(2000, 1, 1), is_youth=True),
          by=people.marit)  # fmt: skip
    fields = marit.get(address("volwassene", home.case)).context["form"].fields
    assert {str(person) for person in fields["tied_to"].queryset} == {"Luka", "Groot"}
    assert {str(person) for person in fields["gezag_with"].queryset} == {"Luka"}
    answer = send(marit, "volwassene", home.case, tied_to=[other.luka.pk], gezag_with=[other.luka.pk], **GEZAG)
    assert set(answer.context["form"].errors) == {"tied_to", "gezag_with"}


def test_changing_somebody_does_not_ask_for_ties_and_neither_does_the_first_of_a_family(people, home, marit):
    for kind, person in (("jeugdige", home.luka), ("volwassene", home.dario)):
        assert marit.get(reverse("cases:part-edit", args=[kind, person.pk])).context["form"].tie_fields() == []
    case = Case(municipality=people.veendam, opened_on=walks.today(), asked_by="vader", occasion="Zorgen.")
    sharing.register_family(family_name="Leeg", case=case, team=people.team, by=people.marit)
    for kind in ("jeugdige", "volwassene"):
        assert marit.get(address(kind, case)).context["form"].tie_fields() == []


def test_the_person_and_the_ties_are_saved_together_or_not_at_all(people, home):
    oma = Person(family=home.case.family, first_name="Oma")
    twice = [Relation(family=oma.family, source=oma, kind="grootouder", target=home.luka) for _ in range(2)]
    with pytest.raises(NotPossible):
        families.write_person(oma, by=people.marit, many={"ties": twice})
    assert not Person.objects.filter(first_name="Oma").exists()
    assert not Relation.objects.filter(kind="grootouder").exists()


def test_boxes_that_were_ticked_come_back_from_the_concept(home, marit):
    key = f"volwassene/nieuw/{home.case.family_id}"
    typed = {"first_name": "Oma", "tied_to": str(home.luka.pk), "gezag_kind": "voogdij"}
    marit.post(f"/concept/{key}", {"fields": typed}, content_type="application/json")
    page = Page(marit.get(address("volwassene", home.case)).content.decode())
    (form,) = (form for form in page.forms if "tied_to" in form.fields)
    assert form.fields["tied_to"].values == [str(home.luka.pk)]
    assert form.fields["gezag_kind"].values == ["voogdij"]
    assert form.fields["gezag_with"].values == []
