"""Production gathers the static files under names with a hash; a file that points to nothing would stop that there."""

from django.core.management import call_command


def test_every_static_file_points_to_files_that_exist(settings, tmp_path):
    settings.STATIC_ROOT = str(tmp_path)
    manifest = {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": manifest}
    call_command("collectstatic", interactive=False, verbosity=0)
    assert (tmp_path / "staticfiles.json").exists()
