"""Who reads in an emergency writes nothing: every address is tried."""

import pytest

from cases.web.routes import DECLARED
from network.models import User
from tests import access_walks
from tests.repository.test_strangers import ABOUT_NO_FAMILY, OWN, everything
from tests.walks import today

pytestmark = pytest.mark.django_db

REASON = "Een jongere belt in paniek en wij weten niet waar die is."


@pytest.mark.parametrize("who", ["sven", "essen"])
def test_every_door_refuses_to_write_in_an_emergency(client, standing_sample, who):
    """Sven is on no team of this family. Dr. Van Essen is, and may write; not while she reads in an emergency."""
    people, asked = standing_sample.people, standing_sample.addresses
    reader = User.objects.get(pk=people.users[who].pk)
    for home in (standing_sample.full, standing_sample.asks):
        access_walks.emergency(people, home, by=reader)
    client.force_login(reader)
    before, wrong = everything(), {}
    own = OWN | {"cases:access-withdraw", "cases:emergency-stop"}
    # Nothing of this reader is there.
    of_others = {"cases:take-back", "cases:access-request", "cases:emergency", "cases:my-tick", "cases:absence",
                 "cases:calendar-feed", "cases:my-paper"}  # fmt: skip
    reads = {name for name, answers in DECLARED.items() if answers.leader == 200}
    for what, (route, url) in asked.items():
        if route in own | ABOUT_NO_FAMILY:
            continue
        code = client.post(url, {"reason": REASON, "today": today()}).status_code
        if code != 403 and not (route in reads and code == 200) and not (route in of_others and code == 404):
            wrong[what] = code
    assert wrong == {}
    assert everything() == before
