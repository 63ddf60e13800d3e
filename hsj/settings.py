"""All settings in one file, driven by the environment.

What is not said gets the strict, productive value. `python3 start.py` writes var/settings.env for the demo on this
machine; the environment always wins from that file.
"""

from pathlib import Path
from typing import Any
from urllib.parse import unquote

import environ
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from hsj import api, logs

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

env = environ.Env()
env.read_env(VAR_DIR / "settings.env")


def secret(name: str) -> str:
    """Refuse to start rather than run with a key that somebody else can guess."""
    value = env.str(name, default="")
    if not value:
        raise ImproperlyConfigured(
            f"{name} is not set. Set it in the environment, or run `python3 start.py` once: "
            "that makes keys for a demo on this machine."
        )
    return value


# --- What this is -------------------------------------------------------------------------------------------------
PRODUCT_NAME = "Samen Verder"
REST_FRAMEWORK, SPECTACULAR_SETTINGS = api.REST_FRAMEWORK, api.SPECTACULAR_SETTINGS
DEBUG = env.bool("DEBUG", default=False)
# Demo: invented families, no second factor, http on this machine only. Every page says so.
DEMO = env.bool("DEMO", default=False)
LOCAL = DEBUG or DEMO

SECRET_KEY = secret("SECRET_KEY")
# The key ring for the BSN and other secrets at rest: comma separated, the first encrypts, all decrypt.
FIELD_KEYS = secret("FIELD_KEYS").split(",")
# Its own key: whoever can look up a BSN need not be able to read one.
BSN_INDEX_KEY = secret("BSN_INDEX_KEY")
# The ring for the chain of the read log, comma separated: the first makes new days, all can check old ones. It stands
# outside the database, so that who can write there cannot make a changed line fit again.
READ_LOG_KEYS = secret("READ_LOG_KEYS").split(",")
# The ring that signs access tokens, comma separated: the first signs, all are published. RSA (PKCS#8, DER) in base64.
API_SIGNING_KEYS = secret("API_SIGNING_KEYS").split(",")
API_ISSUERS: dict[str, str] = dict(one.split("=", 1) for one in env.list("API_ISSUERS", default=[]))
API_CALLS_PER_MINUTE = env.int("API_CALLS_PER_MINUTE", default=600)  # of one client
# The version of this processing in the register of the organisation (Logboek Dataverwerkingen), as an address.
PROCESSING_ACTIVITY = env.str("PROCESSING_ACTIVITY", default="urn:verwerking:jeugdhulp-casuscoordinatie:v1")
SOURCE_SYSTEM = "samen-verder/0.1.0"
EVENT_SOURCE = env.str("EVENT_SOURCE", default="urn:nld:kvknr:00000000:systeem:samen-verder" if LOCAL else "")
WEBHOOK_ALLOW_PRIVATE = False  # no address inside is ever called; only a test says otherwise
EQUATED_DAYS = env.list("EQUATED_DAYS", default=[])  # public holidays by royal decree: 2027-05-07

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"] if LOCAL else [])
BASE_URL = env.str("BASE_URL", default="http://localhost:8000" if LOCAL else "")  # for links in e-mail
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# --- Rooms --------------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "flow",
    "network",
    "cases",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "csp",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "django_htmx",
    "django.forms",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "cases.api.answering.ApiAnswers",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "hsj.middleware.KeepToThisSite",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "cases.web.trail.NoLineNoPage",
    "hsj.middleware.KeepSessionAlive",
    "hsj.middleware.KeepPagesPrivate",
    "cases.web.nav.CountAnewAfterWriting",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "network.sign_in.RequireSecondFactor",
    "cases.web.door.frame.KeepDoorsApart",
    "network.power.AdministerInSessions",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF, WSGI_APPLICATION = "hsj.urls", "hsj.wsgi.application"
DEFAULT_AUTO_FIELD, FORM_RENDERER = "django.db.models.BigAutoField", "hsj.forms.Renderer"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "hsj.context.product",
                "cases.web.nav.main",
                "cases.web.access_notices.bar",
            ],
        },
    }
]

