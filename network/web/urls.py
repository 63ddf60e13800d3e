"""Addresses under account/: beside those of the sign-in package."""

from django.urls import path

from network.provider import arrive, depart
from network.web.administering import administer, stop
from network.web.presence import presence

urlpatterns = [
    path("beheer/", administer, name="account_administer"),
    path("beheer/uit/", stop, name="account_administer_stop"),
    path("aanwezig/", presence, name="account_presence"),
    path("organisatie/<slug:provider_id>/", depart, name="openid_connect_login"),
    path("organisatie/<slug:provider_id>/terug/", arrive, name="openid_connect_callback"),
]
