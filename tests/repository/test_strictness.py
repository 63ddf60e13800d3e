"""The strict set-up of the tests is itself tested: without it every other test would say less than it seems to."""

import socket

import pytest
from django.conf import settings
from django.core.paginator import Paginator, UnorderedObjectListWarning
from django.template import Context, Engine, Origin, Template
from pytest_socket import SocketConnectBlockedError

from network.models import User


def template(path: str, text: str) -> Template:
    return Template(text, origin=Origin(path, path), engine=Engine.get_default())


def test_an_undefined_variable_in_our_own_template_fails():
    ours = template(str(settings.BASE_DIR / "templates" / "x.html"), "{{ unknown.name }}")
    with pytest.raises(AssertionError, match=r"undefined template variable 'unknown\.name'"):
        ours.render(Context())


def test_an_undefined_variable_in_a_template_of_a_package_is_their_habit():
    assert template("/elsewhere/allauth/x.html", "[{{ unknown }}]").render(Context()) == "[]"


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1"])
def test_no_test_reaches_beyond_this_machine(host):
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as connection, pytest.raises(SocketConnectBlockedError):
        connection.connect((host, 443))


@pytest.mark.django_db
def test_pages_of_an_unordered_list_fail():
    with pytest.raises(UnorderedObjectListWarning):
        Paginator(User.objects.order_by(), 10).page(1)