# --- Database: SQLite for one machine, PostgreSQL by DATABASE_URL ---------------------------------------------------
DATABASES: dict[str, dict[str, Any]] = {
    "default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'hsj.sqlite3'}")
}
_database = DATABASES["default"]
_database["HOST"] = unquote(_database["HOST"])  # a socket is written as postgres://user@%2Fvar%2Frun%2Fpostgresql/name
_options = _database.setdefault("OPTIONS", {})
if _database["ENGINE"] == "django.db.backends.sqlite3":
    VAR_DIR.mkdir(mode=0o700, exist_ok=True)
    # Measured with eight threads: by default 218 of 320 transactions ended in "database is locked"; like this none.
    _options.update(
        timeout=20,
        transaction_mode="IMMEDIATE",
        init_command="PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    )
else:
    _timeout = env.int("DB_STATEMENT_TIMEOUT_MS", default=30_000)  # nobody waits half a minute; a migration may (0)
    # What is prepared (by flow/prepared.py alone) is planned once. PostgreSQL would plan some of it anew, for 3 ms.
    _limits = f"-c statement_timeout={_timeout} -c lock_timeout=10000 -c plan_cache_mode=force_generic_plan"
    _options.update(options=_limits, prepare_threshold=0)
    if _pool_size := env.int("DB_POOL_SIZE", default=4):
        # One pool per process, so at least the threads of one gunicorn worker. Celery workers set DB_POOL_SIZE=0.
        _options["pool"] = {"min_size": 1, "max_size": _pool_size, "timeout": 10}
        _database["CONN_MAX_AGE"] = 0
    else:
        _database["CONN_MAX_AGE"] = 60
        _database["CONN_HEALTH_CHECKS"] = True
    # Also on a server that was set up without an encoding.
    _database["TEST"] = {"CHARSET": "UTF8", "TEMPLATE": "template0"}

# --- Redis: cache and Celery; without it both live inside the process ------------------------------------------------
REDIS_URL = env.str("REDIS_URL", default="")
CACHES = {
    "default": {"BACKEND": "hsj.counting.CountingRedis", "LOCATION": REDIS_URL, "KEY_PREFIX": "hsj"}
    if REDIS_URL
    else {"BACKEND": "hsj.counting.CountingMemory"}
}

CELERY_BROKER_URL = REDIS_URL or None
CELERY_TASK_ALWAYS_EAGER = not REDIS_URL
CELERY_TIMEZONE = "Europe/Amsterdam"
CELERY_ACCEPT_CONTENT, CELERY_TASK_SERIALIZER = ["json"], "json"
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SOFT_TIME_LIMIT, CELERY_TASK_TIME_LIMIT = 270, 300
# A killed worker's task comes back: the ledger makes a second run harmless. The time-out stays above the time limit.
CELERY_TASK_ACKS_LATE = CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 360}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
# Celery closes the database connection after every task otherwise: 9.7 ms per insert against 1.2.
CELERY_DB_REUSE_MAX = 1000
# After how many minutes without a good run a job is late; in the demo nobody runs them by the clock.
_watched = env.list("JOBS_LATE_MINUTES", default=[] if DEMO else ["plan=60", "send=60", "events_due=60", "events=60"])
JOBS_LATE_MINUTES = {name: int(minutes) for name, minutes in (one.split("=") for one in _watched)}

# --- Who may come in ------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "network.User"
AUTHENTICATION_BACKENDS = ["network.sign_in.Accounts"]
PASSWORD_HASHERS = [f"django.contrib.auth.hashers.{name}PasswordHasher" for name in ("Argon2", "PBKDF2")]
_validators = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": _validators + "UserAttributeSimilarityValidator"},
    {"NAME": _validators + "MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": _validators + "CommonPasswordValidator"},
    {"NAME": "network.passwords.NoExpectedWords"},
]
LOGIN_URL, LOGIN_REDIRECT_URL = "account_login", "/"
SECOND_FACTOR_REQUIRED = env.bool("SECOND_FACTOR_REQUIRED", default=not DEMO)
# False: accounts of people of a family, who work nowhere here, may do without.
SECOND_FACTOR_REQUIRED_FOR_FAMILIES = env.bool("SECOND_FACTOR_REQUIRED_FOR_FAMILIES", default=True)
# How people of a family sign in: "code" (password and second factor, after the code of the invitation), or "oidc" (at
# the identity provider with this key, such as one that brings DigiD, after the same code).
FAMILY_SIGN_IN = env.str("FAMILY_SIGN_IN", default="code")
FAMILY_PROVIDER = env.str("FAMILY_PROVIDER", default="")
# After this many failures, of a password or of a second factor, the account is locked for this many minutes.
SIGN_IN_TRIES = env.int("SIGN_IN_TRIES", default=5)
SIGN_IN_LOCK_MINUTES = env.int("SIGN_IN_LOCK_MINUTES", default=5)
# The link in an invitation, and in a mail for a new password: once, and within this many hours.
PASSWORD_RESET_TIMEOUT = env.int("LINK_HOURS", default=72) * 3600
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "network.link_tokens.LinkTokens"  # noqa: S105 - a path
ADMIN_SESSION_MINUTES = env.int("ADMIN_SESSION_MINUTES", default=30)

