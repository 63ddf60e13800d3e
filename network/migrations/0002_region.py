"""The ten municipalities of the jeugdregio Groningen (CBS codes, 2026)."""

from django.db import migrations

REGION = {
    "GM0014": "Groningen", "GM1979": "Eemsdelta", "GM1966": "Het Hogeland", "GM1952": "Midden-Groningen",
    "GM1895": "Oldambt", "GM0765": "Pekela", "GM0037": "Stadskanaal", "GM0047": "Veendam", "GM1969": "Westerkwartier",
    "GM1950": "Westerwolde",
}  # fmt: skip


def load(apps, schema_editor):
    municipality = apps.get_model("network", "Municipality")
    rows = [municipality(code=code, name=name, in_region=True) for code, name in REGION.items()]
    municipality.objects.using(schema_editor.connection.alias).bulk_create(rows)


class Migration(migrations.Migration):
    dependencies = [("network", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
