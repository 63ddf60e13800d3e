"""The forms about the case itself: first contact, responsible municipality, whom it is about, who was seen, pauses."""

from typing import Any

from cases.families import actions as families
from cases.families.models import Case, ClockPause, Family, Trajectory, YouthSeen
from cases.web.forms import PartForm
from cases.web.items import Item, items
from cases.web.people_items import back_to, only_youths


class FirstContactForm(PartForm):
    class Meta:
        model = Case
        fields = ("opened_on", "asked_by", "channel", "occasion", "frame", "identity_seen", "support_mentioned_on",
                  "urgent", "urgent_help_began_on")  # fmt: skip

    def prepare(self) -> None:
        self.fields["urgent"].help_text = "Hulp is begonnen vóór het besluit van de gemeente (verordening art. 5 lid 9)"


class MunicipalityForm(PartForm):
    class Meta:
        model = Case
        fields = ("municipality", "municipality_ground", "municipality_note")


class FixedContactForm(PartForm):
    class Meta:
        model = Case
        fields = ("contact_person",)

    def prepare(self) -> None:
        self.fields["contact_person"].label = "Vast aanspreekpunt"
        self.fields["contact_person"].help_text = "Laat leeg als het gezin de casusregisseur belt"


class TrajectoryForm(PartForm):
    class Meta:
        model = Trajectory
        fields = ("person", "reason", "opened_on")


class SeenForm(PartForm):
    class Meta:
        model = YouthSeen
        fields = ("person", "seen_on", "how")

    def prepare(self) -> None:
        only_youths(self, "person")


class PauseForm(PartForm):
    class Meta:
        model = ClockPause
        fields = ("clock", "begins_on", "ends_on", "reason")


def _facts(key: str, form: type[PartForm], section: str, name: str, intro: str = "", **more: Any) -> Item:
    """Facts of the case itself: changed, never added or taken out."""
    return Item(key=key, form=form, parent=Family, attach="family", tab="people", back=back_to(section), name=name,
                can=("edit",), save=families.change_case, intro=intro, **more)  # fmt: skip


def _of_case(key: str, form: type[PartForm], section: str, **more: Any) -> Item:
    return Item(key=key, form=form, parent=Case, attach="case", tab="people", back=back_to(section), **more)


items(
    _facts("eerste-contact", FirstContactForm, "eerste-contact", "eerste contact"),
    _facts("gemeente", MunicipalityForm, "gemeente", "verantwoordelijke gemeente",
           "De woonplaatsregel wijst de gemeente aan (Jeugdwet art. 1.1). Dat is niet altijd de gemeente waar het kind "
           "nu woont: bij verblijf buiten het gezin telt het adres van direct daarvoor."),
    _facts("aanspreekpunt", FixedContactForm, "eerste-contact", "vast aanspreekpunt",
           "Wie belt het gezin als er iets is? Dat is de casusregisseur, tenzij u hier iemand anders kiest."),
    _of_case("traject", TrajectoryForm, "over-wie"),
    _of_case("gezien", SeenForm, "over-wie",
             intro="De jeugdige wordt ten minste één keer gezien (verordening art. 7 lid 4)."),
    _of_case("pauze", PauseForm, "eerste-contact",
             intro="Een termijn staat stil zolang een aanvraag niet compleet is (Awb art. 4:15). Zeg altijd waarom."),
)  # fmt: skip
