"""The addresses of signing in, below those of the API."""

from django.urls import path

from network.api import views

urlpatterns = [
    path("oauth/token", views.Token.as_view(), name="token"),
    path("oauth/jwks", views.Keys.as_view(), name="jwks"),
]