ACCOUNT_ADAPTER = "network.sign_in.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
# Accounts are made by an administrator on a work address; nobody registers or changes an address alone.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login_failed": f"30/m/ip,{SIGN_IN_TRIES}/{SIGN_IN_LOCK_MINUTES}m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
# Sign-in at an organisation: its configuration is an IdentityProvider, written in the administration.
SOCIALACCOUNT_ADAPTER = "network.single_sign_on.OrganisationAccountAdapter"
MFA_ADAPTER = "network.sign_in.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = PRODUCT_NAME
MFA_ALLOW_UNVERIFIED_EMAIL = True

SESSION_ENGINE = "django.contrib.sessions.backends." + ("cached_db" if REDIS_URL else "db")
SESSION_COOKIE_AGE = env.int("SESSION_IDLE_SECONDS", default=30 * 60)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_LONGEST_SECONDS = env.int("SESSION_LONGEST_SECONDS", default=12 * 3600)  # however busy somebody is
# In a cookie the names of people would lie readable in the browser.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- What a browser may do ------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "object-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
# Not no-referrer: Django compares the Referer of a form sent over https (CSRF). No other site ever gets it.
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not LOCAL
# No script reads them. With this prefix a browser takes them from this host alone, over https.
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
_prefix = "" if LOCAL else "__Host-"
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{_prefix}sessionid", f"{_prefix}csrftoken"
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=not LOCAL)
SECURE_REDIRECT_EXEMPT = [r"^gezond/(proces/)?$"]  # asked from inside, without TLS
SECURE_HSTS_SECONDS = 0 if LOCAL else 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not LOCAL
if ALLAUTH_TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# --- Language, files, mail --------------------------------------------------------------------------------------------
LANGUAGE_CODE, TIME_ZONE, USE_TZ = "nl", "Europe/Amsterdam", True

# A document that is added to a file may be this large. One file per form, and only in memory: what a browser sends does
# not lie readable in a temporary directory.
DOCUMENT_MAX_BYTES = env.int("DOCUMENT_MAX_MB", default=10) * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 1
FILE_UPLOAD_HANDLERS = ["hsj.uploads.InMemoryUpToTheLimit"]

STATIC_URL, STATICFILES_DIRS = "/static/", [BASE_DIR / "static"]
STATIC_ROOT = None if LOCAL else env.str("STATIC_ROOT", default=str(VAR_DIR / "static"))
_storage = "whitenoise.storage.CompressedManifestStaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage" if LOCAL else _storage,
    },
}
WHITENOISE_USE_FINDERS = LOCAL  # the demo serves what lies in static/; production what collectstatic gathered

# The demo writes its mails to files, so that they neither leave this machine nor fill the terminal.
vars().update(env.email_url("EMAIL_URL", default=f"filemail:///{VAR_DIR}/mail" if DEMO else "consolemail://"))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("FROM_EMAIL", default=f"{PRODUCT_NAME} <niet-beantwoorden@localhost>")
MAIL_DOMAIN = DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")  # in the Message-ID, so that a double is recognised
EMAIL_SUBJECT_PREFIX = ""
EMAIL_TIMEOUT = 15

# --- Logging: JSON to stdout, nine-digit numbers taken out, no request bodies ---------------------------------------
LOGGING = logs.to_stdout(env.str("LOG_LEVEL", default="WARNING" if LOCAL else "INFO"))
