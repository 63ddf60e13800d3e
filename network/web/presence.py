"""How long a session still lasts, for the warning on the page; asking does not make it longer, staying does."""

import time

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def presence(request: HttpRequest) -> JsonResponse:
    """Seconds that are left. POST: I am still here."""
    if not request.user.is_authenticated:
        return JsonResponse({"left": 0})
    if request.method == "POST":
        request.session["seen"] = int(time.time())
    now = int(time.time())
    by_silence = request.session.get("seen", now) + settings.SESSION_COOKIE_AGE
    at_the_latest = request.session.get("began", now) + settings.SESSION_LONGEST_SECONDS
    return JsonResponse({"left": max(min(by_silence, at_the_latest) - now, 0)})
