"""Help that is asked for: the six steps of 'Plan en aanvraag' and the product (form and by-law art. 7(4))."""

from django.db import models
from django.db.models import Q

from cases.access.parts import CasePart
from cases.access.records import PART_PRIVACY, Part
from cases.access.visibility import InCaseQuerySet
from cases.families.models import Case, Person
from cases.plans.codes import (
    RESIDENCE_CATEGORIES,
    Choice,
    DeliveryForm,
    Frequency,
    HelpCategory,
    HelpRoute,
    HelpStatus,
    Unit,
)
from network.models import Organisation


class HelpRequest(Part):
    """Individual help for one person. `amount` × `unit` per `frequency` (WJ756, WMO757), from `begins_on` to `ends_on`.

    Advice of the local team is not a decision: `decided_on` is the day of the college's decision.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="help_requests", editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="voor wie")
    route = models.CharField("route", max_length=20, choices=HelpRoute.choices, default=HelpRoute.LOCAL_TEAM)
    asked_on = models.DateField("datum van de aanvraag")
    status = models.CharField("stand", max_length=14, choices=HelpStatus.choices, default=HelpStatus.PROPOSED)
    question = models.TextField("stap 1: wat is de hulpvraag", blank=True)
    problems = models.TextField("stap 2: wat zijn de problemen of beperkingen", blank=True)
    needed = models.TextField("stap 3: wat is er nodig", blank=True)
    own_strength = models.TextField("stap 4: wat kunnen jullie zelf", blank=True)
    other_laws = models.TextField("stap 5: andere wetten", blank=True)
    general_provision = models.TextField("stap 5: algemene voorziening", blank=True)
    conclusion = models.TextField("stap 6: conclusie en advies", blank=True)
    category = models.CharField("categorie (verordening)", max_length=30, choices=HelpCategory.choices)
    product_category = models.CharField("productcategorie (iJw)", max_length=2, blank=True)
    product_code = models.CharField("productcode", max_length=10, blank=True)
    product_name = models.CharField("product", max_length=120)
    begins_on = models.DateField("van", null=True, blank=True)
    ends_on = models.DateField("tot en met", null=True, blank=True)
    amount = models.DecimalField("hoeveel", max_digits=8, decimal_places=2, null=True, blank=True)
    unit = models.CharField("eenheid", max_length=2, choices=Unit.choices, blank=True)
    frequency = models.CharField("hoe vaak", max_length=1, choices=Frequency.choices, blank=True)
    delivery = models.CharField("vorm", max_length=4, choices=DeliveryForm.choices, blank=True)
    provider = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="aanbieder"
    )
    choice = models.CharField("wat kiest het gezin", max_length=36, choices=Choice.choices, blank=True)
    more_to_say = models.TextField("ik wil nog iets kwijt", blank=True)
    signed = models.CharField("wie tekende, en wanneer", max_length=300, blank=True)
    consented = models.ManyToManyField(
        Person, related_name="+", blank=True, verbose_name="wie gaf toestemming voor de hulp"
    )
    decided_on = models.DateField("besluit van de gemeente op", null=True, blank=True)
    decision = models.TextField("het besluit", blank=True)
    first_contact_on = models.DateField("eerste contact met de aanbieder op", null=True, blank=True)
    reference = models.CharField(max_length=60, blank=True, editable=False)
    objects = InCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "aanvraag jeugdhulp"
        verbose_name_plural = "aanvragen jeugdhulp"
        ordering = ("asked_on", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(begins_on=None) | Q(ends_on=None) | Q(ends_on__gt=models.F("begins_on")),
                name="help_ends_after_begin",
                violation_error_message="De einddatum ligt vóór de begindatum.",
            ),
            models.CheckConstraint(condition=Q(category__in=HelpCategory.values), name="help_category_known"),
            models.CheckConstraint(condition=Q(status__in=HelpStatus.values), name="help_status_known"),
        ]  # fmt: skip

    class Privacy:
        personal = {
            "person", "question", "problems", "needed", "own_strength", "other_laws", "general_provision", "conclusion",
            "category", "product_category", "product_code", "product_name", "provider", "choice", "more_to_say",
            "signed", "consented", "decision", "begins_on", "ends_on", "amount", "unit", "frequency", "delivery",
        }  # fmt: skip
        plain = PART_PRIVACY | {"case", "route", "asked_on", "status", "decided_on", "first_contact_on", "reference"}

    class Access:
        part = CasePart.PLAN
        about = ("person",)

    def __str__(self) -> str:
        return f"{self.product_name} voor {self.person}"

    @property
    def document(self) -> Case:
        return self.case

    def misfits(self) -> dict[str, str]:
        """What does not go together, per field. The six steps belong to the route of the local team only: a certified
        institution determines the help itself (Jeugdwet 2.4(2)b, 3.5)."""
        found: dict[str, str] = {}
        size = {"amount": self.amount, "unit": self.unit, "frequency": self.frequency}
        if any(size.values()) and not all(size.values()):
            found |= {
                name: "Vul hoeveel, de eenheid en hoe vaak samen in." for name, value in size.items() if not value
            }
        if self.begins_on and self.ends_on and self.ends_on <= self.begins_on:
            found["ends_on"] = "De einddatum ligt vóór de begindatum."
        if self.route == HelpRoute.LOCAL_TEAM and self.status != HelpStatus.PROPOSED:
            for name in ("question", "problems", "conclusion"):
                if not getattr(self, name).strip():
                    found[name] = "Deze stap hoort bij een aanvraag. Vul de stap in, of laat de stand op “voorstel”."
        if self.decided_on and not self.decision.strip():
            found["decision"] = "Schrijf wat het besluit is."
        return found

    @property
    def has_steps(self) -> bool:
        """Whether the six steps of 'Plan en aanvraag' belong to this request."""
        return self.route == HelpRoute.LOCAL_TEAM

    @property
    def is_residence(self) -> bool:
        """Residence: the by-law asks for a shared analysis (art. 8(8))."""
        return self.category in RESIDENCE_CATEGORIES
