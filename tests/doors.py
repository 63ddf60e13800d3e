"""Let somebody of the family in, through the same door as everybody: the link, the code, a password."""

from datetime import date
from typing import Any

from django.test import Client
from django.urls import reverse

from cases.access.records import write
from cases.analysis.models import Statement
from cases.door import actions as doors
from cases.door.models import FamilyAccount
from cases.families.models import Authority, Person
from cases.plans import actions as plans
from cases.plans.models import Agreement
from cases.sharing.consent_codes import ConsentPurpose
from cases.sharing.models import Consent, Grant
from tests import walks
from tests.personas import PASSWORD, make_people
from tests.walks import today


def let_in(person: Person, *, by: Any, email: str = "") -> Any:
    """The user of this person, with a password."""
    for earlier in FamilyAccount.objects.current().filter(person=person, opened_at__isnull=False):
        return earlier.user
    made = doors.invite(person, email=email or f"{person.first_name}-{person.pk}@gezin.example".lower(), by=by)
    assert doors.fits(made.account, made.code)
    return doors.open_door(made.account, password=PASSWORD)


def born(person: Person, day: Any) -> None:
    """The birth date, and gezag from that day: written past the form, as a test of time needs a birthday of choice."""
    Person.objects.filter(pk=person.pk).update(birth_date=day)
    Authority.objects.filter(child=person).update(begins_on=day)


def granted(home: Any, day: date, people: Any, *parts: str, ground: str = "toestemming") -> None:
    """Luka lets Ivana read these parts from that day on, and consents as somebody of that age does."""
    for part in parts:
        row = Grant(
            case=home.case,
            person=home.ivana,
            part=part,
            ground=ground,
            begins_on=day,
            explanation="Luka vindt het goed.",
            added_by=people.marit,
            changed_by=people.marit,
        )
        row.save()  # fmt: skip
        row.people.set([home.luka])
    grown = (Person.objects.get(pk=home.luka.pk).age_on(day) or 0) >= 18
    Consent(case=home.case, about=home.luka, given_by=home.luka, person=home.ivana, purpose=ConsentPurpose.SHARE,
            explained_as="meelezen", content=f",{','.join(parts)},", answer="gegeven", given_on=day,
            capacity="volwassene" if grown else "jeugdige", added_by=people.marit, changed_by=people.marit
            ).save()  # fmt: skip


def busy_home() -> Any:
    """A family with something on every own page: a plan in force with agreements of Luka and of his mother, a held
    evaluation, and a follow-up of the analysis and a next version of the plan that wait for answers. The parents live
    apart, as far as anybody knows."""
    people = make_people()
    home: Any = walks.active(people)
    follow_up = walks.analysis_follow_up(people, home)
    plan = walks.plan_draft(people, home)
    for person, what in ((home.luka, "Elke dag lopen."), (home.ivana, "Elke week bellen.")):
        row = Agreement(plan=plan, what=what, person=person, due_on=today())
        write(row, by=people.marit, many={"goals": plan.goals.all()})
    plan = walks.go(plan, "propose", people.marit)
    walks.everybody_answers(people, plan, lambda **answer: plans.respond(plan=plan, **answer))
    home.plan = walks.go(plan, "adopt", people.marit, evaluate_on=today())
    home.evaluation = walks.go(home.plan.evaluations.get(), "hold", people.marit, held_on=today())
    said = Statement(analysis=follow_up, voice="moeder", person=home.ivana, kind="mening", said_on=today(),
                     text="Het gaat nu beter.")  # fmt: skip
    write(said, by=people.marit, many={"about": [home.luka]})
    home.analysis = walks.go(follow_up, "share", people.marit)
    home.next_plan = walks.go(plans.begin(case=home.case, by=people.marit), "propose", people.marit)
    home.people = people
    return home


def door(home: Any, person: Person) -> Client:
    client = Client()
    client.force_login(let_in(person, by=home.people.marit))
    return client


def text(client: Client, name: str, **query: Any) -> str:
    answer = client.get(reverse(f"cases:{name}"), query)
    assert answer.status_code == 200
    return answer.text


def post(client: Client, name: str, **answers: Any) -> str:
    return client.post(reverse(f"cases:{name}"), answers, follow=True).text
