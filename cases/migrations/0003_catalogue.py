"""What a list for 18 asks: the forty rows of the catalogue, from the file beside the room."""

from django.db import migrations

from cases.adulthood.models.catalogue import bring


def load(apps, schema_editor):
    bring(apps.get_model("cases", "CatalogueItem"))


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_factor_schemes")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
