"""All tables of the rooms. An installation that was made by the ten migrations before it counts as having had it."""

import datetime
import uuid

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import django_fsm
from django.conf import settings
from django.db import migrations, models

import cases.access.partial_dates
import cases.families.models.case
import flow.tables
import network.keys


class Migration(migrations.Migration):
    replaces = [
        ("cases", "0001_initial"),
        ("cases", "0003_documents"),
        ("cases", "0004_officer_in_log"),
        ("cases", "0005_own_words"),
        ("cases", "0006_adulthood"),
        ("cases", "0007_reminders"),
        ("cases", "0008_jobs_and_feed"),
        ("cases", "0009_open_side"),
        ("cases", "0010_events_of_help_and_signals"),
    ]

    initial = True

    dependencies = [
        ("network", "0006_adulthood_tab"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        flow.tables.CreateModels(
            models=[
                migrations.CreateModel(
                    name="AccessDay",
                    fields=[
                        ("day", models.DateField(primary_key=True, serialize=False, verbose_name="dag")),
                        ("previous", models.CharField(blank=True, max_length=64)),
                        ("number", models.PositiveIntegerField(default=0, verbose_name="aantal regels")),
                        ("hash", models.CharField(blank=True, max_length=64)),
                        ("seal", models.CharField(blank=True, max_length=64)),
                        ("key", models.CharField(max_length=16)),
                        ("dropped_at", models.DateTimeField(blank=True, null=True, verbose_name="verwijderd op")),
                    ],
                    options={
                        "verbose_name": "dag van het logboek",
                        "verbose_name_plural": "dagen van het logboek",
                        "ordering": ("day",),
                    },
                ),
                migrations.CreateModel(
                    name="AccessLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "day",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="cases.accessday",
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="nummer")),
                        ("at", models.DateTimeField(verbose_name="wanneer")),
                        (
                            "event",
                            models.CharField(
                                choices=[
                                    ("create", "toegevoegd"),
                                    ("read", "bekeken"),
                                    ("list", "gezien in een lijst"),
                                    ("change", "aangepast"),
                                    ("delete", "verwijderd"),
                                    ("print", "afgedrukt"),
                                    ("export", "meegenomen in een bestand"),
                                    ("search", "gevonden bij het zoeken"),
                                    ("bsn", "BSN bekeken"),
                                    ("refused", "geweigerd"),
                                    ("emergency", "bekeken bij nood"),
                                    ("log_read", "gekeken wie er keek"),
                                    ("log_dropped", "oude logdag verwijderd"),
                                    ("sign_in", "ingelogd"),
                                    ("sign_out", "uitgelogd"),
                                    ("sign_in_failed", "inloggen mislukt"),
                                    ("second_factor_failed", "tweede stap van inloggen mislukt"),
                                ],
                                max_length=24,
                                verbose_name="wat gebeurde er",
                            ),
                        ),
                        (
                            "shown",
                            models.CharField(
                                choices=[
                                    ("caseload", "lijst met gezinnen"),
                                    ("reminders", "lijst met herinneringen"),
                                    ("teamwork", "overzicht van het team"),
                                    ("search", "zoeken"),
                                    ("overview", "overzicht van het gezin"),
                                    ("people", "gegevens van mensen"),
                                    ("analysis", "verklarende analyse"),
                                    ("plan", "gezinsplan"),
                                    ("evaluation", "evaluatie"),
                                    ("help", "hulp die is gevraagd"),
                                    ("adulthood", "18-/18+"),
                                    ("answer", "antwoord op de analyse of het plan"),
                                    ("team", "team en regie"),
                                    ("timeline", "tijdlijn"),
                                    ("attention", "aandachtspunten"),
                                    ("part", "onderdeel van het dossier"),
                                    ("step", "stap in het dossier"),
                                    ("access", "toegang tot het dossier"),
                                    ("documents", "documenten en contactnotities"),
                                    ("file", "dossier"),
                                    ("log", "wie heeft het dossier bekeken"),
                                    ("account", "inloggen"),
                                ],
                                max_length=16,
                                verbose_name="waarmee",
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                choices=[("ok", "gelukt"), ("refused", "geweigerd")],
                                default="ok",
                                max_length=8,
                                verbose_name="afloop",
                            ),
                        ),
                        ("user", models.UUIDField(null=True, verbose_name="wie")),
                        ("organisation", models.UUIDField(null=True, verbose_name="van welke organisatie")),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("coordinator", "casusregisseur"),
                                    ("local_team", "lokaal team van het gezin"),
                                    ("team", "professional in het team van het gezin"),
                                    ("recipient", "professional die iets van het dossier mag ontvangen"),
                                    ("leader", "teamleider van het lokale team"),
                                    ("emergency", "lezer in noodtoegang"),
                                    ("family", "iemand van het gezin"),
                                    ("officer", "functionaris gegevensbescherming"),
                                    ("system", "koppeling van een organisatie"),
                                    ("region", "regiocoördinator"),
                                    ("none", "geen rol bij dit gezin"),
                                ],
                                max_length=16,
                                verbose_name="rol",
                            ),
                        ),
                        ("on_behalf_of", models.UUIDField(null=True, verbose_name="namens wie")),
                        (
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("coordination", "de hulp aan het gezin op elkaar afstemmen"),
                                    ("help", "hulp geven aan het gezin"),
                                    ("leading", "leiding geven aan het lokale team"),
                                    ("own", "het eigen dossier lezen en erin schrijven"),
                                    ("known", "nagaan of iemand al bekend is"),
                                    ("review", "nagaan wie het dossier heeft bekeken"),
                                    ("keeping", "het logboek bijhouden"),
                                    ("account", "inloggen"),
                                    ("region", "zorgen dat niemand wordt vergeten"),
                                    ("emergency", "ernstig gevaar voorkomen"),
                                    ("none", "onbekend"),
                                ],
                                max_length=16,
                                verbose_name="doel",
                            ),
                        ),
                        ("ground", models.CharField(blank=True, max_length=24, verbose_name="grondslag")),
                        ("subject", models.UUIDField(null=True, verbose_name="over wie")),
                        ("case", models.UUIDField(null=True, verbose_name="zaak")),
                        ("touched", models.TextField(blank=True, verbose_name="onderdelen")),
                        ("trace_id", models.CharField(blank=True, max_length=32)),
                        ("span_id", models.CharField(blank=True, max_length=16)),
                        ("parent_span_id", models.CharField(blank=True, max_length=16)),
                        ("activity", models.CharField(max_length=200, verbose_name="verwerking in het register")),
                        ("source", models.CharField(max_length=60, verbose_name="systeem")),
                        ("access_point", models.CharField(blank=True, max_length=45, verbose_name="toegangspunt")),
                        ("previous", models.CharField(blank=True, max_length=64)),
                        ("hash", models.CharField(max_length=64)),
                    ],
                    options={
                        "verbose_name": "regel van het logboek",
                        "verbose_name_plural": "regels van het logboek",
                        "ordering": ("day", "number"),
                        "indexes": [
                            models.Index(fields=["subject", "-at"], name="access_line_of_subject"),
                            models.Index(fields=["case", "-at"], name="access_line_of_case"),
                            models.Index(fields=["user", "-at"], name="access_line_of_user"),
                        ],
                        "constraints": [models.UniqueConstraint(fields=("day", "number"), name="one_line_per_number")],
                    },
                ),
                migrations.CreateModel(
                    name="AccessRequest",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        (
                            "status",
                            django_fsm.FSMField(
                                choices=[
                                    ("asked", "gevraagd"),
                                    ("granted", "toegang gegeven"),
                                    ("declined", "geen toegang gegeven"),
                                    ("withdrawn", "ingetrokken"),
                                ],
                                default="asked",
                                editable=False,
                                max_length=20,
                                protected=True,
                                verbose_name="stand",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="access_requests",
                                to="cases.case",
                            ),
                        ),
                        ("reason", models.TextField(verbose_name="waarom hebt u dit nodig")),
                        ("parts", models.JSONField(default=list, verbose_name="wat wilt u lezen")),
                        ("until", models.DateField(verbose_name="tot en met wanneer")),
                        ("answer", models.TextField(blank=True, editable=False, verbose_name="antwoord")),
                        (
                            "answered_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="beantwoord op"),
                        ),
                        ("grants", models.ManyToManyField(editable=False, related_name="requests", to="cases.grant")),
                    ],
                    options={
                        "verbose_name": "verzoek om toegang",
                        "verbose_name_plural": "verzoeken om toegang",
                        "ordering": ("-added_at", "pk"),
                        "indexes": [models.Index(fields=["added_by", "added_at"], name="access_request_of_asker")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("status__in", ["asked", "granted", "declined", "withdrawn"])),
                                name="access_request_status_known",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("status", "asked")),
                                fields=("case", "added_by"),
                                name="one_open_access_request",
                                violation_error_message="Uw vorige verzoek wacht nog op een antwoord.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AccessReview",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="access_reviews",
                                to="cases.case",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "nagekeken wie wat mag ontvangen",
                        "verbose_name_plural": "nagekeken wie wat mag ontvangen",
                        "ordering": ("-added_at", "pk"),
                        "indexes": [models.Index(fields=["case", "-added_at"], name="access_review_of_case")],
                    },
                ),
                migrations.CreateModel(
                    name="AdultHandover",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "checklist",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="handovers",
                                to="cases.checklist",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="network.organisation",
                                verbose_name="welke organisatie voor volwassenen",
                            ),
                        ),
                        ("worker", models.CharField(blank=True, max_length=120, verbose_name="wie daar")),
                        ("first_on", models.DateField(blank=True, null=True, verbose_name="eerste gesprek samen op")),
                        ("youth_was_there", models.BooleanField(default=False, verbose_name="de jongere was erbij")),
                        ("told", models.TextField(blank=True, verbose_name="wat is overgedragen, en wat moet nog")),
                        ("accepted_on", models.DateField(blank=True, null=True, verbose_name="overgenomen op")),
                    ],
                    options={
                        "verbose_name": "overdracht naar 18+",
                        "verbose_name_plural": "overdrachten naar 18+",
                        "ordering": ("added_at", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("accepted_on", None),
                                    models.Q(("first_on__isnull", False), models.Q(("worker", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="adult_handover_accepted_after_a_talk",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Agreement",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="agreements",
                                to="cases.plan",
                            ),
                        ),
                        ("what", models.TextField(verbose_name="wat spreken we af")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("gewoon", "gewone afspraak"), ("veiligheidsplan", "veiligheidsplan maken")],
                                default="gewoon",
                                max_length=20,
                                verbose_name="soort",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.person",
                                verbose_name="wie van het gezin doet dit",
                            ),
                        ),
                        (
                            "professional",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agreements",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="of welke professional",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="network.organisation",
                                verbose_name="of welke organisatie",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.networkcontact",
                                verbose_name="of wie uit het netwerk",
                            ),
                        ),
                        ("with_whom", models.CharField(blank=True, max_length=300, verbose_name="met wie")),
                        ("due_on", models.DateField(verbose_name="voor wanneer")),
                        ("repeats", models.CharField(blank=True, max_length=60, verbose_name="hoe vaak")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="tot")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("open", "nog te doen"),
                                    ("bezig", "bezig"),
                                    ("gedaan", "gedaan"),
                                    ("vervallen", "vervallen"),
                                ],
                                default="open",
                                editable=False,
                                max_length=10,
                                verbose_name="stand",
                            ),
                        ),
                        (
                            "settled_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="klaar op"),
                        ),
                        ("reference", models.CharField(blank=True, editable=False, max_length=60)),
                        (
                            "goals",
                            models.ManyToManyField(
                                blank=True, related_name="agreements", to="cases.goal", verbose_name="voor welk doel"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "afspraak",
                        "verbose_name_plural": "afspraken",
                        "ordering": ("due_on", "added_at", "pk"),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("status__in", ["open", "bezig"])),
                                fields=["plan", "due_on"],
                                name="agreement_due",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("status__in", ["open", "bezig", "gedaan", "vervallen"])),
                                name="agreement_status_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("contact", None),
                                        ("organisation", None),
                                        ("person__isnull", False),
                                        ("professional", None),
                                    ),
                                    models.Q(
                                        ("contact", None),
                                        ("organisation", None),
                                        ("person", None),
                                        ("professional__isnull", False),
                                    ),
                                    models.Q(
                                        ("contact", None),
                                        ("organisation__isnull", False),
                                        ("person", None),
                                        ("professional", None),
                                    ),
                                    models.Q(
                                        ("contact__isnull", False),
                                        ("organisation", None),
                                        ("person", None),
                                        ("professional", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="agreement_carried_by_one",
                                violation_error_message="Kies één iemand die dit doet.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Analysis",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "status",
                            django_fsm.FSMField(
                                choices=[
                                    ("draft", "in de maak"),
                                    ("shared", "ligt voor"),
                                    ("final", "vastgesteld"),
                                    ("dropped", "niet doorgegaan"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=20,
                                protected=True,
                                verbose_name="stand",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="analyses",
                                to="cases.case",
                            ),
                        ),
                        ("number", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "previous",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="follow_ups",
                                to="cases.analysis",
                            ),
                        ),
                        (
                            "dated_on",
                            models.DateField(
                                default=django.utils.timezone.localdate, verbose_name="datum van de analyse"
                            ),
                        ),
                        ("triggers", models.JSONField(blank=True, default=list, verbose_name="waarom nu")),
                        (
                            "nature",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("primair_jeugdige", "vooral bij de jeugdige"),
                                    ("primair_opvoeding", "vooral in de opvoeding"),
                                    ("meervoudig", "meervoudig"),
                                    ("meervoudig_en_complex", "meervoudig en complex"),
                                ],
                                max_length=30,
                                verbose_name="aard",
                            ),
                        ),
                        ("severity", models.TextField(blank=True, verbose_name="ernst")),
                        (
                            "urgency",
                            models.CharField(
                                blank=True,
                                choices=[("regulier", "regulier"), ("spoed", "spoed"), ("crisis", "crisis")],
                                max_length=10,
                                verbose_name="urgentie",
                            ),
                        ),
                        ("weighed_on", models.DateField(blank=True, null=True, verbose_name="gewogen op")),
                        (
                            "insight",
                            models.TextField(blank=True, verbose_name="hoe kijken jullie er zelf naar (probleembesef)"),
                        ),
                        ("motivation", models.TextField(blank=True, verbose_name="wat willen jullie (motivatie)")),
                        ("balance", models.TextField(blank=True, verbose_name="draagkracht en draaglast")),
                        (
                            "same_summary_reason",
                            models.TextField(blank=True, verbose_name="waarom het beeld hetzelfde bleef"),
                        ),
                        ("round", models.PositiveIntegerField(default=0, editable=False)),
                        (
                            "shared_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="voorgelegd op"),
                        ),
                        (
                            "finalised_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="vastgesteld op"),
                        ),
                        (
                            "addressed_to",
                            models.ManyToManyField(
                                blank=True,
                                related_name="+",
                                to="cases.person",
                                verbose_name="aan wie is deze analyse geschreven",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "verklarende analyse",
                        "verbose_name_plural": "verklarende analyses",
                        "ordering": ("-number",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("status__in", ["draft", "shared", "final", "dropped"])),
                                name="analysis_status_known",
                            ),
                            models.UniqueConstraint(fields=("case", "number"), name="one_analysis_per_number"),
                            models.UniqueConstraint(
                                condition=models.Q(("status__in", ["draft", "shared"])),
                                fields=("case",),
                                name="one_analysis_in_the_making",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "final"), _negated=True),
                                    ("finalised_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="final_analysis_is_dated",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("status", "dropped"), _negated=True),
                                fields=("previous",),
                                name="one_follow_up_goes_on",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AnalysisResponse",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.person",
                                verbose_name="wie van het gezin",
                            ),
                        ),
                        (
                            "professional",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="of welke professional",
                            ),
                        ),
                        ("capacity", models.CharField(editable=False, max_length=200, verbose_name="als")),
                        ("round", models.PositiveIntegerField(editable=False)),
                        (
                            "content",
                            models.CharField(
                                choices=[
                                    ("akkoord", "akkoord"),
                                    ("gedeeltelijk", "gedeeltelijk akkoord"),
                                    ("niet_akkoord", "niet akkoord"),
                                    ("niet_gevraagd", "niet gevraagd"),
                                ],
                                max_length=16,
                                verbose_name="eens met de inhoud",
                            ),
                        ),
                        (
                            "help",
                            models.CharField(
                                choices=[
                                    ("akkoord", "akkoord"),
                                    ("gedeeltelijk", "gedeeltelijk akkoord"),
                                    ("niet_akkoord", "niet akkoord"),
                                    ("niet_gevraagd", "niet gevraagd"),
                                ],
                                max_length=16,
                                verbose_name="eens met de hulp",
                            ),
                        ),
                        ("words", models.TextField(blank=True, verbose_name="wil nog graag zeggen")),
                        (
                            "not_asked_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="waarom niet gevraagd"),
                        ),
                        (
                            "answered_on",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="antwoord op"),
                        ),
                        (
                            "medium",
                            models.CharField(
                                choices=[
                                    ("gesprek", "in een gesprek"),
                                    ("telefoon", "per telefoon"),
                                    ("papier", "op papier"),
                                    ("zelf", "zelf ingevuld"),
                                    ("ingelezen", "ingelezen uit een bestand"),
                                ],
                                default="gesprek",
                                max_length=12,
                                verbose_name="hoe kwam het antwoord binnen",
                            ),
                        ),
                        (
                            "analysis",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="responses",
                                to="cases.analysis",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "antwoord op de analyse",
                        "verbose_name_plural": "antwoorden op de analyse",
                        "ordering": ("answered_on", "added_at", "pk"),
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("person__isnull", False), ("professional__isnull", True)),
                                    models.Q(("person__isnull", True), ("professional__isnull", False)),
                                    _connector="OR",
                                ),
                                name="analysis_response_of_one",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("content", "niet_gevraagd"), ("help", "niet_gevraagd"), _negated=True),
                                    models.Q(("not_asked_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="analysis_not_asked_says_why",
                                violation_error_message="Schrijf waarom er geen antwoord is gevraagd.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("content__in", ["akkoord", "gedeeltelijk", "niet_akkoord", "niet_gevraagd"]),
                                    ("help__in", ["akkoord", "gedeeltelijk", "niet_akkoord", "niet_gevraagd"]),
                                ),
                                name="analysis_answers_known",
                                violation_error_message="Kies een antwoord uit de lijst.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AnalysisText",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "analysis",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="texts",
                                to="cases.analysis",
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                choices=[
                                    ("important_people", "Wie is er belangrijk voor jullie/jou?"),
                                    ("who_may_receive", "Wie mag wat ontvangen?"),
                                    ("school", "Naar welke school of dagbesteding ga je?"),
                                    ("why_now", "Waarom kijken we nu terug?"),
                                    ("question", "Waar lopen jullie/loop jij tegenaan?"),
                                    ("achieved", "Waar hebben jullie aan gewerkt en wat hebben jullie bereikt?"),
                                    ("story", "Wat is jullie/jouw verhaal?"),
                                    ("culture", "Wat is belangrijk in jullie geloof, cultuur of gewoontes?"),
                                    ("summary", "In het kort de belangrijkste dingen onder elkaar"),
                                ],
                                editable=False,
                                max_length=30,
                            ),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="tekst")),
                        ("confirmed", models.BooleanField(default=True, verbose_name="opnieuw gelezen, klopt nog")),
                    ],
                    options={
                        "verbose_name": "onderdeel van de analyse",
                        "verbose_name_plural": "onderdelen van de analyse",
                        "constraints": [
                            models.UniqueConstraint(fields=("analysis", "key"), name="one_text_per_heading")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Authority",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "family",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="authorities",
                                to="cases.family",
                            ),
                        ),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="authorities",
                                to="cases.person",
                                verbose_name="over wie",
                            ),
                        ),
                        (
                            "holder",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="authority_over",
                                to="cases.person",
                                verbose_name="wie heeft het gezag",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="network.organisation",
                                verbose_name="of welke organisatie",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("gezamenlijk", "gezamenlijk gezag"),
                                    ("eenhoofdig", "eenhoofdig gezag"),
                                    ("voogdij", "voogdij"),
                                    ("tijdelijk_geen", "tijdelijk geen gezag"),
                                    ("geen", "geen gezag"),
                                ],
                                max_length=20,
                                verbose_name="soort gezag",
                            ),
                        ),
                        ("begins_on", models.DateField(verbose_name="van")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="tot en met")),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("gezagsregister", "gezagsregister"),
                                    ("brp", "BRP"),
                                    ("beschikking", "beschikking van de rechter"),
                                    ("gezin", "gezin vertelt het"),
                                    ("anders", "anders"),
                                ],
                                max_length=20,
                                verbose_name="bron",
                            ),
                        ),
                        ("checked_on", models.DateField(verbose_name="nagekeken op")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="toelichting")),
                    ],
                    options={
                        "verbose_name": "gezag",
                        "verbose_name_plural": "gezag",
                        "ordering": ("child", "begins_on", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None), ("ends_on__gte", models.F("begins_on")), _connector="OR"
                                ),
                                name="authority_ends_after_begin",
                                violation_error_message="De laatste dag ligt vóór de eerste dag.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["gezamenlijk", "eenhoofdig", "voogdij", "tijdelijk_geen", "geen"])
                                ),
                                name="authority_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("holder__isnull", False), ("organisation__isnull", True)),
                                    models.Q(("holder__isnull", True), ("organisation__isnull", False)),
                                    _connector="OR",
                                ),
                                name="authority_held_by_one",
                                violation_error_message="Kies een persoon óf een organisatie die het gezag heeft.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CalendarFeed",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "user",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="calendar_feed",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="van wie",
                            ),
                        ),
                        ("secret_hash", models.CharField(editable=False, max_length=64, unique=True)),
                        ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="gemaakt op")),
                        ("fetched_at", models.DateTimeField(null=True, verbose_name="laatst opgehaald op")),
                        ("shown_as", models.CharField(blank=True, editable=False, max_length=64)),
                    ],
                    options={
                        "verbose_name": "adres voor de eigen agenda",
                        "verbose_name_plural": "adressen voor de eigen agenda",
                    },
                ),
                migrations.CreateModel(
                    name="Case",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "status",
                            django_fsm.FSMField(
                                choices=[("intake", "aanmelding"), ("active", "actief"), ("closed", "afgesloten")],
                                default="intake",
                                editable=False,
                                max_length=20,
                                protected=True,
                                verbose_name="stand",
                            ),
                        ),
                        (
                            "number",
                            models.CharField(
                                default=cases.families.models.case.neutral_number,
                                editable=False,
                                max_length=8,
                                unique=True,
                                verbose_name="zaaknummer",
                            ),
                        ),
                        (
                            "family",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases",
                                to="cases.family",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="network.municipality",
                                verbose_name="verantwoordelijke gemeente",
                            ),
                        ),
                        (
                            "municipality_ground",
                            models.CharField(
                                choices=[
                                    ("brp", "adres in de BRP"),
                                    ("voor_verblijf", "adres in de BRP direct vóór het verblijf"),
                                    ("moeder_geboorte", "gemeente van de moeder bij de geboorte"),
                                    ("werkelijk", "plaats waar de jeugdige is bij de hulpvraag"),
                                    ("afspraak", "afspraak tussen gemeenten"),
                                ],
                                default="brp",
                                max_length=20,
                                verbose_name="omdat",
                            ),
                        ),
                        (
                            "municipality_note",
                            models.CharField(blank=True, max_length=300, verbose_name="toelichting bij de gemeente"),
                        ),
                        (
                            "frame",
                            models.CharField(
                                choices=[
                                    ("vrijwillig", "vrijwillig"),
                                    ("ots", "ondertoezichtstelling (OTS)"),
                                    ("voogdij", "voogdij"),
                                ],
                                default="vrijwillig",
                                max_length=20,
                                verbose_name="kader",
                            ),
                        ),
                        ("opened_on", models.DateField(verbose_name="datum van de vraag (eerste contact)")),
                        ("asked_by", models.CharField(max_length=120, verbose_name="wie stelde de vraag")),
                        (
                            "channel",
                            models.CharField(blank=True, max_length=80, verbose_name="hoe kwam de vraag binnen"),
                        ),
                        ("occasion", models.TextField(verbose_name="wat was de aanleiding")),
                        ("identity_seen", models.BooleanField(default=False, verbose_name="identiteitsbewijs gezien")),
                        (
                            "support_mentioned_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="gratis cliëntondersteuning genoemd op"
                            ),
                        ),
                        ("urgent", models.BooleanField(default=False, verbose_name="spoedhulp vóór het besluit")),
                        (
                            "urgent_help_began_on",
                            models.DateField(blank=True, null=True, verbose_name="spoedhulp gestart op"),
                        ),
                        (
                            "coordinator",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="coordinated_cases",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="casusregisseur",
                            ),
                        ),
                        (
                            "contact_person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="vast aanspreekpunt (leeg: de casusregisseur)",
                            ),
                        ),
                        (
                            "close_reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("01", "volgens plan"),
                                    ("02", "voortijdig, samen besloten"),
                                    ("03", "voortijdig, gezin stopt zelf"),
                                    ("04", "voortijdig, aanbieder stopt"),
                                    ("05", "voortijdig, door iets van buiten (verhuizing, overlijden)"),
                                    ("90", "geen vervolg na de eerste vraag"),
                                ],
                                editable=False,
                                max_length=2,
                                verbose_name="reden van afsluiten",
                            ),
                        ),
                        ("end_report", models.TextField(blank=True, editable=False, verbose_name="eindverslag")),
                        (
                            "aftercare",
                            models.TextField(
                                blank=True, editable=False, verbose_name="bij wie kan het gezin daarna terecht"
                            ),
                        ),
                        (
                            "closed_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="afgesloten op"),
                        ),
                        (
                            "reference",
                            models.CharField(
                                blank=True, editable=False, max_length=60, verbose_name="verwijzing van buiten"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "zaak",
                        "verbose_name_plural": "zaken",
                        "indexes": [models.Index(fields=["coordinator", "status"], name="case_coordinator_status")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("status__in", ["intake", "active", "closed"])),
                                name="case_status_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "active"), _negated=True),
                                    ("coordinator__isnull", False),
                                    _connector="OR",
                                ),
                                name="active_case_has_coordinator",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("status", "closed"), _negated=True),
                                fields=("family",),
                                name="one_open_case_per_family",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("reference", ""), _negated=True),
                                fields=("reference",),
                                name="one_case_per_reference",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CatalogueItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="nummer")),
                        ("version", models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "domain",
                            models.CharField(
                                choices=[
                                    ("support", "support"),
                                    ("wonen", "wonen"),
                                    ("school_werk", "school en werk"),
                                    ("inkomen", "inkomen"),
                                    ("welzijn", "welzijn"),
                                    ("alles", "over alles heen"),
                                ],
                                max_length=12,
                                verbose_name="gebied",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="wat er geregeld moet zijn")),
                        ("plain", models.CharField(max_length=200, verbose_name="in gewone woorden, tegen de jongere")),
                        (
                            "law",
                            models.CharField(
                                choices=[
                                    ("geen", "geen wet"),
                                    ("jw", "Jeugdwet"),
                                    ("wmo2015", "Wmo 2015"),
                                    ("wlz", "Wlz"),
                                    ("zvw", "Zvw"),
                                    ("pw", "Participatiewet"),
                                    ("wajong", "Wajong"),
                                    ("onderwijs", "onderwijswetten"),
                                    ("bw1", "Burgerlijk Wetboek boek 1"),
                                    ("anders", "andere wet"),
                                ],
                                default="geen",
                                max_length=12,
                                verbose_name="wet",
                            ),
                        ),
                        (
                            "begins_months",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="Leeftijd in maanden: 192 is 16 jaar, 210 is 17 en een half, 216 is 18 jaar. Leeg: vanaf het perspectiefplan",
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(144),
                                    django.core.validators.MaxValueValidator(276),
                                ],
                                verbose_name="begint bij",
                            ),
                        ),
                        (
                            "due_months",
                            models.PositiveSmallIntegerField(
                                help_text="Leeftijd in maanden: 192 is 16 jaar, 210 is 17 en een half, 216 is 18 jaar",
                                validators=[
                                    django.core.validators.MinValueValidator(144),
                                    django.core.validators.MaxValueValidator(276),
                                ],
                                verbose_name="klaar bij",
                            ),
                        ),
                        (
                            "hard_months",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="Leeftijd in maanden: 192 is 16 jaar, 210 is 17 en een half, 216 is 18 jaar",
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(144),
                                    django.core.validators.MaxValueValidator(276),
                                ],
                                verbose_name="kan daarna niet meer, vanaf",
                            ),
                        ),
                        ("source", models.CharField(max_length=200, verbose_name="bron")),
                        ("retired", models.BooleanField(default=False, verbose_name="niet meer op nieuwe lijsten")),
                    ],
                    options={
                        "verbose_name": "punt van de 18+-catalogus",
                        "verbose_name_plural": "18+-catalogus",
                        "ordering": ("number", "-version"),
                        "constraints": [
                            models.UniqueConstraint(fields=("number", "version"), name="one_catalogue_version"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("domain__in", ["support", "wonen", "school_werk", "inkomen", "welzijn", "alles"])
                                ),
                                name="catalogue_domain_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "law__in",
                                        [
                                            "geen",
                                            "jw",
                                            "wmo2015",
                                            "wlz",
                                            "zvw",
                                            "pw",
                                            "wajong",
                                            "onderwijs",
                                            "bw1",
                                            "anders",
                                        ],
                                    )
                                ),
                                name="catalogue_law_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Checklist",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="checklists",
                                to="cases.case",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="checklists",
                                to="cases.person",
                            ),
                        ),
                        (
                            "begun_on",
                            models.DateField(
                                default=django.utils.timezone.localdate, editable=False, verbose_name="begonnen op"
                            ),
                        ),
                        (
                            "reckoned_from",
                            models.DateField(editable=False, verbose_name="gerekend vanaf de geboortedatum"),
                        ),
                        (
                            "signed_off_on",
                            models.DateField(
                                blank=True, editable=False, null=True, verbose_name="akkoord van de teamleider op"
                            ),
                        ),
                        (
                            "signed_off_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="akkoord van",
                            ),
                        ),
                        (
                            "signed_off_reason",
                            models.TextField(blank=True, editable=False, verbose_name="waarom het zo mag blijven"),
                        ),
                    ],
                    options={
                        "verbose_name": "18+-lijst",
                        "verbose_name_plural": "18+-lijsten",
                        "ordering": ("person__birth_date", "pk"),
                        "constraints": [
                            models.UniqueConstraint(fields=("case", "person"), name="one_checklist_per_person"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("signed_off_on", None), ("signed_off_reason", "")),
                                    models.Q(
                                        ("signed_off_on__isnull", False),
                                        models.Q(("signed_off_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="checklist_signed_off_with_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ChecklistItem",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="network.organisation",
                                verbose_name="welke organisatie",
                            ),
                        ),
                        (
                            "professional",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="of welke professional",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="cases.person",
                                verbose_name="of wie van het gezin",
                            ),
                        ),
                        (
                            "checklist",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="items",
                                to="cases.checklist",
                            ),
                        ),
                        (
                            "asked",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.catalogueitem",
                                verbose_name="uit de catalogus",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="nummer")),
                        (
                            "domain",
                            models.CharField(
                                choices=[
                                    ("support", "support"),
                                    ("wonen", "wonen"),
                                    ("school_werk", "school en werk"),
                                    ("inkomen", "inkomen"),
                                    ("welzijn", "welzijn"),
                                    ("alles", "over alles heen"),
                                ],
                                max_length=12,
                                verbose_name="gebied",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="wat moet er geregeld zijn")),
                        (
                            "plain",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="in gewone woorden, tegen de jongere"
                            ),
                        ),
                        (
                            "law",
                            models.CharField(
                                choices=[
                                    ("geen", "geen wet"),
                                    ("jw", "Jeugdwet"),
                                    ("wmo2015", "Wmo 2015"),
                                    ("wlz", "Wlz"),
                                    ("zvw", "Zvw"),
                                    ("pw", "Participatiewet"),
                                    ("wajong", "Wajong"),
                                    ("onderwijs", "onderwijswetten"),
                                    ("bw1", "Burgerlijk Wetboek boek 1"),
                                    ("anders", "andere wet"),
                                ],
                                default="geen",
                                max_length=12,
                                verbose_name="wet",
                            ),
                        ),
                        (
                            "begins_on",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="begint op"),
                        ),
                        ("due_on", models.DateField(verbose_name="klaar voor")),
                        (
                            "hard_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="kan niet meer vanaf"),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="toelichting")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "nog te doen"),
                                    ("bezig", "bezig"),
                                    ("geregeld", "geregeld"),
                                    ("nvt", "niet van toepassing"),
                                    ("overgenomen", "overgenomen"),
                                ],
                                default="open",
                                editable=False,
                                max_length=12,
                                verbose_name="stand",
                            ),
                        ),
                        (
                            "because",
                            models.CharField(blank=True, max_length=300, verbose_name="waarom is dit niet nodig"),
                        ),
                        (
                            "evidence",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="waaruit blijkt dat het geregeld is"
                            ),
                        ),
                        ("settled_on", models.DateField(blank=True, null=True, verbose_name="geregeld op")),
                        (
                            "settled_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="vastgelegd door",
                            ),
                        ),
                        (
                            "taken_over_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="network.organisation",
                                verbose_name="welke organisatie voor volwassenen neemt het over",
                            ),
                        ),
                        (
                            "taken_over_name",
                            models.CharField(blank=True, max_length=120, verbose_name="wie daar neemt het over"),
                        ),
                        ("taken_over_on", models.DateField(blank=True, null=True, verbose_name="overgenomen op")),
                    ],
                    options={
                        "verbose_name": "punt op de 18+-lijst",
                        "verbose_name_plural": "punten op de 18+-lijst",
                        "ordering": ("due_on", "number", "added_at", "pk"),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state__in", ["open", "bezig"])),
                                fields=["due_on"],
                                name="checklist_item_due",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("number__gt", 0)),
                                fields=("checklist", "number"),
                                name="each_number_once_on_a_checklist",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["open", "bezig", "geregeld", "nvt", "overgenomen"])),
                                name="checklist_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("domain__in", ["support", "wonen", "school_werk", "inkomen", "welzijn", "alles"])
                                ),
                                name="checklist_domain_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("organisation", None), ("professional", None)),
                                    models.Q(("organisation", None), ("person", None)),
                                    models.Q(("person", None), ("professional", None)),
                                    _connector="OR",
                                ),
                                name="checklist_item_of_one",
                                violation_error_message="Kies één iemand die dit doet.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "nvt"), _negated=True),
                                    models.Q(("because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="not_applicable_with_a_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "geregeld"), _negated=True),
                                    models.Q(
                                        ("settled_by__isnull", False),
                                        ("settled_on__isnull", False),
                                        models.Q(("evidence", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="settled_with_evidence",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "overgenomen"), _negated=True),
                                    models.Q(
                                        ("taken_over_by__isnull", False),
                                        ("taken_over_on__isnull", False),
                                        models.Q(("taken_over_name", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="taken_over_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClockPause",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="pauses",
                                to="cases.case",
                            ),
                        ),
                        (
                            "clock",
                            models.CharField(
                                choices=[
                                    ("analysis_days", "zes weken voor de gezinsanalyse"),
                                    ("decision_days", "acht weken tot het besluit van de gemeente"),
                                    ("urgent_decision_days", "vier weken tot het besluit bij spoedhulp"),
                                    ("plan_days", "zes weken voor het plan"),
                                ],
                                max_length=40,
                                verbose_name="welke termijn",
                            ),
                        ),
                        ("begins_on", models.DateField(verbose_name="stil van")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="tot en met")),
                        ("reason", models.CharField(max_length=300, verbose_name="waarom")),
                    ],
                    options={
                        "verbose_name": "pauze van een termijn",
                        "verbose_name_plural": "pauzes van een termijn",
                        "ordering": ("begins_on", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None), ("ends_on__gte", models.F("begins_on")), _connector="OR"
                                ),
                                name="pause_ends_after_begin",
                                violation_error_message="De laatste dag ligt vóór de eerste dag.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "clock__in",
                                        ["analysis_days", "decision_days", "urgent_decision_days", "plan_days"],
                                    )
                                ),
                                name="pause_clock_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Consent",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="network.organisation",
                                verbose_name="welke organisatie",
                            ),
                        ),
                        (
                            "professional",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="of welke professional",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="cases.person",
                                verbose_name="of wie van het gezin",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="consents",
                                to="cases.case",
                            ),
                        ),
                        (
                            "about",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="consents",
                                to="cases.person",
                                verbose_name="over wie",
                            ),
                        ),
                        (
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("hulp", "hulp door deze ontvanger"),
                                    ("delen", "gegevens delen met deze ontvanger"),
                                ],
                                max_length=8,
                                verbose_name="waarvoor",
                            ),
                        ),
                        (
                            "explained_as",
                            models.CharField(max_length=300, verbose_name="met welk doel, in gewone woorden"),
                        ),
                        (
                            "content",
                            models.CharField(blank=True, editable=False, max_length=200, verbose_name="welke delen"),
                        ),
                        (
                            "regime",
                            models.CharField(
                                choices=[
                                    ("jeugdwet", "jeugdhulp (Jeugdwet)"),
                                    ("wgbo", "behandeling door een arts of ggz (Wgbo)"),
                                    ("gi", "gecertificeerde instelling (maatregel)"),
                                ],
                                default="jeugdwet",
                                max_length=10,
                                verbose_name="onder welke wet",
                            ),
                        ),
                        (
                            "answer",
                            models.CharField(
                                choices=[
                                    ("gegeven", "geeft toestemming"),
                                    ("geweigerd", "geeft geen toestemming"),
                                    ("weloverwogen_wens", "blijft dit na de weigering weloverwogen wensen"),
                                    ("niet_nodig", "toestemming is niet nodig"),
                                ],
                                max_length=20,
                                verbose_name="antwoord",
                            ),
                        ),
                        (
                            "exception",
                            models.CharField(
                                blank=True,
                                choices=[
                                    (
                                        "gedwongen_kader",
                                        "maatregel van de rechter, jeugdreclassering of gesloten jeugdhulp",
                                    ),
                                    (
                                        "ernstig_nadeel",
                                        "kennelijk nodig om ernstig nadeel voor de jeugdige te voorkomen",
                                    ),
                                    (
                                        "spoed",
                                        "er is geen tijd om toestemming te vragen, en wachten geeft ernstig nadeel",
                                    ),
                                    (
                                        "niet_ingrijpend",
                                        "het is niet ingrijpend: de toestemming mag worden verondersteld",
                                    ),
                                    ("vervangende_toestemming", "de rechter gaf vervangende toestemming"),
                                ],
                                max_length=24,
                                verbose_name="waarom niet nodig",
                            ),
                        ),
                        ("explanation", models.TextField(blank=True, verbose_name="toelichting")),
                        (
                            "given_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.person",
                                verbose_name="wie antwoordt",
                            ),
                        ),
                        (
                            "given_by_organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="network.organisation",
                                verbose_name="of de instelling die voogd is",
                            ),
                        ),
                        (
                            "given_by_name",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="of de vertegenwoordiger van buiten het gezin"
                            ),
                        ),
                        (
                            "capacity",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("jeugdige", "jeugdige"),
                                    ("volwassene", "volwassene, voor zichzelf"),
                                    ("ouder_met_gezag", "ouder met gezag"),
                                    ("voogd", "voogd"),
                                    ("vertegenwoordiger", "vertegenwoordiger"),
                                ],
                                editable=False,
                                max_length=20,
                                verbose_name="als",
                            ),
                        ),
                        (
                            "how",
                            models.CharField(
                                choices=[
                                    ("mondeling", "mondeling, en opgeschreven"),
                                    ("schriftelijk", "op papier"),
                                    ("digitaal", "digitaal"),
                                ],
                                default="mondeling",
                                max_length=14,
                                verbose_name="hoe",
                            ),
                        ),
                        (
                            "given_on",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="antwoord op"),
                        ),
                        ("until", models.DateField(blank=True, null=True, verbose_name="geldt tot en met")),
                        ("withdrawn_on", models.DateField(blank=True, null=True, verbose_name="ingetrokken op")),
                    ],
                    options={
                        "verbose_name": "toestemming",
                        "verbose_name_plural": "toestemmingen",
                        "ordering": ("-given_on", "-added_at", "pk"),
                        "indexes": [models.Index(fields=["about", "purpose"], name="consent_about_purpose")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("organisation__isnull", False), ("person", None), ("professional", None)),
                                    models.Q(("organisation", None), ("person", None), ("professional__isnull", False)),
                                    models.Q(("organisation", None), ("person__isnull", False), ("professional", None)),
                                    _connector="OR",
                                ),
                                name="consent_for_one_recipient",
                                violation_error_message="Kies één ontvanger.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("purpose__in", ["hulp", "delen"])), name="consent_purpose_known"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("answer__in", ["gegeven", "geweigerd", "weloverwogen_wens", "niet_nodig"])
                                ),
                                name="consent_answer_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("regime__in", ["jeugdwet", "wgbo", "gi"])),
                                name="consent_regime_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answer", "niet_nodig"),
                                        ("capacity", ""),
                                        (
                                            "exception__in",
                                            [
                                                "gedwongen_kader",
                                                "ernstig_nadeel",
                                                "spoed",
                                                "niet_ingrijpend",
                                                "vervangende_toestemming",
                                            ],
                                        ),
                                        models.Q(("explanation", ""), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(("answer", "niet_nodig"), _negated=True),
                                        (
                                            "capacity__in",
                                            ["jeugdige", "volwassene", "ouder_met_gezag", "voogd", "vertegenwoordiger"],
                                        ),
                                        ("exception", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="consent_of_somebody_or_an_exception",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until", None), ("until__gte", models.F("given_on")), _connector="OR"
                                ),
                                name="consent_until_after_given",
                                violation_error_message="De laatste dag ligt vóór de dag van het antwoord.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("withdrawn_on", None), ("withdrawn_on__gte", models.F("given_on")), _connector="OR"
                                ),
                                name="consent_withdrawn_after_given",
                                violation_error_message="Deze datum ligt vóór de dag van het antwoord.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Consultation",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "analysis",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="consultations",
                                to="cases.analysis",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("gedragswetenschapper", "gedragswetenschapper"),
                                    ("expertteam", "regionaal expertteam"),
                                    ("veilig_thuis", "Veilig Thuis"),
                                    ("collega", "collega of praktijkbegeleider"),
                                    ("arts", "arts"),
                                    ("anders", "anders"),
                                ],
                                max_length=24,
                                verbose_name="wie is geraadpleegd",
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="naam")),
                        ("expertise", models.CharField(max_length=200, verbose_name="deskundig in")),
                        ("consulted_on", models.DateField(verbose_name="wanneer")),
                        ("question", models.TextField(blank=True, verbose_name="de vraag")),
                        ("advice", models.TextField(verbose_name="het advies")),
                        ("followed", models.BooleanField(default=True, verbose_name="het advies is gevolgd")),
                        ("why_not", models.TextField(blank=True, verbose_name="waarom niet")),
                    ],
                    options={
                        "verbose_name": "consultatie",
                        "verbose_name_plural": "consultaties",
                        "ordering": ("consulted_on", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "gedragswetenschapper",
                                            "expertteam",
                                            "veilig_thuis",
                                            "collega",
                                            "arts",
                                            "anders",
                                        ],
                                    )
                                ),
                                name="consultation_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("followed", True), models.Q(("why_not", ""), _negated=True), _connector="OR"
                                ),
                                name="advice_not_followed_says_why",
                                violation_error_message="Schrijf waarom het advies niet is gevolgd.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Continuation",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "checklist",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="continuations",
                                to="cases.checklist",
                            ),
                        ),
                        (
                            "law",
                            models.CharField(
                                choices=[
                                    ("wmo2015", "Wmo 2015"),
                                    ("wlz", "Wlz"),
                                    ("zvw", "Zvw"),
                                    ("jw", "verlengde jeugdhulp (Jeugdwet)"),
                                    ("geen", "er is geen hulp meer nodig"),
                                ],
                                max_length=10,
                                verbose_name="onder welke wet",
                            ),
                        ),
                        ("what", models.CharField(max_length=300, verbose_name="welke hulp, of waarom geen")),
                        (
                            "ground",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("a", "de hulp liep al vóór 18 en moet doorgaan"),
                                    ("b", "vóór 18 is besloten dat de hulp nodig is"),
                                    ("c", "de hulp is gestopt en begint binnen een half jaar opnieuw"),
                                ],
                                max_length=1,
                                verbose_name="grond voor verlengde jeugdhulp",
                            ),
                        ),
                        (
                            "stopped_on",
                            models.DateField(blank=True, null=True, verbose_name="de eerdere hulp stopte op"),
                        ),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="besloten op")),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="network.organisation",
                                verbose_name="welke organisatie geeft de hulp",
                            ),
                        ),
                        ("begins_on", models.DateField(blank=True, null=True, verbose_name="vanaf")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="tot en met")),
                    ],
                    options={
                        "verbose_name": "hulp na 18",
                        "verbose_name_plural": "hulp na 18",
                        "ordering": ("added_at", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("law__in", ["wmo2015", "wlz", "zvw", "jw", "geen"])),
                                name="continuation_law_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ground__in", ["a", "b", "c"]), ("law", "jw")),
                                    models.Q(models.Q(("law", "jw"), _negated=True), ("ground", "")),
                                    _connector="OR",
                                ),
                                name="youth_help_after_18_has_a_ground",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None),
                                    ("begins_on", None),
                                    ("ends_on__gte", models.F("begins_on")),
                                    _connector="OR",
                                ),
                                name="continuation_ends_after_begin",
                                violation_error_message="De hulp eindigt voordat zij begint.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Coordination",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="coordinations",
                                to="cases.case",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("casusregie", "casusregie"),
                                    ("procesregie", "procesregie"),
                                    ("inhoudelijke_regie", "inhoudelijke regie"),
                                ],
                                max_length=20,
                                verbose_name="soort regie",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="coordinations",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="wie",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="network.organisation",
                                verbose_name="of welke organisatie",
                            ),
                        ),
                        (
                            "held_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.person",
                                verbose_name="heeft iemand van het gezin de regie? wie",
                            ),
                        ),
                        ("about", models.CharField(blank=True, max_length=200, verbose_name="waarover")),
                        ("begins_on", models.DateField(verbose_name="van")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="tot en met")),
                    ],
                    options={
                        "verbose_name": "regie",
                        "verbose_name_plural": "regie",
                        "ordering": ("-begins_on", "-added_at"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None), ("ends_on__gte", models.F("begins_on")), _connector="OR"
                                ),
                                name="coordination_ends_after_begin",
                                violation_error_message="De laatste dag ligt vóór de eerste dag.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["casusregie", "procesregie", "inhoudelijke_regie"])),
                                name="coordination_kind_known",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ends_on", None)),
                                fields=("case", "kind"),
                                name="one_current_regie_of_a_kind",
                                violation_error_message="Deze regie is al belegd. Zet eerst een einddatum bij wie het nu heeft.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "casusregie"), _negated=True),
                                    ("user__isnull", False),
                                    _connector="OR",
                                ),
                                name="casusregie_has_a_professional",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("user__isnull", False), ("organisation__isnull", False), _connector="OR"
                                ),
                                name="regie_is_held",
                                violation_error_message="Kies wie deze regie heeft: een persoon of een organisatie.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Delivery",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "subscription",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="deliveries",
                                to="cases.subscription",
                                verbose_name="abonnement",
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="deliveries",
                                to="cases.outboxevent",
                                verbose_name="gebeurtenis",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                            ),
                        ),
                        ("sequence", models.PositiveIntegerField(verbose_name="volgnummer")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("waiting", "wacht"),
                                    ("claimed", "wordt verstuurd"),
                                    ("delivered", "bezorgd"),
                                    ("not_allowed", "niet verstuurd: mag niet meer"),
                                    ("dead", "niet te bezorgen"),
                                ],
                                default="waiting",
                                max_length=12,
                                verbose_name="stand",
                            ),
                        ),
                        ("attempts", models.PositiveIntegerField(default=0, verbose_name="pogingen")),
                        (
                            "due_from",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="klaar sinds"),
                        ),
                        (
                            "try_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, null=True, verbose_name="niet eerder dan"
                            ),
                        ),
                        ("ended_at", models.DateTimeField(null=True, verbose_name="klaar op")),
                        ("fault", models.CharField(blank=True, max_length=80, verbose_name="soort fout")),
                        ("replayed_at", models.DateTimeField(null=True, verbose_name="opnieuw aangeboden op")),
                        (
                            "replayed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="opnieuw aangeboden door",
                            ),
                        ),
                        ("replay_reason", models.CharField(blank=True, max_length=200, verbose_name="waarom opnieuw")),
                    ],
                    options={
                        "verbose_name": "bezorging",
                        "verbose_name_plural": "bezorgingen",
                        "ordering": ("due_from", "sequence", "pk"),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("status__in", ["waiting", "claimed"])),
                                fields=["subscription", "try_at"],
                                name="delivery_to_try",
                            ),
                            models.Index(
                                condition=models.Q(("status__in", ["waiting", "claimed"])),
                                fields=["subscription", "case", "sequence"],
                                name="delivery_of_case",
                            ),
                            models.Index(
                                condition=models.Q(("status", "dead")), fields=["subscription"], name="delivery_dead"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("subscription", "event"), name="one_delivery_per_event"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status__in", ["waiting", "claimed", "delivered", "not_allowed", "dead"])
                                ),
                                name="delivery_status_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_at", None), ("status__in", ["waiting", "claimed"])),
                                    models.Q(
                                        models.Q(("status__in", ["waiting", "claimed"]), _negated=True),
                                        ("ended_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="delivery_ended_at_some_moment",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Difference",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "analysis",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="differences",
                                to="cases.analysis",
                            ),
                        ),
                        (
                            "change",
                            models.CharField(
                                choices=[
                                    ("gebleven", "gebleven"),
                                    ("aangescherpt", "aangescherpt"),
                                    ("vervallen", "vervallen"),
                                    ("nieuw", "nieuw"),
                                    ("opgehelderd", "opgehelderd"),
                                    ("onbekend_gebleven", "nog steeds niet duidelijk"),
                                ],
                                max_length=20,
                                verbose_name="wat is er met dit punt",
                            ),
                        ),
                        ("subject", models.CharField(max_length=200, verbose_name="waarover")),
                        (
                            "factor",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="cases.factor",
                                verbose_name="bij welke factor",
                            ),
                        ),
                        ("explanation", models.TextField(verbose_name="uitleg")),
                    ],
                    options={
                        "verbose_name": "verschil met de vorige keer",
                        "verbose_name_plural": "verschillen met de vorige keer",
                        "ordering": ("added_at", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "change__in",
                                        [
                                            "gebleven",
                                            "aangescherpt",
                                            "vervallen",
                                            "nieuw",
                                            "opgehelderd",
                                            "onbekend_gebleven",
                                        ],
                                    )
                                ),
                                name="change_kind_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Document",
                    fields=[
                        (
                            "audience",
                            models.CharField(
                                choices=[
                                    ("everyone", "iedereen die dit deel mag zien, ook het gezin"),
                                    ("professionals", "alleen professionals"),
                                    ("named", "alleen wie hier gekozen is"),
                                ],
                                default="everyone",
                                max_length=13,
                                verbose_name="voor wie is dit",
                            ),
                        ),
                        (
                            "about_third_party",
                            models.BooleanField(
                                default=False, verbose_name="gaat ook over iemand van buiten het gezin"
                            ),
                        ),
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="documents",
                                to="cases.case",
                            ),
                        ),
                        ("title", models.CharField(max_length=120, verbose_name="titel")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("verslag", "verslag of rapport"),
                                    ("onderzoek", "onderzoek of diagnostiek"),
                                    ("besluit", "besluit of beschikking"),
                                    ("uitspraak", "uitspraak van de rechter"),
                                    ("brief", "brief of bericht"),
                                    ("formulier", "formulier of ondertekend stuk"),
                                    ("beeld", "tekening of foto"),
                                    ("anders", "ander document"),
                                ],
                                max_length=12,
                                verbose_name="soort document",
                            ),
                        ),
                        ("made_by", models.CharField(max_length=120, verbose_name="wie maakte het")),
                        ("dated_on", models.DateField(verbose_name="datum van het document")),
                        (
                            "file_name",
                            models.CharField(editable=False, max_length=120, verbose_name="naam van het bestand"),
                        ),
                        (
                            "file_type",
                            models.CharField(
                                choices=[
                                    ("pdf", "pdf"),
                                    ("png", "png-afbeelding"),
                                    ("jpeg", "jpeg-afbeelding"),
                                    ("docx", "Word-document"),
                                    ("odt", "OpenDocument-tekst"),
                                ],
                                editable=False,
                                max_length=8,
                                verbose_name="soort bestand",
                            ),
                        ),
                        ("size", models.PositiveIntegerField(editable=False, verbose_name="grootte")),
                        (
                            "sha256",
                            models.CharField(
                                editable=False, max_length=64, verbose_name="vingerafdruk van het bestand"
                            ),
                        ),
                        (
                            "taken_out_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="eruit gehaald op"
                            ),
                        ),
                        (
                            "taken_out_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="eruit gehaald door",
                            ),
                        ),
                        (
                            "taken_out_because",
                            models.TextField(blank=True, editable=False, verbose_name="reden van eruit halen"),
                        ),
                        ("content", network.keys.EncryptedBinaryField(default=b"", verbose_name="inhoud")),
                        (
                            "named",
                            models.ManyToManyField(
                                blank=True,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="wie mag dit zien",
                            ),
                        ),
                        ("about", models.ManyToManyField(related_name="+", to="cases.person", verbose_name="over wie")),
                    ],
                    options={
                        "verbose_name": "document",
                        "verbose_name_plural": "documenten",
                        "ordering": ("-dated_on", "-added_at", "pk"),
                        "indexes": [models.Index(fields=["case", "-dated_on"], name="document_of_case")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("audience__in", ["everyone", "professionals", "named"])),
                                name="document_audience_known",
                                violation_error_message="Kies voor wie dit is uit de lijst.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "verslag",
                                            "onderzoek",
                                            "besluit",
                                            "uitspraak",
                                            "brief",
                                            "formulier",
                                            "beeld",
                                            "anders",
                                        ],
                                    )
                                ),
                                name="document_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("file_type__in", ["pdf", "png", "jpeg", "docx", "odt"])),
                                name="document_file_type_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("taken_out_at__isnull", True),
                                        ("taken_out_because", ""),
                                        ("taken_out_by__isnull", True),
                                    ),
                                    models.Q(
                                        ("taken_out_at__isnull", False),
                                        ("taken_out_by__isnull", False),
                                        models.Q(("taken_out_because", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="document_taken_out_by_somebody_with_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DoorNews",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="news",
                                to="cases.case",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="news",
                                to="cases.person",
                                verbose_name="wie",
                            ),
                        ),
                        (
                            "what",
                            models.CharField(
                                choices=[
                                    ("words", "eigen woorden"),
                                    ("analysis", "antwoord op de verklarende analyse"),
                                    ("plan", "antwoord op het gezinsplan"),
                                    ("adulthood", "antwoord over 18 worden"),
                                ],
                                editable=False,
                                max_length=12,
                                verbose_name="wat",
                            ),
                        ),
                        (
                            "told_on",
                            models.DateField(
                                default=django.utils.timezone.localdate, editable=False, verbose_name="wanneer"
                            ),
                        ),
                        ("read_on", models.DateField(blank=True, editable=False, null=True, verbose_name="gelezen op")),
                        (
                            "read_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="gelezen door",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "bericht van het gezin",
                        "verbose_name_plural": "berichten van het gezin",
                        "ordering": ("told_on", "added_at", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("read_on", None)),
                                fields=("case", "person", "what"),
                                name="one_unread_news_of_a_kind",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("what__in", ["words", "analysis", "plan", "adulthood"])),
                                name="door_news_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("read_by", None), ("read_on", None)),
                                    models.Q(("read_by__isnull", False), ("read_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="door_news_read_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Draft",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="drafts",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("form", models.CharField(max_length=200)),
                        ("fields", network.keys.EncryptedTextField()),
                        ("base_version", models.PositiveIntegerField(null=True)),
                        ("saved_at", models.DateTimeField(auto_now=True)),
                    ],
                    options={
                        "verbose_name": "concept",
                        "verbose_name_plural": "concepten",
                        "constraints": [models.UniqueConstraint(fields=("user", "form"), name="one_draft_per_form")],
                    },
                ),
                migrations.CreateModel(
                    name="EarlierHelp",
                    fields=[
                        (
                            "audience",
                            models.CharField(
                                choices=[
                                    ("everyone", "iedereen die dit deel mag zien, ook het gezin"),
                                    ("professionals", "alleen professionals"),
                                    ("named", "alleen wie hier gekozen is"),
                                ],
                                default="everyone",
                                max_length=13,
                                verbose_name="voor wie is dit",
                            ),
                        ),
                        (
                            "about_third_party",
                            models.BooleanField(
                                default=False, verbose_name="gaat ook over iemand van buiten het gezin"
                            ),
                        ),
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "analysis",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="earlier_help",
                                to="cases.analysis",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="network.organisation",
                                verbose_name="organisatie",
                            ),
                        ),
                        (
                            "organisation_name",
                            models.CharField(blank=True, max_length=120, verbose_name="of naam van de organisatie"),
                        ),
                        ("question", models.TextField(verbose_name="voor welke vraag")),
                        (
                            "asked_by",
                            models.CharField(blank=True, max_length=120, verbose_name="wie vroeg de hulp aan"),
                        ),
                        ("begins", cases.access.partial_dates.PartialDateField(max_length=10, verbose_name="van")),
                        (
                            "ends",
                            cases.access.partial_dates.PartialDateField(
                                blank=True, max_length=10, verbose_name="tot (leeg: loopt nog)"
                            ),
                        ),
                        ("result", models.TextField(verbose_name="wat was het resultaat")),
                        ("helped", models.TextField(blank=True, verbose_name="wat hielp, en waarom")),
                        ("did_not_help", models.TextField(blank=True, verbose_name="wat hielp niet, en waarom")),
                        (
                            "named",
                            models.ManyToManyField(
                                blank=True,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="wie mag dit zien",
                            ),
                        ),
                        (
                            "people",
                            models.ManyToManyField(related_name="+", to="cases.person", verbose_name="voor wie"),
                        ),
                    ],
                    options={
                        "verbose_name": "eerdere hulp",
                        "verbose_name_plural": "eerdere hulp",
                        "ordering": ("begins", "added_at", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("audience__in", ["everyone", "professionals", "named"])),
                                name="earlier_help_audience_known",
                                violation_error_message="Kies voor wie dit is uit de lijst.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("organisation__isnull", False),
                                    models.Q(("organisation_name", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="earlier_help_by_somebody",
                                violation_error_message="Kies de organisatie, of schrijf de naam.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EmergencyAccess",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="emergency_readings",
                                to="cases.case",
                            ),
                        ),
                        ("reason", models.TextField(verbose_name="waarom is dit nu nodig")),
                        ("ends_at", models.DateTimeField(editable=False, verbose_name="tot")),
                        (
                            "stopped_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="eerder gestopt"),
                        ),
                        ("review_by", models.DateField(editable=False, verbose_name="nakijken uiterlijk")),
                        (
                            "view",
                            models.TextField(blank=True, editable=False, verbose_name="wat vindt de casusregisseur"),
                        ),
                        (
                            "view_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="gezegd door",
                            ),
                        ),
                        (
                            "view_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="gezegd op"),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[("terecht", "terecht"), ("niet_terecht", "niet terecht")],
                                editable=False,
                                max_length=12,
                                verbose_name="oordeel",
                            ),
                        ),
                        (
                            "review",
                            models.TextField(blank=True, editable=False, verbose_name="toelichting bij het oordeel"),
                        ),
                        (
                            "reviewed_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="nagekeken door",
                            ),
                        ),
                        (
                            "reviewed_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="nagekeken op"),
                        ),
                    ],
                    options={
                        "verbose_name": "noodtoegang",
                        "verbose_name_plural": "noodtoegang",
                        "ordering": ("-added_at", "pk"),
                        "indexes": [models.Index(fields=["added_by", "ends_at"], name="emergency_of_reader")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("added_at"))),
                                name="emergency_ends_after_begin",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("outcome", ""), ("review", ""), ("reviewed_at", None), ("reviewed_by", None)
                                    ),
                                    models.Q(
                                        ("outcome__in", ["terecht", "niet_terecht"]),
                                        ("reviewed_at__isnull", False),
                                        ("reviewed_by__isnull", False),
                                        models.Q(("review", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="emergency_reviewed_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("view", ""), ("view_at", None), ("view_by", None)),
                                    models.Q(
                                        ("view_at__isnull", False),
                                        ("view_by__isnull", False),
                                        models.Q(("view", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="emergency_view_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("reviewed_by", None),
                                        models.Q(("reviewed_by", models.F("added_by")), _negated=True),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("view_by", None),
                                        models.Q(("view_by", models.F("added_by")), _negated=True),
                                        _connector="OR",
                                    ),
                                ),
                                name="emergency_judged_by_others",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Enclosure",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "analysis",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="enclosures",
                                to="cases.analysis",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("genogram", "genogram"),
                                    ("ecogram", "ecogram"),
                                    ("sociogram", "sociogram"),
                                    ("systemogram", "systemogram"),
                                    ("veiligheidsplan", "veiligheidsplan"),
                                    ("signaleringsplan", "signaleringsplan"),
                                    ("advies_expertteam", "advies van het expertteam"),
                                    ("anders", "anders"),
                                ],
                                max_length=30,
                                verbose_name="wat is het",
                            ),
                        ),
                        ("dated_on", models.DateField(verbose_name="datum")),
                        (
                            "note",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="waar het ligt, of wat erin staat"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "bijlage",
                        "verbose_name_plural": "bijlagen",
                        "ordering": ("-dated_on", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "genogram",
                                            "ecogram",
                                            "sociogram",
                                            "systemogram",
                                            "veiligheidsplan",
                                            "signaleringsplan",
                                            "advies_expertteam",
                                            "anders",
                                        ],
                                    )
                                ),
                                name="enclosure_kind_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Enrolment",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "family",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="enrolments",
                                to="cases.family",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="enrolments",
                                to="cases.person",
                                verbose_name="wie",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("voorschool", "voorschool"),
                                    ("basisonderwijs", "basisonderwijs"),
                                    ("speciaal_basisonderwijs", "speciaal (basis)onderwijs"),
                                    ("voortgezet_onderwijs", "voortgezet onderwijs"),
                                    ("voortgezet_speciaal_onderwijs", "voortgezet speciaal onderwijs"),
                                    ("mbo", "mbo"),
                                    ("hoger_onderwijs", "hbo of universiteit"),
                                    ("dagbesteding", "dagbesteding"),
                                    ("werk", "werk"),
                                    ("geen", "geen school of dagbesteding"),
                                ],
                                max_length=30,
                                verbose_name="soort",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="network.organisation",
                                verbose_name="school of plek",
                            ),
                        ),
                        ("group", models.CharField(blank=True, max_length=120, verbose_name="klas of groep")),
                        (
                            "history",
                            models.TextField(blank=True, verbose_name="eerdere scholen en wisselingen, en waarom"),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="wat gaat goed, wat valt op")),
                        ("at_home_since", models.DateField(blank=True, null=True, verbose_name="zit thuis sinds")),
                        ("asked_on", models.DateField(blank=True, null=True, verbose_name="gesproken met school op")),
                        ("asked_by", models.CharField(blank=True, max_length=160, verbose_name="wie sprak met wie")),
                    ],
                    options={
                        "verbose_name": "school of dagbesteding",
                        "verbose_name_plural": "school en dagbesteding",
                        "ordering": ("person", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "voorschool",
                                            "basisonderwijs",
                                            "speciaal_basisonderwijs",
                                            "voortgezet_onderwijs",
                                            "voortgezet_speciaal_onderwijs",
                                            "mbo",
                                            "hoger_onderwijs",
                                            "dagbesteding",
                                            "werk",
                                            "geen",
                                        ],
                                    )
                                ),
                                name="school_kind_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Evaluation",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "status",
                            django_fsm.FSMField(
                                choices=[
                                    ("planned", "gepland"),
                                    ("held", "gehouden"),
                                    ("concluded", "afgerond"),
                                    ("cancelled", "vervallen"),
                                ],
                                default="planned",
                                editable=False,
                                max_length=20,
                                protected=True,
                                verbose_name="stand",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evaluations",
                                to="cases.case",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evaluations",
                                to="cases.plan",
                            ),
                        ),
                        (
                            "trigger",
                            models.CharField(
                                choices=[
                                    ("evaluatiemoment_herindicatie", "het was afgesproken"),
                                    ("nieuwe_vraag", "er is een nieuwe vraag"),
                                    ("stagnatie", "de hulp loopt vast"),
                                    ("grote_ontwikkeling", "er is iets groots gebeurd"),
                                    ("afsluiting", "we willen afsluiten"),
                                ],
                                default="evaluatiemoment_herindicatie",
                                max_length=30,
                                verbose_name="waarom kijken we terug",
                            ),
                        ),
                        ("why", models.TextField(blank=True, verbose_name="toelichting")),
                        ("window_from", models.DateField(verbose_name="vanaf")),
                        ("due_on", models.DateField(verbose_name="uiterlijk")),
                        ("how", models.CharField(blank=True, max_length=80, verbose_name="hoe")),
                        (
                            "held_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="gehouden op"),
                        ),
                        (
                            "absent",
                            models.CharField(blank=True, max_length=300, verbose_name="wie was er niet, en waarom"),
                        ),
                        ("what_worked", models.TextField(blank=True, verbose_name="wat werkte, en waarom werkte het")),
                        ("what_did_not", models.TextField(blank=True, verbose_name="wat werkte niet")),
                        (
                            "changes",
                            models.TextField(
                                blank=True, verbose_name="wat is er veranderd in het gezin, op school of in het wonen"
                            ),
                        ),
                        (
                            "still_right",
                            models.CharField(
                                blank=True,
                                choices=[("ja", "ja"), ("deels", "voor een deel"), ("nee", "nee")],
                                max_length=6,
                                verbose_name="doen we nog steeds de goede en meest helpende dingen",
                            ),
                        ),
                        ("still_right_words", models.TextField(blank=True, verbose_name="leg uit")),
                        (
                            "decision",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("voortzetten", "zo doorgaan"),
                                    ("bijstellen_doelen", "doelen aanpassen"),
                                    ("bijstellen_analyse", "opnieuw naar de analyse kijken"),
                                    ("opschalen", "meer of zwaardere hulp"),
                                    ("afschalen", "minder of lichtere hulp"),
                                    ("ander_aanbod", "andere hulp of andere aanbieder"),
                                    ("afsluiten", "het plan afsluiten"),
                                ],
                                max_length=20,
                                verbose_name="wat besluiten jullie",
                            ),
                        ),
                        ("decision_words", models.TextField(blank=True, verbose_name="toelichting op het besluit")),
                        (
                            "concluded_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="afgerond op"),
                        ),
                        (
                            "people",
                            models.ManyToManyField(
                                blank=True,
                                related_name="+",
                                to="cases.person",
                                verbose_name="wie van het gezin doet mee",
                            ),
                        ),
                        (
                            "professionals",
                            models.ManyToManyField(
                                blank=True,
                                related_name="evaluations",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="welke professionals doen mee",
                            ),
                        ),
                        (
                            "organisations",
                            models.ManyToManyField(
                                blank=True,
                                related_name="+",
                                to="network.organisation",
                                verbose_name="welke organisaties doen mee",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "evaluatie",
                        "verbose_name_plural": "evaluaties",
                        "ordering": ("-due_on", "-added_at"),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("status__in", ["planned", "held"])),
                                fields=["plan", "due_on"],
                                name="evaluation_due",
                            ),
                            models.Index(
                                condition=models.Q(("status__in", ["planned", "held"])),
                                fields=["due_on"],
                                name="evaluation_open_due",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("status__in", ["planned", "held", "concluded", "cancelled"])),
                                name="evaluation_status_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("window_from__lte", models.F("due_on"))),
                                name="evaluation_window_in_order",
                                violation_error_message="De periode eindigt voordat zij begint.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status__in", ["held", "concluded"]), _negated=True),
                                    ("held_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="held_evaluation_is_dated",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "concluded"), _negated=True),
                                    models.Q(
                                        ("concluded_on__isnull", False), models.Q(("decision", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="concluded_evaluation_decides",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Explanation",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "analysis",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="explanations",
                                to="cases.analysis",
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="naam")),
                        ("sentence", models.TextField(verbose_name="de verklaring in één zin")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("voorlopig", "voorlopig"),
                                    ("getoetst", "getoetst"),
                                    ("verworpen", "verworpen"),
                                ],
                                default="voorlopig",
                                max_length=12,
                                verbose_name="hoe zeker",
                            ),
                        ),
                        (
                            "factors",
                            models.ManyToManyField(
                                blank=True,
                                related_name="explanations",
                                to="cases.factor",
                                verbose_name="welke factoren",
                            ),
                        ),
                        (
                            "links",
                            models.ManyToManyField(
                                blank=True,
                                related_name="explanations",
                                to="cases.factorlink",
                                verbose_name="welke verbanden",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "verklaring",
                        "verbose_name_plural": "verklaringen",
                        "ordering": ("added_at", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("status__in", ["voorlopig", "getoetst", "verworpen"])),
                                name="explanation_status_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Factor",
                    fields=[
                        (
                            "audience",
                            models.CharField(
                                choices=[
                                    ("everyone", "iedereen die dit deel mag zien, ook het gezin"),
                                    ("professionals", "alleen professionals"),
                                    ("named", "alleen wie hier gekozen is"),
                                ],
                                default="everyone",
                                max_length=13,
                                verbose_name="voor wie is dit",
                            ),
                        ),
                        (
                            "about_third_party",
                            models.BooleanField(
                                default=False, verbose_name="gaat ook over iemand van buiten het gezin"
                            ),
                        ),
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "analysis",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="factors",
                                to="cases.analysis",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="factor in één zin")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("oorzakelijk", "oorzaak"),
                                    ("uitlokkend", "aanleiding"),
                                    ("instandhoudend", "houdt in stand"),
                                    ("risico", "risico"),
                                    ("beschermend", "helpt"),
                                ],
                                max_length=16,
                                verbose_name="wat doet deze factor",
                            ),
                        ),
                        (
                            "also_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("oorzakelijk", "oorzaak"),
                                    ("uitlokkend", "aanleiding"),
                                    ("instandhoudend", "houdt in stand"),
                                    ("risico", "risico"),
                                    ("beschermend", "helpt"),
                                ],
                                max_length=16,
                                verbose_name="en ook",
                            ),
                        ),
                        (
                            "locus",
                            models.CharField(
                                choices=[
                                    ("kind", "kind"),
                                    ("opvoeding", "opvoeding"),
                                    ("gezin_omgeving", "gezin en omgeving"),
                                    ("hulpverlening", "hulpverlening"),
                                ],
                                max_length=20,
                                verbose_name="kant",
                            ),
                        ),
                        (
                            "heading",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.factorheading",
                                verbose_name="onderwerp",
                            ),
                        ),
                        (
                            "in_summary",
                            models.BooleanField(default=True, verbose_name="staat in het beeld (in het kort)"),
                        ),
                        (
                            "carried_from",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="carried_to",
                                to="cases.factor",
                            ),
                        ),
                        (
                            "confirmed_on",
                            models.DateField(
                                blank=True, editable=False, null=True, verbose_name="opnieuw bevestigd op"
                            ),
                        ),
                        (
                            "confirmed_why",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="waarom dit nog geldt"
                            ),
                        ),
                        ("reference", models.CharField(blank=True, editable=False, max_length=60)),
                        (
                            "named",
                            models.ManyToManyField(
                                blank=True,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="wie mag dit zien",
                            ),
                        ),
                        ("about", models.ManyToManyField(related_name="+", to="cases.person", verbose_name="over wie")),
                        (
                            "statements",
                            models.ManyToManyField(
                                blank=True,
                                related_name="factors",
                                to="cases.statement",
                                verbose_name="steunt op deze uitspraken",
                            ),
                        ),
                        (
                            "worries",
                            models.ManyToManyField(
                                blank=True, related_name="factors", to="cases.worry", verbose_name="en op deze zorgen"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "factor",
                        "verbose_name_plural": "factoren",
                        "ordering": ("added_at", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("audience__in", ["everyone", "professionals", "named"])),
                                name="factor_audience_known",
                                violation_error_message="Kies voor wie dit is uit de lijst.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        ["oorzakelijk", "uitlokkend", "instandhoudend", "risico", "beschermend"],
                                    )
                                ),
                                name="factor_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("locus__in", ["kind", "opvoeding", "gezin_omgeving", "hulpverlening"])
                                ),
                                name="factor_locus_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FactorHeading",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "scheme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="headings",
                                to="cases.factorscheme",
                                verbose_name="factorschema",
                            ),
                        ),
                        ("code", models.SlugField(verbose_name="code")),
                        ("name", models.CharField(max_length=120, verbose_name="naam")),
                        (
                            "locus",
                            models.CharField(
                                choices=[
                                    ("kind", "kind"),
                                    ("opvoeding", "opvoeding"),
                                    ("gezin_omgeving", "gezin en omgeving"),
                                    ("hulpverlening", "hulpverlening"),
                                ],
                                max_length=20,
                                verbose_name="kant",
                            ),
                        ),
                        ("order", models.PositiveIntegerField(default=0, verbose_name="volgorde")),
                    ],
                    options={
                        "verbose_name": "onderwerp",
                        "verbose_name_plural": "onderwerpen",
                        "ordering": ("scheme", "order", "pk"),
                        "constraints": [
                            models.UniqueConstraint(fields=("scheme", "code"), name="one_heading_per_code")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FactorLink",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "analysis",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="links",
                                to="cases.analysis",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="links_out",
                                to="cases.factor",
                                verbose_name="van",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("draagt_bij_aan", "draagt bij aan"),
                                    ("lokt_uit", "lokt uit"),
                                    ("houdt_in_stand", "houdt in stand"),
                                    ("beschermt_tegen", "beschermt tegen"),
                                ],
                                max_length=20,
                                verbose_name="wat doet het",
                            ),
                        ),
                        (
                            "target",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="links_in",
                                to="cases.factor",
                                verbose_name="naar deze factor",
                            ),
                        ),
                        (
                            "worry",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="links_in",
                                to="cases.worry",
                                verbose_name="of naar deze zorg",
                            ),
                        ),
                        ("explanation", models.TextField(blank=True, verbose_name="leg uit")),
                    ],
                    options={
                        "verbose_name": "verband",
                        "verbose_name_plural": "verbanden",
                        "ordering": ("added_at", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["draagt_bij_aan", "lokt_uit", "houdt_in_stand", "beschermt_tegen"])
                                ),
                                name="link_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("target__isnull", False), ("worry__isnull", True)),
                                    models.Q(("target__isnull", True), ("worry__isnull", False)),
                                    _connector="OR",
                                ),
                                name="link_goes_to_one_thing",
                                violation_error_message="Kies één ding waar het verband naartoe gaat: een factor of een zorg.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("target__isnull", True),
                                    models.Q(("source", models.F("target")), _negated=True),
                                    _connector="OR",
                                ),
                                name="link_between_two_things",
                                violation_error_message="Een verband gaat van het ene naar het andere. Kies twee verschillende.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FactorScheme",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.SlugField(unique=True, verbose_name="code")),
                        ("name", models.CharField(max_length=120, verbose_name="naam")),
                        ("source", models.CharField(max_length=200, verbose_name="bron")),
                        ("is_default", models.BooleanField(default=False, verbose_name="standaard")),
                    ],
                    options={
                        "verbose_name": "factorschema",
                        "verbose_name_plural": "factorschema's",
                        "ordering": ("name",),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("is_default", True)),
                                fields=("is_default",),
                                name="one_default_scheme",
                                violation_error_message="Er is al een standaardschema. Haal daar eerst het vinkje weg.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Family",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ("name", models.CharField(max_length=120, verbose_name="naam van het gezin")),
                    ],
                    options={
                        "verbose_name": "gezin",
                        "verbose_name_plural": "gezinnen",
                    },
                ),
                migrations.CreateModel(
                    name="FamilyAccount",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="family_accounts",
                                to="cases.person",
                                verbose_name="wie",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="family_accounts",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="gebruiker",
                            ),
                        ),
                        ("email", models.EmailField(max_length=254, verbose_name="e-mailadres")),
                        ("link_hash", models.CharField(db_index=True, editable=False, max_length=64)),
                        ("code_hash", models.CharField(editable=False, max_length=128)),
                        ("code_until", models.DateTimeField(editable=False, verbose_name="code geldig tot")),
                        (
                            "tries",
                            models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="verkeerde codes"),
                        ),
                        (
                            "opened_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="geopend op"),
                        ),
                        (
                            "ended_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="gestopt op"),
                        ),
                        (
                            "ended_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="gestopt door",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "eigen toegang",
                        "verbose_name_plural": "eigen toegang van het gezin",
                        "ordering": ("-added_at", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at", None)), fields=("person",), name="one_door_per_person"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at", None), ("user__isnull", False)),
                                fields=("user",),
                                name="one_door_per_user",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("opened_at", None), ("user", None)),
                                    models.Q(("opened_at__isnull", False), ("user__isnull", False)),
                                    _connector="OR",
                                ),
                                name="opened_door_has_a_user",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_at", None), ("ended_by", None)),
                                    models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="door_ended_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FileRequest",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        (
                            "status",
                            django_fsm.FSMField(
                                choices=[
                                    ("open", "in behandeling"),
                                    ("agreed", "akkoord, nog uit te voeren"),
                                    ("done", "gedaan"),
                                    ("refused", "geweigerd"),
                                    ("withdrawn", "ingetrokken"),
                                ],
                                default="open",
                                editable=False,
                                max_length=20,
                                protected=True,
                                verbose_name="stand",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="file_requests",
                                to="cases.case",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("inzage", "inzage of afschrift"),
                                    ("verbetering", "verbetering van een feit"),
                                    ("verklaring", "eigen verklaring bij het dossier"),
                                    ("vernietiging", "vernietiging van gegevens"),
                                ],
                                editable=False,
                                max_length=20,
                                verbose_name="soort verzoek",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.person",
                                verbose_name="over wie",
                            ),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.person",
                                verbose_name="wie vraagt het",
                            ),
                        ),
                        (
                            "asked_by_name",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="naam van de voogd of vertegenwoordiger"
                            ),
                        ),
                        ("capacity", models.CharField(editable=False, max_length=120, verbose_name="als")),
                        (
                            "received_on",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="ontvangen op"),
                        ),
                        ("words", models.TextField(blank=True, verbose_name="in eigen woorden")),
                        ("was", models.TextField(blank=True, verbose_name="wat er staat")),
                        ("becomes", models.TextField(blank=True, verbose_name="wat het moet worden")),
                        (
                            "analysis",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="file_requests",
                                to="cases.analysis",
                                verbose_name="in welke analyse",
                            ),
                        ),
                        (
                            "heading",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("important_people", "Wie is er belangrijk voor jullie/jou?"),
                                    ("who_may_receive", "Wie mag wat ontvangen?"),
                                    ("school", "Naar welke school of dagbesteding ga je?"),
                                    ("why_now", "Waarom kijken we nu terug?"),
                                    ("question", "Waar lopen jullie/loop jij tegenaan?"),
                                    ("achieved", "Waar hebben jullie aan gewerkt en wat hebben jullie bereikt?"),
                                    ("story", "Wat is jullie/jouw verhaal?"),
                                    ("culture", "Wat is belangrijk in jullie geloof, cultuur of gewoontes?"),
                                    ("summary", "In het kort de belangrijkste dingen onder elkaar"),
                                ],
                                max_length=30,
                                verbose_name="onder welk kopje",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="file_requests",
                                to="cases.plan",
                                verbose_name="in welk plan",
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=200, verbose_name="waar in het dossier")),
                        ("due_on", models.DateField(editable=False, verbose_name="antwoord uiterlijk op")),
                        (
                            "extended_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="verlengd op"),
                        ),
                        (
                            "agreed_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="akkoord van",
                            ),
                        ),
                        (
                            "ground",
                            models.CharField(
                                blank=True,
                                choices=[
                                    (
                                        "belang_ander",
                                        "bewaren is van aanmerkelijk belang voor een ander (Jeugdwet 7.3.9 lid 2)",
                                    ),
                                    ("wet_verzet", "een wet verzet zich tegen vernietigen (Jeugdwet 7.3.9 lid 2)"),
                                    (
                                        "privacy_ander",
                                        "dat beschermt de persoonlijke levenssfeer van een ander (Jeugdwet 7.3.10)",
                                    ),
                                    (
                                        "geen_feit",
                                        "het is geen feit maar een mening: een eigen verklaring komt erbij (Jeugdwet 7.3.8 lid 2)",
                                    ),
                                    ("klopt", "het feit is nagegaan en klopt"),
                                ],
                                editable=False,
                                max_length=20,
                                verbose_name="grond",
                            ),
                        ),
                        ("outcome", models.TextField(blank=True, editable=False, verbose_name="antwoord")),
                        (
                            "settled_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="beantwoord op"),
                        ),
                    ],
                    options={
                        "verbose_name": "verzoek over het dossier",
                        "verbose_name_plural": "verzoeken over het dossier",
                        "ordering": ("-received_on", "-added_at", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("status__in", ["open", "agreed", "done", "refused", "withdrawn"])),
                                name="file_request_status_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["inzage", "verbetering", "verklaring", "vernietiging"])
                                ),
                                name="file_request_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("asked_by__isnull", False),
                                    models.Q(("asked_by_name", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="file_request_by_somebody",
                                violation_error_message="Kies wie het vraagt.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "verbetering"), _negated=True),
                                    models.Q(
                                        models.Q(("was", ""), _negated=True), models.Q(("becomes", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="correction_says_what_and_how",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "verklaring"), _negated=True),
                                    models.Q(("words", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="addition_has_words",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "refused"), _negated=True),
                                    models.Q(("ground", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="refusal_has_a_ground",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FuturePlan",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "checklist",
                            models.OneToOneField(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="future",
                                to="cases.checklist",
                            ),
                        ),
                        (
                            "own_words",
                            models.TextField(
                                blank=True,
                                verbose_name="in de woorden van de jongere: wat wil je, en wat is daarvoor nodig",
                            ),
                        ),
                        (
                            "risk",
                            models.CharField(
                                blank=True,
                                choices=[("laag", "laag"), ("midden", "er zijn zorgen"), ("hoog", "hoog")],
                                max_length=8,
                                verbose_name="hoe groot is het risico dat het na 18 misgaat",
                            ),
                        ),
                        (
                            "risk_words",
                            models.TextField(blank=True, verbose_name="waar zit dat risico, en wat doen jullie eraan"),
                        ),
                        (
                            "steady_adult",
                            models.CharField(blank=True, max_length=120, verbose_name="wie is de vaste volwassene"),
                        ),
                        (
                            "steady_adult_knows",
                            models.BooleanField(default=False, verbose_name="deze volwassene weet het en zegt ja"),
                        ),
                        (
                            "signals",
                            models.TextField(blank=True, verbose_name="waaraan merk je dat het niet goed gaat"),
                        ),
                        ("what_helps", models.TextField(blank=True, verbose_name="wat helpt dan, en wat juist niet")),
                        ("whom_to_call", models.TextField(blank=True, verbose_name="wie bel je dan")),
                    ],
                    options={
                        "verbose_name": "toekomstplan",
                        "verbose_name_plural": "toekomstplannen",
                    },
                ),
                migrations.CreateModel(
                    name="Gap",
                    fields=[
                        (
                            "audience",
                            models.CharField(
                                choices=[
                                    ("everyone", "iedereen die dit deel mag zien, ook het gezin"),
                                    ("professionals", "alleen professionals"),
                                    ("named", "alleen wie hier gekozen is"),
                                ],
                                default="everyone",
                                max_length=13,
                                verbose_name="voor wie is dit",
                            ),
                        ),
                        (
                            "about_third_party",
                            models.BooleanField(
                                default=False, verbose_name="gaat ook over iemand van buiten het gezin"
                            ),
                        ),
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "analysis",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="gaps",
                                to="cases.analysis",
                            ),
                        ),
                        ("text", models.CharField(max_length=300, verbose_name="wat weten we nog niet")),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="afgerond op")),
                        (
                            "closed_how",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="hoe het zit, of waarom het open blijft"
                            ),
                        ),
                        (
                            "named",
                            models.ManyToManyField(
                                blank=True,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="wie mag dit zien",
                            ),
                        ),
                        (
                            "about",
                            models.ManyToManyField(
                                blank=True, related_name="+", to="cases.person", verbose_name="over wie"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "nog niet duidelijk",
                        "verbose_name_plural": "nog niet duidelijk",
                        "ordering": ("added_at", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("audience__in", ["everyone", "professionals", "named"])),
                                name="gap_audience_known",
                                violation_error_message="Kies voor wie dit is uit de lijst.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_on__isnull", True),
                                    models.Q(("closed_how", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="closed_gap_says_how",
                                violation_error_message="Schrijf hoe het zit, of waarom het open blijft.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Goal",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="goals",
                                to="cases.plan",
                            ),
                        ),
                        ("order", models.PositiveIntegerField(default=1, verbose_name="volgorde")),
                        ("title", models.CharField(max_length=200, verbose_name="het doel in gewone taal")),
                        ("own_words", models.TextField(blank=True, verbose_name="in eigen woorden")),
                        ("desired", models.TextField(verbose_name="wat is er dan anders")),
                        (
                            "period",
                            models.CharField(
                                choices=[("kort", "korte termijn"), ("lang", "langere termijn")],
                                default="kort",
                                max_length=10,
                                verbose_name="termijn",
                            ),
                        ),
                        (
                            "is_most_important",
                            models.BooleanField(default=False, verbose_name="dit is het belangrijkste doel"),
                        ),
                        ("obstacle", models.TextField(blank=True, verbose_name="wat zit in de weg")),
                        ("support", models.TextField(blank=True, verbose_name="wie of wat helpt")),
                        ("is_imposed", models.BooleanField(default=False, verbose_name="opgelegd")),
                        (
                            "imposed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="network.organisation",
                                verbose_name="opgelegd door",
                            ),
                        ),
                        (
                            "no_factor_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="geen factor, omdat"),
                        ),
                        (
                            "continues",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="continued_by",
                                to="cases.goal",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("open", "open"),
                                    ("behaald", "behaald"),
                                    ("deels_behaald", "deels behaald"),
                                    ("niet_behaald", "niet behaald"),
                                    ("vervallen", "vervallen"),
                                ],
                                default="open",
                                editable=False,
                                max_length=20,
                                verbose_name="stand",
                            ),
                        ),
                        (
                            "settled_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="afgerond op"),
                        ),
                        ("outcome", models.TextField(blank=True, editable=False, verbose_name="hoe is het afgelopen")),
                        ("reference", models.CharField(blank=True, editable=False, max_length=60)),
                        (
                            "of_people",
                            models.ManyToManyField(
                                related_name="+", to="cases.person", verbose_name="van wie is dit doel"
                            ),
                        ),
                        (
                            "factors",
                            models.ManyToManyField(
                                blank=True,
                                related_name="goals",
                                to="cases.factor",
                                verbose_name="waar grijpt dit op in",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "doel",
                        "verbose_name_plural": "doelen",
                        "ordering": ("order", "added_at", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status__in", ["open", "behaald", "deels_behaald", "niet_behaald", "vervallen"])
                                ),
                                name="goal_status_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("settled_on__isnull", True), ("status", "open")),
                                    models.Q(
                                        models.Q(("status", "open"), _negated=True), ("settled_on__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="settled_goal_is_dated",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("is_most_important", True)),
                                fields=("plan",),
                                name="one_most_important_goal",
                                violation_error_message="Er is al een belangrijkste doel. Haal het vinkje daar eerst weg.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GoalReview",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "evaluation",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reviews",
                                to="cases.evaluation",
                            ),
                        ),
                        (
                            "goal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reviews",
                                to="cases.goal",
                                verbose_name="doel",
                            ),
                        ),
                        (
                            "result",
                            models.CharField(
                                choices=[
                                    ("open", "open"),
                                    ("behaald", "behaald"),
                                    ("deels_behaald", "deels behaald"),
                                    ("niet_behaald", "niet behaald"),
                                    ("vervallen", "vervallen"),
                                ],
                                default="open",
                                max_length=20,
                                verbose_name="hoe staat het doel ervoor",
                            ),
                        ),
                        ("words", models.TextField(verbose_name="hoe ging het, en wat maakte dat het zo ging")),
                    ],
                    options={
                        "verbose_name": "terugblik op een doel",
                        "verbose_name_plural": "terugblik op doelen",
                        "ordering": ("goal", "pk"),
                        "constraints": [
                            models.UniqueConstraint(fields=("evaluation", "goal"), name="one_review_per_goal"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("result__in", ["open", "behaald", "deels_behaald", "niet_behaald", "vervallen"])
                                ),
                                name="review_result_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GoalScale",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "goal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="scales",
                                to="cases.goal",
                                verbose_name="doel",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="cases.person",
                                verbose_name="wie van het gezin",
                            ),
                        ),
                        (
                            "professional",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="of welke professional",
                            ),
                        ),
                        (
                            "now",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MaxValueValidator(10)], verbose_name="nu (0–10)"
                            ),
                        ),
                        (
                            "wished",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MaxValueValidator(10)], verbose_name="gewenst (0–10)"
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="wat maakt het dit cijfer")),
                    ],
                    options={
                        "verbose_name": "schaalvraag",
                        "verbose_name_plural": "schaalvragen",
                        "ordering": ("added_at", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("now__lte", 10), ("wished__lte", 10)), name="scale_zero_to_ten"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("person__isnull", False), ("professional__isnull", True)),
                                    models.Q(("person__isnull", True), ("professional__isnull", False)),
                                    _connector="OR",
                                ),
                                name="scale_of_one",
                                violation_error_message="Kies één persoon.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("person__isnull", False)),
                                fields=("goal", "person"),
                                name="one_scale_per_person",
                                violation_error_message="Deze persoon heeft bij dit doel al een cijfer.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("professional__isnull", False)),
                                fields=("goal", "professional"),
                                name="one_scale_per_professional",
                                violation_error_message="Deze professional heeft bij dit doel al een cijfer.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GoalScore",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "evaluation",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="scores",
                                to="cases.evaluation",
                            ),
                        ),
                        (
                            "goal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="scores",
                                to="cases.goal",
                                verbose_name="doel",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.person",
                                verbose_name="wie van het gezin",
                            ),
                        ),
                        (
                            "professional",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="of welke professional",
                            ),
                        ),
                        (
                            "score",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MaxValueValidator(10)], verbose_name="cijfer (0–10)"
                            ),
                        ),
                        ("words", models.TextField(blank=True, verbose_name="in eigen woorden")),
                    ],
                    options={
                        "verbose_name": "cijfer",
                        "verbose_name_plural": "cijfers",
                        "ordering": ("goal", "added_at", "pk"),
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("score__lte", 10)), name="score_zero_to_ten"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("person__isnull", False), ("professional__isnull", True)),
                                    models.Q(("person__isnull", True), ("professional__isnull", False)),
                                    _connector="OR",
                                ),
                                name="score_of_one",
                                violation_error_message="Kies één persoon.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("person__isnull", False)),
                                fields=("evaluation", "goal", "person"),
                                name="one_score_per_person",
                                violation_error_message="Deze persoon gaf bij dit doel al een cijfer.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("professional__isnull", False)),
                                fields=("evaluation", "goal", "professional"),
                                name="one_score_per_professional",
                                violation_error_message="Deze professional gaf bij dit doel al een cijfer.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Grant",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="network.organisation",
                                verbose_name="welke organisatie",
                            ),
                        ),
                        (
                            "professional",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="of welke professional",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="cases.person",
                                verbose_name="of wie van het gezin",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="grants",
                                to="cases.case",
                            ),
                        ),
                        (
                            "part",
                            models.CharField(
                                choices=[
                                    ("contact", "contactgegevens"),
                                    ("analysis", "verklarende analyse"),
                                    ("plan", "gezinsplan"),
                                    ("evaluation", "evaluaties"),
                                    ("adulthood", "18 jaar worden"),
                                    ("circumstances", "wonen, school en wachten"),
                                    ("safety", "veiligheid"),
                                    ("documents", "documenten"),
                                ],
                                max_length=14,
                                verbose_name="welk deel",
                            ),
                        ),
                        ("whole_family", models.BooleanField(default=False, verbose_name="over het hele gezin")),
                        (
                            "ground",
                            models.CharField(
                                choices=[
                                    ("toestemming", "toestemming van het gezin"),
                                    ("direct_betrokken", "direct betrokken bij dezelfde hulp"),
                                    ("vereiste_toestemmer", "moet zelf toestemming geven voor de hulp"),
                                    ("wettelijke_plicht", "wettelijke plicht"),
                                    ("ots_gi", "ondertoezichtstelling, voor de gecertificeerde instelling"),
                                    ("pleegouder", "pleegouder"),
                                    ("meldrecht_vt", "meldrecht Veilig Thuis"),
                                    ("conflict_van_plichten", "ernstig gevaar voorkomen"),
                                    ("publieke_taak", "taak van de gemeente"),
                                    ("statistiek_onderzoek", "statistiek of onderzoek"),
                                    ("vir", "verwijsindex risicojongeren"),
                                    ("wams", "Wams"),
                                ],
                                max_length=24,
                                verbose_name="op welke grond",
                            ),
                        ),
                        ("explanation", models.TextField(blank=True, verbose_name="toelichting")),
                        ("begins_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="van")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="tot en met")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="ingetrokken op"),
                        ),
                        (
                            "withdrawn_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ingetrokken door",
                            ),
                        ),
                        (
                            "people",
                            models.ManyToManyField(
                                blank=True, related_name="+", to="cases.person", verbose_name="over wie"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "toegang",
                        "verbose_name_plural": "wie mag wat ontvangen",
                        "ordering": ("begins_on", "added_at", "pk"),
                        "indexes": [
                            models.Index(fields=["case", "organisation", "part"], name="grant_of_organisation"),
                            models.Index(fields=["professional", "case"], name="grant_in_person"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None), ("ends_on__gte", models.F("begins_on")), _connector="OR"
                                ),
                                name="grant_ends_after_begin",
                                violation_error_message="De laatste dag ligt vóór de eerste dag.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "part__in",
                                        [
                                            "contact",
                                            "analysis",
                                            "plan",
                                            "evaluation",
                                            "adulthood",
                                            "circumstances",
                                            "safety",
                                            "documents",
                                        ],
                                    )
                                ),
                                name="grant_part_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "ground__in",
                                        [
                                            "toestemming",
                                            "direct_betrokken",
                                            "vereiste_toestemmer",
                                            "wettelijke_plicht",
                                            "ots_gi",
                                            "pleegouder",
                                            "meldrecht_vt",
                                            "conflict_van_plichten",
                                            "publieke_taak",
                                            "statistiek_onderzoek",
                                            "vir",
                                            "wams",
                                        ],
                                    )
                                ),
                                name="grant_ground_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("organisation__isnull", False), ("person", None), ("professional", None)),
                                    models.Q(("organisation", None), ("person", None), ("professional__isnull", False)),
                                    models.Q(("organisation", None), ("person__isnull", False), ("professional", None)),
                                    _connector="OR",
                                ),
                                name="grant_to_one_recipient",
                                violation_error_message="Kies één ontvanger.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("withdrawn_at", None), ("withdrawn_by", None)),
                                    models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="grant_withdrawn_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Handover",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        (
                            "status",
                            django_fsm.FSMField(
                                choices=[
                                    ("offered", "aangeboden"),
                                    ("discussed", "samen besproken"),
                                    ("accepted", "aangenomen"),
                                    ("declined", "niet aangenomen"),
                                    ("withdrawn", "ingetrokken"),
                                ],
                                default="offered",
                                editable=False,
                                max_length=20,
                                protected=True,
                                verbose_name="stand",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="handovers",
                                to="cases.case",
                            ),
                        ),
                        (
                            "from_user",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="van",
                            ),
                        ),
                        (
                            "to_user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="offered_handovers",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aan",
                            ),
                        ),
                        ("note", models.TextField(verbose_name="wat draagt u over, en wat loopt er nog")),
                        ("offered_on", models.DateField(verbose_name="aangeboden op")),
                        (
                            "talked_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="samen gesproken op"),
                        ),
                        (
                            "family_present",
                            models.BooleanField(default=False, editable=False, verbose_name="het gezin was erbij"),
                        ),
                        (
                            "family_view",
                            models.TextField(blank=True, editable=False, verbose_name="wat vindt het gezin ervan"),
                        ),
                        ("decline_reason", models.TextField(blank=True, editable=False, verbose_name="waarom niet")),
                        (
                            "answered_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="antwoord op"),
                        ),
                    ],
                    options={
                        "verbose_name": "overdracht",
                        "verbose_name_plural": "overdrachten",
                        "ordering": ("-offered_on", "-added_at"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status__in", ["offered", "discussed", "accepted", "declined", "withdrawn"])
                                ),
                                name="handover_status_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("from_user", models.F("to_user")), _negated=True),
                                name="handover_to_somebody_else",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("status__in", ["offered", "discussed"])),
                                fields=("case",),
                                name="one_open_handover_per_case",
                                violation_error_message="Er loopt al een overdracht.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HelpPlacement",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="placements",
                                to="cases.case",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.person",
                                verbose_name="voor wie",
                            ),
                        ),
                        (
                            "request",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="cases.helprequest",
                                verbose_name="bij welke aanvraag",
                            ),
                        ),
                        (
                            "provider",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="network.organisation",
                                verbose_name="welke aanbieder",
                            ),
                        ),
                        (
                            "product_category",
                            models.CharField(
                                choices=[
                                    ("31", "zonder verblijf, door wijk- of buurtteam"),
                                    ("32", "ambulant op locatie van de aanbieder"),
                                    ("33", "daghulp op locatie van de aanbieder"),
                                    ("34", "in het netwerk van de jeugdige"),
                                    ("35", "verblijf pleegzorg"),
                                    ("36", "verblijf gezinsgericht"),
                                    ("37", "gesloten plaatsing"),
                                    ("38", "verblijf overig residentieel"),
                                    ("40", "persoonlijke verzorging"),
                                    ("41", "dagbehandeling"),
                                    ("42", "vervoerdiensten"),
                                    ("43", "verblijf, met behandeling"),
                                    ("44", "verblijf, zonder behandeling"),
                                    ("45", "ambulant"),
                                    ("46", "crisis"),
                                    ("47", "jeugdreclassering"),
                                    ("48", "jeugdbescherming"),
                                    ("49", "activiteiten preventief justitieel kader"),
                                    ("50", "maatwerkarrangementen jeugd"),
                                    ("51", "generalistische basis-ggz"),
                                    ("52", "specialistische ggz"),
                                    ("53", "kindergeneeskunde"),
                                    ("54", "jeugd-ggz"),
                                    ("55", "landelijk ingekochte zorg"),
                                ],
                                max_length=2,
                                verbose_name="productcategorie (iJw)",
                            ),
                        ),
                        ("product_code", models.CharField(blank=True, max_length=10, verbose_name="productcode")),
                        (
                            "allocation_number",
                            models.CharField(blank=True, max_length=20, verbose_name="toewijzingsnummer"),
                        ),
                        ("begins_on", models.DateField(verbose_name="toegewezen vanaf")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="toegewezen tot en met")),
                        ("started_on", models.DateField(blank=True, null=True, verbose_name="begonnen op")),
                        ("stopped_on", models.DateField(blank=True, null=True, verbose_name="gestopt op")),
                        (
                            "end_reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("02", "overlijden"),
                                    ("20", "tijdelijk gestopt"),
                                    ("31", "volgens plan"),
                                    ("32", "voortijdig: het gezin stopt"),
                                    ("33", "voortijdig: de aanbieder stopt"),
                                    ("34", "voortijdig, in overeenstemming"),
                                    ("35", "voortijdig, door iets van buiten"),
                                    ("36", "op initiatief van de gemeente"),
                                    ("37", "in verband met een wijzigingsverzoek"),
                                    ("38", "overstap naar een andere aanbieder"),
                                    ("39", "uitstroom naar een ander domein"),
                                ],
                                max_length=2,
                                verbose_name="waarom gestopt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ingezette hulp",
                        "verbose_name_plural": "ingezette hulp",
                        "ordering": ("begins_on", "added_at", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "product_category__in",
                                        [
                                            "31",
                                            "32",
                                            "33",
                                            "34",
                                            "35",
                                            "36",
                                            "37",
                                            "38",
                                            "40",
                                            "41",
                                            "42",
                                            "43",
                                            "44",
                                            "45",
                                            "46",
                                            "47",
                                            "48",
                                            "49",
                                            "50",
                                            "51",
                                            "52",
                                            "53",
                                            "54",
                                            "55",
                                        ],
                                    )
                                ),
                                name="placement_category_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("end_reason", ""),
                                    (
                                        "end_reason__in",
                                        ["02", "20", "31", "32", "33", "34", "35", "36", "37", "38", "39"],
                                    ),
                                    _connector="OR",
                                ),
                                name="placement_end_reason_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None), ("ends_on__gte", models.F("begins_on")), _connector="OR"
                                ),
                                name="placement_ends_after_begin",
                                violation_error_message="De toewijzing eindigt voordat zij begint.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("end_reason", ""), ("stopped_on", None)),
                                    models.Q(
                                        ("started_on__isnull", False),
                                        ("stopped_on__gte", models.F("started_on")),
                                        ("stopped_on__isnull", False),
                                        models.Q(("end_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="placement_stopped_after_start_with_a_reason",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("allocation_number", ""), _negated=True),
                                fields=("case", "allocation_number"),
                                name="each_allocation_number_once",
                                violation_error_message="Dit toewijzingsnummer staat al bij andere hulp van dit gezin.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HelpRequest",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="help_requests",
                                to="cases.case",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.person",
                                verbose_name="voor wie",
                            ),
                        ),
                        (
                            "route",
                            models.CharField(
                                choices=[
                                    ("advies_lokaal_team", "advies van het lokale team"),
                                    ("gi_bepaling", "bepaling door de gecertificeerde instelling"),
                                ],
                                default="advies_lokaal_team",
                                max_length=20,
                                verbose_name="route",
                            ),
                        ),
                        ("asked_on", models.DateField(verbose_name="datum van de aanvraag")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("voorstel", "voorstel"),
                                    ("aangevraagd", "aangevraagd"),
                                    ("toegekend", "toegekend"),
                                    ("afgewezen", "afgewezen"),
                                    ("loopt", "loopt"),
                                    ("beeindigd", "beëindigd"),
                                ],
                                default="voorstel",
                                max_length=14,
                                verbose_name="stand",
                            ),
                        ),
                        ("question", models.TextField(blank=True, verbose_name="stap 1: wat is de hulpvraag")),
                        (
                            "problems",
                            models.TextField(blank=True, verbose_name="stap 2: wat zijn de problemen of beperkingen"),
                        ),
                        ("needed", models.TextField(blank=True, verbose_name="stap 3: wat is er nodig")),
                        ("own_strength", models.TextField(blank=True, verbose_name="stap 4: wat kunnen jullie zelf")),
                        ("other_laws", models.TextField(blank=True, verbose_name="stap 5: andere wetten")),
                        (
                            "general_provision",
                            models.TextField(blank=True, verbose_name="stap 5: algemene voorziening"),
                        ),
                        ("conclusion", models.TextField(blank=True, verbose_name="stap 6: conclusie en advies")),
                        (
                            "category",
                            models.CharField(
                                choices=[
                                    ("ambulant", "ambulant"),
                                    ("specifieke_doelgroepen", "specifieke doelgroepen"),
                                    ("dagbesteding_dagbehandeling", "dagbesteding of dagbehandeling"),
                                    ("overig", "overig"),
                                    ("advies", "advies"),
                                    ("logeren_respijt", "logeren of respijt"),
                                    ("intensief_ambulant", "intensief ambulant"),
                                    ("verblijf_opname", "verblijf of opname"),
                                    ("crisis", "crisis"),
                                    ("jeugdhulp_plus", "jeugdhulp Plus"),
                                    ("klinisch_verblijf", "klinisch verblijf"),
                                ],
                                max_length=30,
                                verbose_name="categorie (verordening)",
                            ),
                        ),
                        (
                            "product_category",
                            models.CharField(blank=True, max_length=2, verbose_name="productcategorie (iJw)"),
                        ),
                        ("product_code", models.CharField(blank=True, max_length=10, verbose_name="productcode")),
                        ("product_name", models.CharField(max_length=120, verbose_name="product")),
                        ("begins_on", models.DateField(blank=True, null=True, verbose_name="van")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="tot en met")),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=8, null=True, verbose_name="hoeveel"
                            ),
                        ),
                        (
                            "unit",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("01", "minuten"),
                                    ("04", "uren"),
                                    ("14", "etmalen"),
                                    ("16", "dagdelen"),
                                    ("82", "stuks (output)"),
                                    ("83", "euro"),
                                    ("84", "stuks (inspanning)"),
                                ],
                                max_length=2,
                                verbose_name="eenheid",
                            ),
                        ),
                        (
                            "frequency",
                            models.CharField(
                                blank=True,
                                choices=[("1", "per dag"), ("2", "per week"), ("4", "per maand"), ("6", "in totaal")],
                                max_length=1,
                                verbose_name="hoe vaak",
                            ),
                        ),
                        (
                            "delivery",
                            models.CharField(
                                blank=True,
                                choices=[("zin", "zorg in natura"), ("pgb", "persoonsgebonden budget (pgb)")],
                                max_length=4,
                                verbose_name="vorm",
                            ),
                        ),
                        (
                            "provider",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="network.organisation",
                                verbose_name="aanbieder",
                            ),
                        ),
                        (
                            "choice",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("akkoord_en_aanvraag_volgens_advies", "eens met het advies en vraagt dit aan"),
                                    ("niet_akkoord_vraagt_iets_anders", "niet eens en vraagt iets anders"),
                                    ("vraagt_dit_aan", "vraagt dit aan"),
                                    ("verschillend", "de aanvragers kiezen verschillend"),
                                    ("geen_aanvraag", "geen aanvraag"),
                                    ("niet_van_toepassing", "niet van toepassing"),
                                ],
                                max_length=36,
                                verbose_name="wat kiest het gezin",
                            ),
                        ),
                        ("more_to_say", models.TextField(blank=True, verbose_name="ik wil nog iets kwijt")),
                        (
                            "signed",
                            models.CharField(blank=True, max_length=300, verbose_name="wie tekende, en wanneer"),
                        ),
                        (
                            "decided_on",
                            models.DateField(blank=True, null=True, verbose_name="besluit van de gemeente op"),
                        ),
                        ("decision", models.TextField(blank=True, verbose_name="het besluit")),
                        (
                            "first_contact_on",
                            models.DateField(blank=True, null=True, verbose_name="eerste contact met de aanbieder op"),
                        ),
                        ("reference", models.CharField(blank=True, editable=False, max_length=60)),
                        (
                            "consented",
                            models.ManyToManyField(
                                blank=True,
                                related_name="+",
                                to="cases.person",
                                verbose_name="wie gaf toestemming voor de hulp",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "aanvraag jeugdhulp",
                        "verbose_name_plural": "aanvragen jeugdhulp",
                        "ordering": ("asked_on", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("begins_on", None),
                                    ("ends_on", None),
                                    ("ends_on__gt", models.F("begins_on")),
                                    _connector="OR",
                                ),
                                name="help_ends_after_begin",
                                violation_error_message="De einddatum ligt vóór de begindatum.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "category__in",
                                        [
                                            "ambulant",
                                            "specifieke_doelgroepen",
                                            "dagbesteding_dagbehandeling",
                                            "overig",
                                            "advies",
                                            "logeren_respijt",
                                            "intensief_ambulant",
                                            "verblijf_opname",
                                            "crisis",
                                            "jeugdhulp_plus",
                                            "klinisch_verblijf",
                                        ],
                                    )
                                ),
                                name="help_category_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "status__in",
                                        ["voorstel", "aangevraagd", "toegekend", "afgewezen", "loopt", "beeindigd"],
                                    )
                                ),
                                name="help_status_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Household",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "family",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="households",
                                to="cases.family",
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="hoe noemen jullie dit huis")),
                        ("street", models.CharField(blank=True, max_length=120, verbose_name="straat en huisnummer")),
                        ("postcode", models.CharField(blank=True, max_length=7, verbose_name="postcode")),
                        ("city", models.CharField(blank=True, max_length=80, verbose_name="plaats")),
                        (
                            "municipality",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="network.municipality",
                                verbose_name="gemeente",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "huis",
                        "verbose_name_plural": "huizen",
                        "ordering": ("name", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Incapacity",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "family",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="incapacities",
                                to="cases.family",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="incapacities",
                                to="cases.person",
                                verbose_name="wie",
                            ),
                        ),
                        (
                            "matter",
                            models.CharField(
                                choices=[
                                    ("hulp", "beslissen over hulp"),
                                    ("dossier", "beslissen over delen, inzage en dossier"),
                                ],
                                max_length=10,
                                verbose_name="kan nu niet zelf",
                            ),
                        ),
                        ("begins_on", models.DateField(verbose_name="van")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="tot en met")),
                        ("assessed_by", models.CharField(max_length=120, verbose_name="wie heeft dit beoordeeld")),
                        ("expertise", models.CharField(max_length=120, verbose_name="deskundigheid")),
                        ("source", models.CharField(max_length=300, verbose_name="waar blijkt dit uit")),
                        (
                            "representative",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stands_in_for",
                                to="cases.person",
                                verbose_name="wie van het gezin vertegenwoordigt",
                            ),
                        ),
                        (
                            "representative_name",
                            models.CharField(blank=True, max_length=120, verbose_name="of naam van iemand anders"),
                        ),
                        (
                            "representative_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("curator", "curator"),
                                    ("mentor", "mentor"),
                                    ("gemachtigde", "schriftelijk gemachtigde"),
                                    ("partner", "echtgenoot of partner"),
                                    ("familie", "ouder, kind, broer, zus, grootouder of kleinkind"),
                                ],
                                max_length=12,
                                verbose_name="vertegenwoordigt als",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "wilsonbekwaamheid",
                        "verbose_name_plural": "wilsonbekwaamheid",
                        "ordering": ("person", "begins_on", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None), ("ends_on__gte", models.F("begins_on")), _connector="OR"
                                ),
                                name="incapacity_ends_after_begin",
                                violation_error_message="De laatste dag ligt vóór de eerste dag.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("matter__in", ["hulp", "dossier"])), name="incapacity_matter_known"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "representative_kind__in",
                                        ["", "curator", "mentor", "gemachtigde", "partner", "familie"],
                                    )
                                ),
                                name="representative_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("representative", None), ("representative_name", ""), _connector="OR"
                                ),
                                name="one_representative_at_a_time",
                                violation_error_message="Kies iemand van het gezin óf schrijf een naam, niet allebei.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="JobRun",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "job",
                            models.CharField(
                                choices=[
                                    ("plan", "herinneringen klaarzetten"),
                                    ("send", "herinneringen versturen"),
                                    ("events_due", "gebeurtenissen klaarzetten"),
                                    ("events", "gebeurtenissen bezorgen"),
                                ],
                                max_length=20,
                                verbose_name="taak",
                            ),
                        ),
                        ("begun_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="begonnen")),
                        ("finished_at", models.DateTimeField(null=True, verbose_name="klaar")),
                        (
                            "outcome",
                            models.CharField(
                                choices=[("running", "bezig of afgebroken"), ("done", "klaar"), ("failed", "mislukt")],
                                default="running",
                                max_length=10,
                                verbose_name="uitkomst",
                            ),
                        ),
                        ("fault", models.CharField(blank=True, max_length=80, verbose_name="soort fout")),
                    ],
                    options={
                        "verbose_name": "uitgevoerde taak",
                        "verbose_name_plural": "uitgevoerde taken",
                        "ordering": ("-begun_at", "-pk"),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("outcome", "done")),
                                fields=["job", "finished_at"],
                                name="job_last_done",
                            ),
                            models.Index(fields=["begun_at"], name="job_run_begun"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("job__in", ["plan", "send", "events_due", "events"])),
                                name="job_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("outcome__in", ["running", "done", "failed"])),
                                name="job_outcome_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("finished_at", None), ("outcome", "running")),
                                    models.Q(
                                        models.Q(("outcome", "running"), _negated=True), ("finished_at__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="job_run_ends_with_an_outcome",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LifeEvent",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "family",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="life_events",
                                to="cases.family",
                            ),
                        ),
                        ("when", cases.access.partial_dates.PartialDateField(max_length=10, verbose_name="wanneer")),
                        (
                            "until",
                            cases.access.partial_dates.PartialDateField(blank=True, max_length=10, verbose_name="tot"),
                        ),
                        ("text", models.CharField(max_length=300, verbose_name="wat gebeurde er")),
                        (
                            "people",
                            models.ManyToManyField(
                                blank=True, related_name="life_events", to="cases.person", verbose_name="over wie"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "gebeurtenis",
                        "verbose_name_plural": "gebeurtenissen",
                        "ordering": ("-when", "-pk"),
                    },
                ),
                migrations.CreateModel(
                    name="LinkView",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "link",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="views", to="cases.factorlink"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="cases.person",
                                verbose_name="wie van het gezin",
                            ),
                        ),
                        (
                            "professional",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="of welke professional",
                            ),
                        ),
                        (
                            "view",
                            models.CharField(
                                choices=[
                                    ("eens", "eens"),
                                    ("deels", "deels eens"),
                                    ("oneens", "oneens"),
                                    ("niet_besproken", "niet besproken"),
                                    ("weet_niet", "weet het niet"),
                                ],
                                max_length=16,
                                verbose_name="ziet dit verband",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "visie op een verband",
                        "verbose_name_plural": "visies op een verband",
                        "ordering": ("added_at", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("person__isnull", False), ("professional__isnull", True)),
                                    models.Q(("person__isnull", True), ("professional__isnull", False)),
                                    _connector="OR",
                                ),
                                name="view_of_one",
                                violation_error_message="Kies één persoon.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("person__isnull", False)),
                                fields=("link", "person"),
                                name="one_view_per_person",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("professional__isnull", False)),
                                fields=("link", "professional"),
                                name="one_view_per_professional",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NeededHelp",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "goal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="needed_help",
                                to="cases.goal",
                                verbose_name="voor welk doel",
                            ),
                        ),
                        ("kind", models.CharField(max_length=300, verbose_name="welk soort hulp")),
                        ("why", models.TextField(verbose_name="waarom deze hulp")),
                    ],
                    options={
                        "verbose_name": "hulp die nodig is",
                        "verbose_name_plural": "hulp die nodig is",
                        "ordering": ("added_at", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="NetworkContact",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "family",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="network_contacts",
                                to="cases.family",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="network_roles",
                                to="cases.person",
                                verbose_name="iemand van het gezin",
                            ),
                        ),
                        (
                            "name",
                            models.CharField(blank=True, max_length=120, verbose_name="of naam van iemand anders"),
                        ),
                        (
                            "near",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="network",
                                to="cases.person",
                                verbose_name="belangrijk voor",
                            ),
                        ),
                        ("role", models.CharField(max_length=200, verbose_name="wie is dit voor jullie")),
                        (
                            "support",
                            models.CharField(blank=True, max_length=120, verbose_name="waarmee steunt deze persoon"),
                        ),
                        ("may_be_asked", models.BooleanField(default=False, verbose_name="mag benaderd worden")),
                    ],
                    options={
                        "verbose_name": "persoon uit het netwerk",
                        "verbose_name_plural": "netwerk",
                        "ordering": ("pk",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("person__isnull", False), models.Q(("name", ""), _negated=True), _connector="OR"
                                ),
                                name="network_contact_is_somebody",
                                violation_error_message="Kies iemand van het gezin, of schrijf de naam van iemand anders.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Note",
                    fields=[
                        (
                            "audience",
                            models.CharField(
                                choices=[
                                    ("everyone", "iedereen die dit deel mag zien, ook het gezin"),
                                    ("professionals", "alleen professionals"),
                                    ("named", "alleen wie hier gekozen is"),
                                ],
                                default="everyone",
                                max_length=13,
                                verbose_name="voor wie is dit",
                            ),
                        ),
                        (
                            "about_third_party",
                            models.BooleanField(
                                default=False, verbose_name="gaat ook over iemand van buiten het gezin"
                            ),
                        ),
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="notes",
                                to="cases.case",
                            ),
                        ),
                        ("first", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("number", models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "held_on",
                            models.DateField(
                                default=django.utils.timezone.localdate, verbose_name="datum van het contact"
                            ),
                        ),
                        (
                            "spoken_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="wie had het contact",
                            ),
                        ),
                        (
                            "with_whom",
                            models.CharField(blank=True, max_length=120, verbose_name="met wie van buiten het gezin"),
                        ),
                        ("text", models.TextField(verbose_name="wat is er besproken")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="ingetrokken op"),
                        ),
                        (
                            "withdrawn_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ingetrokken door",
                            ),
                        ),
                        ("withdrawn_because", models.TextField(blank=True, verbose_name="reden van intrekken")),
                        (
                            "named",
                            models.ManyToManyField(
                                blank=True,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="wie mag dit zien",
                            ),
                        ),
                        (
                            "people",
                            models.ManyToManyField(
                                blank=True, related_name="+", to="cases.person", verbose_name="met wie van het gezin"
                            ),
                        ),
                        ("about", models.ManyToManyField(related_name="+", to="cases.person", verbose_name="over wie")),
                    ],
                    options={
                        "verbose_name": "contactnotitie",
                        "verbose_name_plural": "contactnotities",
                        "ordering": ("-held_on", "-added_at", "pk"),
                        "indexes": [models.Index(fields=["case", "-held_on"], name="note_of_case")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("audience__in", ["everyone", "professionals", "named"])),
                                name="note_audience_known",
                                violation_error_message="Kies voor wie dit is uit de lijst.",
                            ),
                            models.UniqueConstraint(fields=("first", "number"), name="one_next_version_of_a_note"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("withdrawn_at__isnull", True),
                                        ("withdrawn_because", ""),
                                        ("withdrawn_by__isnull", True),
                                    ),
                                    models.Q(
                                        ("withdrawn_at__isnull", False),
                                        ("withdrawn_by__isnull", False),
                                        models.Q(("withdrawn_because", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="note_withdrawn_by_somebody_with_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OutboxEvent",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="outbox_events",
                                to="cases.case",
                            ),
                        ),
                        ("sequence", models.PositiveIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("zaak.aangemeld", "gezin aangemeld"),
                                    ("zaak.gestart", "zaak gestart"),
                                    ("zaak.heropend", "zaak heropend"),
                                    ("zaak.afgesloten", "zaak afgesloten"),
                                    ("casusregie.gewijzigd", "casusregie gewijzigd"),
                                    ("team.lid-gewijzigd", "team gewijzigd"),
                                    ("toestemming.ingetrokken", "toegang ingetrokken of afgelopen"),
                                    ("verklarende-analyse.bijgewerkt", "verklarende analyse bijgewerkt"),
                                    ("gezinsplan.vastgesteld", "gezinsplan vastgesteld"),
                                    ("gezinsplan.afgesloten", "gezinsplan afgesloten"),
                                    ("gezinsplan.evaluatie-gepland", "evaluatie gepland of verzet"),
                                    ("gezinsplan.evaluatie-vervallen", "evaluatie vervallen"),
                                    ("gezinsplan.evaluatie-afgerond", "evaluatie afgerond"),
                                    ("gezinsplan.evaluatie-te-laat", "evaluatie te laat"),
                                    ("doel.afgerond", "doel afgerond"),
                                    ("ingezette-hulp.vastgelegd", "ingezette hulp vastgelegd"),
                                    ("ingezette-hulp.gewijzigd", "ingezette hulp gewijzigd, begonnen of gestopt"),
                                    ("signaal.gegeven", "signaal gegeven"),
                                    ("signaal.beantwoord", "signaal beantwoord"),
                                    ("overgang-18.actie-te-laat", "punt op de 18+-lijst te laat"),
                                ],
                                max_length=40,
                            ),
                        ),
                        ("subject_id", models.UUIDField()),
                        ("path", models.CharField(max_length=80)),
                        ("row_type", models.CharField(max_length=40)),
                        ("row_id", models.UUIDField()),
                        (
                            "only_for",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="network.organisation",
                            ),
                        ),
                        ("occasion", models.CharField(max_length=120, null=True, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("number", models.BigIntegerField(null=True, unique=True)),
                    ],
                    options={
                        "verbose_name": "gebeurtenis voor andere systemen",
                        "verbose_name_plural": "gebeurtenissen voor andere systemen",
                        "ordering": ("pk",),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("number", None)), fields=["id"], name="outbox_without_number"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("case", "sequence"), name="outbox_one_sequence_per_case"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "zaak.aangemeld",
                                            "zaak.gestart",
                                            "zaak.heropend",
                                            "zaak.afgesloten",
                                            "casusregie.gewijzigd",
                                            "team.lid-gewijzigd",
                                            "toestemming.ingetrokken",
                                            "verklarende-analyse.bijgewerkt",
                                            "gezinsplan.vastgesteld",
                                            "gezinsplan.afgesloten",
                                            "gezinsplan.evaluatie-gepland",
                                            "gezinsplan.evaluatie-vervallen",
                                            "gezinsplan.evaluatie-afgerond",
                                            "gezinsplan.evaluatie-te-laat",
                                            "doel.afgerond",
                                            "ingezette-hulp.vastgelegd",
                                            "ingezette-hulp.gewijzigd",
                                            "signaal.gegeven",
                                            "signaal.beantwoord",
                                            "overgang-18.actie-te-laat",
                                        ],
                                    )
                                ),
                                name="outbox_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "row_type__in",
                                        (
                                            "cases.case",
                                            "cases.participation",
                                            "cases.teammember",
                                            "cases.analysis",
                                            "cases.plan",
                                            "cases.goal",
                                            "cases.evaluation",
                                            "cases.checklistitem",
                                            "cases.helpplacement",
                                            "cases.signal",
                                        ),
                                    )
                                ),
                                name="outbox_row_type_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OutcomeAnswer",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        (
                            "checklist",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="answers",
                                to="cases.checklist",
                            ),
                        ),
                        (
                            "domain",
                            models.CharField(
                                choices=[
                                    ("support", "support"),
                                    ("wonen", "wonen"),
                                    ("school_werk", "school en werk"),
                                    ("inkomen", "inkomen"),
                                    ("welzijn", "welzijn"),
                                ],
                                max_length=12,
                                verbose_name="gebied",
                            ),
                        ),
                        (
                            "answer",
                            models.CharField(
                                choices=[("ja", "ja"), ("nog_niet", "nog niet")],
                                max_length=8,
                                verbose_name="wat zegt de jongere",
                            ),
                        ),
                        ("words", models.TextField(blank=True, verbose_name="in eigen woorden")),
                        (
                            "said_on",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="gezegd op"),
                        ),
                    ],
                    options={
                        "verbose_name": "antwoord van de jongere",
                        "verbose_name_plural": "antwoorden van de jongere",
                        "ordering": ("-said_on", "-added_at", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("domain__in", ["support", "wonen", "school_werk", "inkomen", "welzijn"])
                                ),
                                name="outcome_domain_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("answer__in", ["ja", "nog_niet"])), name="outcome_answer_known"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OwnStrength",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "goal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="strengths",
                                to="cases.goal",
                                verbose_name="voor welk doel",
                            ),
                        ),
                        ("who", models.CharField(max_length=120, verbose_name="wie")),
                        ("what", models.CharField(max_length=300, verbose_name="wat kan deze persoon doen")),
                        (
                            "can",
                            models.CharField(
                                choices=[("ja", "ja"), ("deels", "voor een deel"), ("nee", "nee")],
                                max_length=6,
                                verbose_name="lukt dat",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="toelichting")),
                    ],
                    options={
                        "verbose_name": "eigen kracht",
                        "verbose_name_plural": "eigen kracht",
                        "ordering": ("added_at", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="OwnWords",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="own_words",
                                to="cases.case",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.person",
                                verbose_name="wie",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="in eigen woorden")),
                        (
                            "said_on",
                            models.DateField(
                                default=django.utils.timezone.localdate, editable=False, verbose_name="wanneer"
                            ),
                        ),
                        (
                            "not_for_family",
                            models.BooleanField(default=False, verbose_name="alleen voor professionals"),
                        ),
                        (
                            "analysis",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="cases.analysis",
                                verbose_name="staat in analyse",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "eigen woorden",
                        "verbose_name_plural": "eigen woorden van het gezin",
                        "ordering": ("-said_on", "-added_at", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Participation",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="participations",
                                to="cases.case",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="participations",
                                to="network.organisation",
                                verbose_name="organisatie",
                            ),
                        ),
                        (
                            "leads",
                            models.BooleanField(
                                default=False, editable=False, verbose_name="lokaal team dat de zaak leidt"
                            ),
                        ),
                        (
                            "purpose",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="wat doet deze organisatie voor het gezin"
                            ),
                        ),
                        (
                            "begins_on",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="doet mee van"),
                        ),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="tot en met")),
                        (
                            "access_until",
                            models.DateField(
                                blank=True, editable=False, null=True, verbose_name="kan nog lezen tot en met"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "deelname van een organisatie",
                        "verbose_name_plural": "deelname van organisaties",
                        "ordering": ("-leads", "begins_on", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None), ("ends_on__gte", models.F("begins_on")), _connector="OR"
                                ),
                                name="participation_ends_after_begin",
                                violation_error_message="De laatste dag ligt vóór de eerste dag.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("access_until", None), ("access_until__gte", models.F("ends_on")), _connector="OR"
                                ),
                                name="participation_read_to_the_end",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ends_on", None)),
                                fields=("case", "organisation"),
                                name="one_open_participation_per_organisation",
                                violation_error_message="Deze organisatie doet al mee.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ends_on", None), ("leads", True)),
                                fields=("case",),
                                name="one_leading_team_per_case",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Person",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "family",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="people",
                                to="cases.family",
                            ),
                        ),
                        ("first_name", models.CharField(max_length=80, verbose_name="voornaam")),
                        ("surname", models.CharField(blank=True, max_length=120, verbose_name="achternaam")),
                        ("birth_date", models.DateField(blank=True, null=True, verbose_name="geboortedatum")),
                        (
                            "sex",
                            models.CharField(
                                choices=[
                                    ("onbekend", "onbekend"),
                                    ("man", "man"),
                                    ("vrouw", "vrouw"),
                                    ("anders", "anders"),
                                ],
                                default="onbekend",
                                max_length=10,
                                verbose_name="geslacht",
                            ),
                        ),
                        (
                            "is_youth",
                            models.BooleanField(default=False, verbose_name="is een kind of jongere van dit gezin"),
                        ),
                        ("place", models.CharField(blank=True, max_length=200, verbose_name="plek in het gezin")),
                        ("bsn", network.keys.EncryptedTextField(blank=True, default="", verbose_name="BSN")),
                        (
                            "bsn_index",
                            models.CharField(blank=True, db_index=True, editable=False, max_length=64, null=True),
                        ),
                        ("postcode", models.CharField(blank=True, max_length=7, verbose_name="postcode")),
                        ("house_number", models.CharField(blank=True, max_length=10, verbose_name="huisnummer")),
                        ("phone", models.CharField(blank=True, max_length=20, verbose_name="telefoon")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mailadres")),
                        ("deceased_on", models.DateField(blank=True, null=True, verbose_name="overleden op")),
                        (
                            "destroyed_on",
                            models.DateField(
                                blank=True, editable=False, null=True, verbose_name="gegevens vernietigd op"
                            ),
                        ),
                        ("reference", models.CharField(blank=True, editable=False, max_length=60)),
                    ],
                    options={
                        "verbose_name": "persoon",
                        "verbose_name_plural": "personen",
                        "ordering": ("birth_date", "first_name", "pk"),
                        "indexes": [models.Index(fields=["birth_date", "postcode"], name="person_born_postcode")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("bsn_index__isnull", False)),
                                fields=("bsn_index",),
                                name="one_person_per_bsn",
                                violation_error_message="Er is al iemand met dit BSN.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Plan",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "status",
                            django_fsm.FSMField(
                                choices=[
                                    ("draft", "in de maak"),
                                    ("proposed", "ligt voor"),
                                    ("active", "vastgesteld"),
                                    ("replaced", "vervangen"),
                                    ("closed", "afgesloten"),
                                    ("dropped", "niet doorgegaan"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=20,
                                protected=True,
                                verbose_name="stand",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plans",
                                to="cases.case",
                            ),
                        ),
                        ("number", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "previous",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="next_versions",
                                to="cases.plan",
                            ),
                        ),
                        (
                            "analysis",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plans",
                                to="cases.analysis",
                                verbose_name="steunt op analyse",
                            ),
                        ),
                        (
                            "wish",
                            models.TextField(
                                blank=True, verbose_name="waar willen jullie naartoe, in jullie eigen woorden"
                            ),
                        ),
                        ("wish_by", models.CharField(blank=True, max_length=120, verbose_name="wie zei dit")),
                        (
                            "many_goals_reason",
                            models.TextField(blank=True, verbose_name="waarom meer dan vijf doelen tegelijk"),
                        ),
                        (
                            "family_plan_offered_on",
                            models.DateField(blank=True, null=True, verbose_name="familiegroepsplan aangeboden op"),
                        ),
                        (
                            "family_plan_answer",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("gewenst", "het gezin maakt zelf een familiegroepsplan"),
                                    ("niet_gewenst", "het gezin wil dat niet"),
                                    ("nog_geen_antwoord", "nog geen antwoord"),
                                ],
                                max_length=20,
                                verbose_name="wat zei het gezin",
                            ),
                        ),
                        (
                            "family_plan_skip_ground",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("a", "de ouders willen het niet"),
                                    ("b", "er is een concrete bedreiging voor de ontwikkeling van het kind"),
                                    ("c", "het belang van het kind wordt er op een andere manier door geschaad"),
                                ],
                                max_length=1,
                                verbose_name="waarom geen familiegroepsplan",
                            ),
                        ),
                        (
                            "no_family_plan_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="duidelijk dat er geen familiegroepsplan komt op"
                            ),
                        ),
                        (
                            "next_evaluation_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="volgende evaluatie"),
                        ),
                        ("round", models.PositiveIntegerField(default=0, editable=False)),
                        (
                            "shared_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="voorgelegd op"),
                        ),
                        (
                            "adopted_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="vastgesteld op"),
                        ),
                        (
                            "ended_on",
                            models.DateField(
                                blank=True, editable=False, null=True, verbose_name="niet meer geldig sinds"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "gezinsplan",
                        "verbose_name_plural": "gezinsplannen",
                        "ordering": ("-number",),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("status", "active")),
                                fields=["next_evaluation_on"],
                                name="plan_next_evaluation",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status__in", ["draft", "proposed", "active", "replaced", "closed", "dropped"])
                                ),
                                name="plan_status_known",
                            ),
                            models.UniqueConstraint(fields=("case", "number"), name="one_plan_per_number"),
                            models.UniqueConstraint(
                                condition=models.Q(("status", "active")), fields=("case",), name="one_plan_in_force"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("status__in", ["draft", "proposed"])),
                                fields=("case",),
                                name="one_plan_in_the_making",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("status", "dropped"), _negated=True),
                                fields=("previous",),
                                name="one_next_version_goes_on",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "active"), _negated=True),
                                    models.Q(("adopted_on__isnull", False), ("next_evaluation_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="plan_in_force_has_next_evaluation",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanResponse",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.person",
                                verbose_name="wie van het gezin",
                            ),
                        ),
                        (
                            "professional",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="of welke professional",
                            ),
                        ),
                        ("capacity", models.CharField(editable=False, max_length=200, verbose_name="als")),
                        ("round", models.PositiveIntegerField(editable=False)),
                        (
                            "content",
                            models.CharField(
                                choices=[
                                    ("akkoord", "akkoord"),
                                    ("gedeeltelijk", "gedeeltelijk akkoord"),
                                    ("niet_akkoord", "niet akkoord"),
                                    ("niet_gevraagd", "niet gevraagd"),
                                ],
                                max_length=16,
                                verbose_name="eens met de inhoud",
                            ),
                        ),
                        (
                            "help",
                            models.CharField(
                                choices=[
                                    ("akkoord", "akkoord"),
                                    ("gedeeltelijk", "gedeeltelijk akkoord"),
                                    ("niet_akkoord", "niet akkoord"),
                                    ("niet_gevraagd", "niet gevraagd"),
                                ],
                                max_length=16,
                                verbose_name="eens met de hulp",
                            ),
                        ),
                        ("words", models.TextField(blank=True, verbose_name="wil nog graag zeggen")),
                        (
                            "not_asked_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="waarom niet gevraagd"),
                        ),
                        (
                            "answered_on",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="antwoord op"),
                        ),
                        (
                            "medium",
                            models.CharField(
                                choices=[
                                    ("gesprek", "in een gesprek"),
                                    ("telefoon", "per telefoon"),
                                    ("papier", "op papier"),
                                    ("zelf", "zelf ingevuld"),
                                    ("ingelezen", "ingelezen uit een bestand"),
                                ],
                                default="gesprek",
                                max_length=12,
                                verbose_name="hoe kwam het antwoord binnen",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="responses",
                                to="cases.plan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "antwoord op het plan",
                        "verbose_name_plural": "antwoorden op het plan",
                        "ordering": ("answered_on", "added_at", "pk"),
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("person__isnull", False), ("professional__isnull", True)),
                                    models.Q(("person__isnull", True), ("professional__isnull", False)),
                                    _connector="OR",
                                ),
                                name="plan_response_of_one",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("content", "niet_gevraagd"), ("help", "niet_gevraagd"), _negated=True),
                                    models.Q(("not_asked_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="plan_not_asked_says_why",
                                violation_error_message="Schrijf waarom er geen antwoord is gevraagd.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("content__in", ["akkoord", "gedeeltelijk", "niet_akkoord", "niet_gevraagd"]),
                                    ("help__in", ["akkoord", "gedeeltelijk", "niet_akkoord", "niet_gevraagd"]),
                                ),
                                name="plan_answers_known",
                                violation_error_message="Kies een antwoord uit de lijst.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProtectionMeasure",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "family",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="measures",
                                to="cases.family",
                            ),
                        ),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="measures",
                                to="cases.person",
                                verbose_name="over wie",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("11", "ondertoezichtstelling (OTS)"),
                                    ("12", "voorlopige ondertoezichtstelling"),
                                    ("21", "voogdij"),
                                    ("22", "voorlopige voogdij"),
                                    ("23", "tijdelijke voogdij"),
                                    ("71", "machtiging gesloten jeugdhulp"),
                                    ("72", "machtiging uithuisplaatsing"),
                                ],
                                max_length=2,
                                verbose_name="maatregel",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="network.organisation",
                                verbose_name="gecertificeerde instelling",
                            ),
                        ),
                        (
                            "begins_on",
                            models.DateField(blank=True, null=True, verbose_name="van (leeg: nog niet verleend)"),
                        ),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="tot en met")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="toelichting")),
                    ],
                    options={
                        "verbose_name": "maatregel",
                        "verbose_name_plural": "maatregelen",
                        "ordering": ("child", "begins_on", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None), ("ends_on__gte", models.F("begins_on")), _connector="OR"
                                ),
                                name="measure_ends_after_begin",
                                violation_error_message="De laatste dag ligt vóór de eerste dag.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["11", "12", "21", "22", "23", "71", "72"])),
                                name="measure_kind_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Relation",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "family",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="relations",
                                to="cases.family",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="relations_out",
                                to="cases.person",
                                verbose_name="wie",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("ouder", "ouder van"),
                                    ("stiefouder", "stiefouder van"),
                                    ("pleegouder", "pleegouder van"),
                                    ("adoptieouder", "adoptieouder van"),
                                    ("partner", "partner van"),
                                    ("ex_partner", "ex-partner van"),
                                    ("broer_zus", "broer of zus van"),
                                    ("halfbroer_zus", "halfbroer of halfzus van"),
                                    ("stiefbroer_zus", "stiefbroer of stiefzus van"),
                                    ("grootouder", "grootouder van"),
                                    ("oom_tante", "oom of tante van"),
                                    ("familie", "familie van"),
                                    ("anders", "anders"),
                                ],
                                max_length=20,
                                verbose_name="is",
                            ),
                        ),
                        (
                            "target",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="relations_in",
                                to="cases.person",
                                verbose_name="van wie",
                            ),
                        ),
                        (
                            "since",
                            cases.access.partial_dates.PartialDateField(
                                blank=True, max_length=10, verbose_name="sinds"
                            ),
                        ),
                        (
                            "until",
                            cases.access.partial_dates.PartialDateField(blank=True, max_length=10, verbose_name="tot"),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="toelichting")),
                    ],
                    options={
                        "verbose_name": "relatie",
                        "verbose_name_plural": "relaties",
                        "ordering": ("kind", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("source", models.F("target")), _negated=True),
                                name="relation_between_two_people",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "ouder",
                                            "stiefouder",
                                            "pleegouder",
                                            "adoptieouder",
                                            "partner",
                                            "ex_partner",
                                            "broer_zus",
                                            "halfbroer_zus",
                                            "stiefbroer_zus",
                                            "grootouder",
                                            "oom_tante",
                                            "familie",
                                            "anders",
                                        ],
                                    )
                                ),
                                name="relation_kind_known",
                            ),
                            models.UniqueConstraint(fields=("source", "kind", "target"), name="one_relation_of_a_kind"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Remark",
                    fields=[
                        (
                            "audience",
                            models.CharField(
                                choices=[
                                    ("everyone", "iedereen die dit deel mag zien, ook het gezin"),
                                    ("professionals", "alleen professionals"),
                                    ("named", "alleen wie hier gekozen is"),
                                ],
                                default="everyone",
                                max_length=13,
                                verbose_name="voor wie is dit",
                            ),
                        ),
                        (
                            "about_third_party",
                            models.BooleanField(
                                default=False, verbose_name="gaat ook over iemand van buiten het gezin"
                            ),
                        ),
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "voice",
                            models.CharField(
                                choices=[
                                    ("jeugdige", "jeugdige"),
                                    ("moeder", "moeder"),
                                    ("vader", "vader"),
                                    ("ouder", "ouder"),
                                    ("partner", "partner"),
                                    ("professional", "professional"),
                                    ("netwerk", "netwerk"),
                                ],
                                max_length=12,
                                verbose_name="stem",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.person",
                                verbose_name="wie van het gezin",
                            ),
                        ),
                        (
                            "professional",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="of welke professional",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="network.organisation",
                                verbose_name="van welke organisatie",
                            ),
                        ),
                        (
                            "said_by_name",
                            models.CharField(blank=True, max_length=120, verbose_name="of naam van iemand anders"),
                        ),
                        (
                            "analysis",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="remarks",
                                to="cases.analysis",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("feit", "een feit klopt niet"),
                                    ("interpretatie", "ik zie het anders"),
                                    ("verzoek_informatie", "ik wil iets weten"),
                                    ("verwijderen", "ik wil dat iets weggaat"),
                                ],
                                max_length=20,
                                verbose_name="wat voor reactie",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="wat zegt deze persoon")),
                        ("said_on", models.DateField(verbose_name="wanneer")),
                        ("place", models.CharField(blank=True, max_length=200, verbose_name="bij welk stuk tekst")),
                        (
                            "done",
                            models.CharField(
                                choices=[
                                    ("open", "nog niet verwerkt"),
                                    ("aangepast", "de tekst is aangepast"),
                                    ("toegevoegd", "het staat erbij"),
                                    ("verwijderd", "het is weggehaald"),
                                    ("verteld", "het is verteld"),
                                    ("geweigerd", "dit kan niet"),
                                ],
                                default="open",
                                max_length=12,
                                verbose_name="wat is ermee gedaan",
                            ),
                        ),
                        ("why", models.CharField(blank=True, max_length=300, verbose_name="waarom")),
                        (
                            "named",
                            models.ManyToManyField(
                                blank=True,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="wie mag dit zien",
                            ),
                        ),
                        (
                            "about",
                            models.ManyToManyField(
                                blank=True, related_name="+", to="cases.person", verbose_name="over wie"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "reactie op de tekst",
                        "verbose_name_plural": "reacties op de tekst",
                        "ordering": ("said_on", "added_at", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("audience__in", ["everyone", "professionals", "named"])),
                                name="remark_audience_known",
                                violation_error_message="Kies voor wie dit is uit de lijst.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["feit", "interpretatie", "verzoek_informatie", "verwijderen"])
                                ),
                                name="remark_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "done__in",
                                        ["open", "aangepast", "toegevoegd", "verwijderd", "verteld", "geweigerd"],
                                    )
                                ),
                                name="remark_done_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("person__isnull", False),
                                    ("professional__isnull", False),
                                    ("organisation__isnull", False),
                                    models.Q(("said_by_name", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="remark_has_a_speaker",
                                violation_error_message="Kies wie dit zei, of schrijf de naam.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("done", "geweigerd"), _negated=True),
                                    models.Q(("why", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="refused_remark_says_why",
                                violation_error_message="Schrijf waarom dit niet kan.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Reminder",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="reminders", to="cases.case"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("evaluation", "evaluatie"),
                                    ("agreement", "afspraak"),
                                    ("handover", "overdracht wacht op antwoord"),
                                    ("response", "antwoord wordt gevraagd"),
                                    ("plan_clock", "zes weken voor het plan"),
                                    ("file_request", "verzoek over het dossier"),
                                    ("door_news", "het gezin schreef of antwoordde zelf"),
                                    ("signal", "signaal van een aanbieder"),
                                    ("access_request", "verzoek om toegang wacht op antwoord"),
                                    ("emergency", "noodtoegang wacht op nakijken"),
                                    ("emergency_late", "noodtoegang is niet op tijd nagekeken"),
                                    ("sharing_ends", "toestemming of toegang loopt af"),
                                    ("birthday", "verjaardag die iets verandert"),
                                    ("adulthood", "punt op de 18+-lijst"),
                                    ("access_review", "nakijken wie wat mag ontvangen"),
                                    ("retention", "bewaartermijn is voorbij"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("occasion", models.CharField(max_length=80)),
                        ("subject_id", models.UUIDField()),
                        ("moment_on", models.DateField()),
                        ("rung", models.SmallIntegerField()),
                        ("due_on", models.DateField()),
                        (
                            "recipient",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reminders",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "hearer",
                            models.CharField(
                                choices=[
                                    ("first", "wie het doet"),
                                    ("leader", "teamleider"),
                                    ("region", "regiocoördinator"),
                                ],
                                default="first",
                                max_length=6,
                            ),
                        ),
                        ("urgent", models.BooleanField(default=False)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("planned", "gepland"),
                                    ("claimed", "wordt verstuurd"),
                                    ("sent", "verstuurd"),
                                    ("failed", "niet gelukt"),
                                    ("not_needed", "niet meer nodig"),
                                ],
                                default="planned",
                                max_length=12,
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=200)),
                        ("planned_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("claimed_at", models.DateTimeField(null=True)),
                        ("sent_at", models.DateTimeField(null=True)),
                        ("attempts", models.PositiveSmallIntegerField(default=0)),
                        ("cut_off", models.PositiveSmallIntegerField(db_default=0, default=0)),
                        ("try_at", models.DateTimeField(default=django.utils.timezone.now, null=True)),
                        (
                            "instead_of",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="passed_on",
                                to="cases.reminder",
                            ),
                        ),
                        ("seen_at", models.DateTimeField(null=True)),
                        (
                            "sent_to",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("letter", models.UUIDField(null=True)),
                    ],
                    options={
                        "verbose_name": "herinnering",
                        "verbose_name_plural": "herinneringen",
                        "ordering": ("due_on", "planned_at", "pk"),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("status__in", ["planned", "claimed", "failed"])),
                                fields=["try_at"],
                                name="reminder_to_send",
                            ),
                            models.Index(fields=["recipient", "due_on"], name="reminder_of_recipient"),
                            models.Index(
                                condition=models.Q(("letter__isnull", False)),
                                fields=["letter"],
                                name="reminder_of_letter",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("occasion", "rung", "recipient"),
                                name="one_reminder_per_occasion_rung_recipient",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status__in", ["planned", "claimed", "sent", "failed", "not_needed"])
                                ),
                                name="reminder_status_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "evaluation",
                                            "agreement",
                                            "handover",
                                            "response",
                                            "plan_clock",
                                            "file_request",
                                            "door_news",
                                            "signal",
                                            "access_request",
                                            "emergency",
                                            "emergency_late",
                                            "sharing_ends",
                                            "birthday",
                                            "adulthood",
                                            "access_review",
                                            "retention",
                                        ],
                                    )
                                ),
                                name="reminder_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("hearer__in", ["first", "leader", "region"])),
                                name="reminder_hearer_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReminderPreference",
                    fields=[
                        (
                            "user",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="reminder_preference",
                                serialize=False,
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "style",
                            models.CharField(
                                choices=[("single", "elk bericht apart"), ("digest", "alles in één bericht per dag")],
                                default="single",
                                max_length=6,
                                verbose_name="hoe",
                            ),
                        ),
                        ("opens_at", models.TimeField(default=datetime.time(7, 0), verbose_name="mail vanaf")),
                        ("closes_at", models.TimeField(default=datetime.time(19, 0), verbose_name="mail tot")),
                        ("days", models.CharField(default="12345", max_length=7, verbose_name="werkdagen")),
                    ],
                    options={
                        "verbose_name": "voorkeur voor herinneringen",
                        "verbose_name_plural": "voorkeuren voor herinneringen",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("style__in", ["single", "digest"])), name="mail_style_known"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("closes_at__gt", models.F("opens_at"))), name="mail_hours_in_order"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("days", ""), _negated=True), name="mail_on_some_day"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RetentionDecision",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="retention_decisions",
                                to="cases.case",
                            ),
                        ),
                        (
                            "choice",
                            models.CharField(
                                choices=[("bewaren", "langer bewaren"), ("vernietigen", "vernietigen")],
                                max_length=12,
                                verbose_name="wat wordt besloten",
                            ),
                        ),
                        ("keep_until", models.DateField(blank=True, null=True, verbose_name="bewaren tot en met")),
                        ("reason", models.TextField(verbose_name="waarom")),
                    ],
                    options={
                        "verbose_name": "besluit over bewaren",
                        "verbose_name_plural": "besluiten over bewaren",
                        "ordering": ("-added_at", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("choice__in", ["bewaren", "vernietigen"])),
                                name="retention_choice_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("choice", "bewaren"), _negated=True),
                                    ("keep_until__isnull", False),
                                    _connector="OR",
                                ),
                                name="keeping_has_a_last_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RungSetting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="network.municipality",
                                verbose_name="gemeente (leeg: hele regio)",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("evaluation", "evaluatie"),
                                    ("agreement", "afspraak"),
                                    ("handover", "overdracht wacht op antwoord"),
                                    ("response", "antwoord wordt gevraagd"),
                                    ("plan_clock", "zes weken voor het plan"),
                                    ("file_request", "verzoek over het dossier"),
                                    ("door_news", "het gezin schreef of antwoordde zelf"),
                                    ("signal", "signaal van een aanbieder"),
                                    ("access_request", "verzoek om toegang wacht op antwoord"),
                                    ("emergency", "noodtoegang wacht op nakijken"),
                                    ("emergency_late", "noodtoegang is niet op tijd nagekeken"),
                                    ("sharing_ends", "toestemming of toegang loopt af"),
                                    ("birthday", "verjaardag die iets verandert"),
                                    ("adulthood", "punt op de 18+-lijst"),
                                    ("access_review", "nakijken wie wat mag ontvangen"),
                                    ("retention", "bewaartermijn is voorbij"),
                                ],
                                max_length=20,
                                verbose_name="soort",
                            ),
                        ),
                        (
                            "days",
                            models.CharField(
                                help_text="Bijvoorbeeld: -28, -7, 0, 7 teamleider, 21 regio dringend. Zonder woord: voor wie het doet.",
                                max_length=200,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^\\s*[+-]?\\d{1,3}( (teamleider|regio))?( dringend)?\\s*(,\\s*[+-]?\\d{1,3}( (teamleider|regio))?( dringend)?\\s*)*$",
                                        "Schrijf dagen met komma's: -28, -7, 0, 7 teamleider, 21 regio dringend.",
                                    )
                                ],
                                verbose_name="dagen ten opzichte van het moment",
                            ),
                        ),
                        ("valid_from", models.DateField(verbose_name="geldt vanaf")),
                        ("source", models.CharField(max_length=200, verbose_name="bron")),
                    ],
                    options={
                        "verbose_name": "ritme van herinneren",
                        "verbose_name_plural": "ritmes van herinneren",
                        "ordering": ("kind", "valid_from", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "kind", "valid_from"), name="one_rhythm_a_day"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("municipality", None)),
                                fields=("kind", "valid_from"),
                                name="one_regional_rhythm_a_day",
                                violation_error_message="Voor de hele regio geldt vanaf die dag al een ritme.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "evaluation",
                                            "agreement",
                                            "handover",
                                            "response",
                                            "plan_clock",
                                            "file_request",
                                            "door_news",
                                            "signal",
                                            "access_request",
                                            "emergency",
                                            "emergency_late",
                                            "sharing_ends",
                                            "birthday",
                                            "adulthood",
                                            "access_review",
                                            "retention",
                                        ],
                                    )
                                ),
                                name="rhythm_kind_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SetAside",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="set_asides",
                                to="cases.case",
                            ),
                        ),
                        ("point", models.CharField(editable=False, max_length=160)),
                        ("reason", models.TextField(verbose_name="waarom leggen we dit opzij")),
                    ],
                    options={
                        "verbose_name": "opzijgelegd aandachtspunt",
                        "verbose_name_plural": "opzijgelegde aandachtspunten",
                        "ordering": ("-added_at",),
                        "constraints": [models.UniqueConstraint(fields=("case", "point"), name="put_aside_once")],
                    },
                ),
                migrations.CreateModel(
                    name="Signal",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="signals",
                                to="cases.case",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.person",
                                verbose_name="over wie",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("stagnatie", "de hulp loopt vast"),
                                    ("grote_ontwikkeling", "er is iets groots gebeurd"),
                                    ("nieuwe_vraag", "er is een nieuwe vraag"),
                                    ("afsluiting", "de hulp kan stoppen"),
                                ],
                                max_length=30,
                                verbose_name="wat is er aan de hand",
                            ),
                        ),
                        ("what", models.TextField(verbose_name="wat zag of hoorde u")),
                        (
                            "happened_on",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="wanneer"),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="network.organisation",
                                verbose_name="van welke organisatie",
                            ),
                        ),
                        (
                            "answered_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="beantwoord op"),
                        ),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="beantwoord door",
                            ),
                        ),
                        (
                            "evaluation",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signals",
                                to="cases.evaluation",
                                verbose_name="welke evaluatie volgde",
                            ),
                        ),
                        (
                            "aside_because",
                            models.TextField(blank=True, editable=False, verbose_name="waarom nu geen evaluatie"),
                        ),
                    ],
                    options={
                        "verbose_name": "signaal",
                        "verbose_name_plural": "signalen",
                        "ordering": ("-added_at", "pk"),
                        "indexes": [
                            models.Index(condition=models.Q(("answered_on", None)), fields=["case"], name="signal_open")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["stagnatie", "grote_ontwikkeling", "nieuwe_vraag", "afsluiting"])
                                ),
                                name="signal_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answered_by", None),
                                        ("answered_on", None),
                                        ("aside_because", ""),
                                        ("evaluation", None),
                                    ),
                                    models.Q(
                                        ("answered_by__isnull", False),
                                        ("answered_on__isnull", False),
                                        models.Q(
                                            models.Q(("aside_because", ""), ("evaluation__isnull", False)),
                                            models.Q(
                                                ("evaluation", None), models.Q(("aside_because", ""), _negated=True)
                                            ),
                                            _connector="OR",
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="signal_answered_in_one_way",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Statement",
                    fields=[
                        (
                            "audience",
                            models.CharField(
                                choices=[
                                    ("everyone", "iedereen die dit deel mag zien, ook het gezin"),
                                    ("professionals", "alleen professionals"),
                                    ("named", "alleen wie hier gekozen is"),
                                ],
                                default="everyone",
                                max_length=13,
                                verbose_name="voor wie is dit",
                            ),
                        ),
                        (
                            "about_third_party",
                            models.BooleanField(
                                default=False, verbose_name="gaat ook over iemand van buiten het gezin"
                            ),
                        ),
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "voice",
                            models.CharField(
                                choices=[
                                    ("jeugdige", "jeugdige"),
                                    ("moeder", "moeder"),
                                    ("vader", "vader"),
                                    ("ouder", "ouder"),
                                    ("partner", "partner"),
                                    ("professional", "professional"),
                                    ("netwerk", "netwerk"),
                                ],
                                max_length=12,
                                verbose_name="stem",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.person",
                                verbose_name="wie van het gezin",
                            ),
                        ),
                        (
                            "professional",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="of welke professional",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="network.organisation",
                                verbose_name="van welke organisatie",
                            ),
                        ),
                        (
                            "said_by_name",
                            models.CharField(blank=True, max_length=120, verbose_name="of naam van iemand anders"),
                        ),
                        (
                            "analysis",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="statements",
                                to="cases.analysis",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="wat werd gezegd")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("feit", "feit"),
                                    ("waarneming", "waarneming"),
                                    ("beleving", "beleving"),
                                    ("mening", "mening"),
                                    ("wens", "wens"),
                                    ("gerucht", "gerucht"),
                                ],
                                max_length=12,
                                verbose_name="wat voor uitspraak",
                            ),
                        ),
                        ("said_on", models.DateField(verbose_name="wanneer")),
                        ("via", models.CharField(blank=True, max_length=120, verbose_name="doorgegeven door")),
                        (
                            "heading",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.factorheading",
                                verbose_name="onderwerp",
                            ),
                        ),
                        ("established", models.BooleanField(default=True, verbose_name="nagegaan en klopt")),
                        ("reference", models.CharField(blank=True, editable=False, max_length=60)),
                        (
                            "named",
                            models.ManyToManyField(
                                blank=True,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="wie mag dit zien",
                            ),
                        ),
                        ("about", models.ManyToManyField(related_name="+", to="cases.person", verbose_name="over wie")),
                    ],
                    options={
                        "verbose_name": "uitspraak",
                        "verbose_name_plural": "uitspraken",
                        "ordering": ("said_on", "added_at", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("audience__in", ["everyone", "professionals", "named"])),
                                name="statement_audience_known",
                                violation_error_message="Kies voor wie dit is uit de lijst.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["feit", "waarneming", "beleving", "mening", "wens", "gerucht"])
                                ),
                                name="statement_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("person__isnull", False),
                                    ("professional__isnull", False),
                                    ("organisation__isnull", False),
                                    models.Q(("said_by_name", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="statement_has_a_speaker",
                                violation_error_message="Kies wie dit zei, of schrijf de naam.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Stay",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "family",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stays",
                                to="cases.family",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="stays",
                                to="cases.person",
                                verbose_name="wie",
                            ),
                        ),
                        (
                            "household",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="stays",
                                to="cases.household",
                                verbose_name="welk huis",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("hoofdverblijf", "hoofdverblijf"),
                                    ("omgang", "omgang"),
                                    ("logeren", "logeren"),
                                    ("pleegzorg", "pleegzorg"),
                                    ("verblijf_instelling", "verblijf bij een aanbieder"),
                                    ("proefplaatsing", "proefplaatsing"),
                                    ("vakantie", "vakantie"),
                                ],
                                default="hoofdverblijf",
                                max_length=24,
                                verbose_name="soort verblijf",
                            ),
                        ),
                        ("begins", cases.access.partial_dates.PartialDateField(max_length=10, verbose_name="van")),
                        (
                            "ends",
                            cases.access.partial_dates.PartialDateField(
                                blank=True, max_length=10, verbose_name="tot en met"
                            ),
                        ),
                        (
                            "is_registered",
                            models.BooleanField(default=False, verbose_name="staat hier ingeschreven (BRP)"),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="toelichting")),
                    ],
                    options={
                        "verbose_name": "verblijf",
                        "verbose_name_plural": "verblijven",
                        "ordering": ("person", "begins", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "hoofdverblijf",
                                            "omgang",
                                            "logeren",
                                            "pleegzorg",
                                            "verblijf_instelling",
                                            "proefplaatsing",
                                            "vakantie",
                                        ],
                                    )
                                ),
                                name="stay_kind_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Subscription",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "client",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="subscriptions",
                                to="network.apiclient",
                                verbose_name="koppeling",
                            ),
                        ),
                        ("address", models.CharField(max_length=400, verbose_name="adres")),
                        ("kinds", models.JSONField(blank=True, default=list, verbose_name="welke gebeurtenissen")),
                        ("secret", network.keys.EncryptedTextField(editable=False, verbose_name="geheim")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("pending", "wacht op de handdruk"),
                                    ("active", "actief"),
                                    ("stopped", "gestopt"),
                                ],
                                default="pending",
                                max_length=10,
                                verbose_name="stand",
                            ),
                        ),
                        ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="gemaakt op")),
                        ("active_since", models.DateTimeField(null=True, verbose_name="actief sinds")),
                        ("stopped_at", models.DateTimeField(null=True, verbose_name="gestopt op")),
                        (
                            "stopped_because",
                            models.CharField(blank=True, max_length=200, verbose_name="waarom gestopt"),
                        ),
                        ("failures", models.PositiveIntegerField(default=0, verbose_name="mislukt achter elkaar")),
                        ("rests_until", models.DateTimeField(null=True, verbose_name="rust tot")),
                    ],
                    options={
                        "verbose_name": "abonnement",
                        "verbose_name_plural": "abonnementen",
                        "ordering": ("made_at", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("status__in", ["pending", "active", "stopped"])),
                                name="subscription_status_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "stopped"), ("stopped_at__isnull", False)),
                                    models.Q(models.Q(("status", "stopped"), _negated=True), ("stopped_at", None)),
                                    _connector="OR",
                                ),
                                name="subscription_stopped_at_some_moment",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TeamMember",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "participation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="members",
                                to="cases.participation",
                                verbose_name="organisatie",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="team_memberships",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="wie",
                            ),
                        ),
                        ("task", models.CharField(blank=True, max_length=200, verbose_name="taak voor dit gezin")),
                        ("begins_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="van")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="tot en met")),
                    ],
                    options={
                        "verbose_name": "teamlid",
                        "verbose_name_plural": "teamleden",
                        "ordering": ("begins_on", "pk"),
                        "indexes": [models.Index(fields=["user", "participation"], name="team_member_of_user")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None), ("ends_on__gte", models.F("begins_on")), _connector="OR"
                                ),
                                name="team_member_ends_after_begin",
                                violation_error_message="De laatste dag ligt vóór de eerste dag.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ends_on", None)),
                                fields=("participation", "user"),
                                name="once_on_the_team",
                                violation_error_message="Deze persoon zit al in het team.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Trajectory",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="trajectories",
                                to="cases.case",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="trajectories",
                                to="cases.person",
                                verbose_name="voor wie",
                            ),
                        ),
                        ("reason", models.CharField(max_length=200, verbose_name="waarom een traject")),
                        ("opened_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="sinds")),
                    ],
                    options={
                        "verbose_name": "traject",
                        "verbose_name_plural": "trajecten",
                        "ordering": ("opened_on", "pk"),
                        "constraints": [
                            models.UniqueConstraint(fields=("case", "person"), name="one_trajectory_per_person")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ViewDifference",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "analysis",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="view_differences",
                                to="cases.analysis",
                            ),
                        ),
                        ("topic", models.CharField(max_length=200, verbose_name="waarover")),
                        ("who", models.CharField(max_length=120, verbose_name="wie")),
                        ("words", models.TextField(verbose_name="hoe ziet deze persoon het")),
                    ],
                    options={
                        "verbose_name": "verschil van visie",
                        "verbose_name_plural": "verschillen van visie",
                        "ordering": ("topic", "added_at", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Worry",
                    fields=[
                        (
                            "audience",
                            models.CharField(
                                choices=[
                                    ("everyone", "iedereen die dit deel mag zien, ook het gezin"),
                                    ("professionals", "alleen professionals"),
                                    ("named", "alleen wie hier gekozen is"),
                                ],
                                default="everyone",
                                max_length=13,
                                verbose_name="voor wie is dit",
                            ),
                        ),
                        (
                            "about_third_party",
                            models.BooleanField(
                                default=False, verbose_name="gaat ook over iemand van buiten het gezin"
                            ),
                        ),
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "voice",
                            models.CharField(
                                choices=[
                                    ("jeugdige", "jeugdige"),
                                    ("moeder", "moeder"),
                                    ("vader", "vader"),
                                    ("ouder", "ouder"),
                                    ("partner", "partner"),
                                    ("professional", "professional"),
                                    ("netwerk", "netwerk"),
                                ],
                                max_length=12,
                                verbose_name="stem",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cases.person",
                                verbose_name="wie van het gezin",
                            ),
                        ),
                        (
                            "professional",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="of welke professional",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="network.organisation",
                                verbose_name="van welke organisatie",
                            ),
                        ),
                        (
                            "said_by_name",
                            models.CharField(blank=True, max_length=120, verbose_name="of naam van iemand anders"),
                        ),
                        (
                            "analysis",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="worries",
                                to="cases.analysis",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="de zorg of vraag")),
                        ("context", models.CharField(blank=True, max_length=80, verbose_name="waar speelt het")),
                        (
                            "life_area",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("wonen", "wonen"),
                                    ("school", "school of werk"),
                                    ("geld", "geld"),
                                    ("gezondheid", "gezondheid"),
                                    ("veiligheid", "veiligheid"),
                                    ("netwerk", "netwerk en vrienden"),
                                    ("opvoeding", "opvoeding"),
                                    ("ontwikkeling", "ontwikkeling"),
                                ],
                                max_length=20,
                                verbose_name="levensgebied",
                            ),
                        ),
                        ("example", models.TextField(blank=True, verbose_name="een voorbeeld")),
                        ("exception", models.TextField(blank=True, verbose_name="wanneer is het er niet, of minder")),
                        ("reference", models.CharField(blank=True, editable=False, max_length=60)),
                        (
                            "named",
                            models.ManyToManyField(
                                blank=True,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="wie mag dit zien",
                            ),
                        ),
                        ("about", models.ManyToManyField(related_name="+", to="cases.person", verbose_name="over wie")),
                    ],
                    options={
                        "verbose_name": "zorg of vraag",
                        "verbose_name_plural": "zorgen en vragen",
                        "ordering": ("added_at", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("audience__in", ["everyone", "professionals", "named"])),
                                name="worry_audience_known",
                                violation_error_message="Kies voor wie dit is uit de lijst.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("person__isnull", False),
                                    ("professional__isnull", False),
                                    ("organisation__isnull", False),
                                    models.Q(("said_by_name", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="worry_has_a_speaker",
                                violation_error_message="Kies wie deze zorg heeft, of schrijf de naam.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="YouthSeen",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "added_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="toegevoegd op"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="toegevoegd door",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="aangepast op"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangepast door",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sightings",
                                to="cases.case",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sightings",
                                to="cases.person",
                                verbose_name="wie",
                            ),
                        ),
                        ("seen_on", models.DateField(verbose_name="gezien op")),
                        ("how", models.CharField(blank=True, max_length=200, verbose_name="waar en hoe")),
                    ],
                    options={
                        "verbose_name": "gesprek met de jeugdige",
                        "verbose_name_plural": "gesprekken met de jeugdige",
                        "ordering": ("-seen_on", "pk"),
                    },
                ),
            ],
        ),
    ]
