"""The list of a coordinator as the README shows it, from the demo. The plan is taken by the main journey."""

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from network.models import User
from tests.functional.hands import sign_in
from tests.functional.pictures import asked_for, picture
from tests.personas import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.skipif(not asked_for(), reason="pictures are taken by `just screens`")
def test_the_list_of_marit_in_the_demo(page: Page, transactional_db, capsys):
    """Marit signs in to the demo: what is late, what is due this week, and what comes later."""
    call_command("load_demo")
    marit = User.objects.get(name="Marit Dijkhuis")
    marit.set_password(PASSWORD)
    marit.save()
    sign_in(page, marit)
    expect(page.locator("caption").first).to_contain_text("Te laat")
    picture(page, "/", "caseload")
