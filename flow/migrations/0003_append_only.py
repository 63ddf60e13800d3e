"""The journal only grows."""

from django.db import migrations

from flow.triggers import Frozen, freeze


class Migration(migrations.Migration):
    dependencies = [("flow", "0002_initial")]
    operations = [freeze([Frozen("flow_event", "Het journaal groeit alleen: regels veranderen en verdwijnen niet.")])]
