"""Django's settings, from the environment. Reading them writes nothing."""

from __future__ import annotations

import os
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.utils.functional import SimpleLazyObject

from misaq.kernel.errors import Unavailable
from misaq.project.database_url import Engine
from misaq.project.email_url import Post
from misaq.project.environment import Environment, find_clone, read_environment
from misaq.project.secret_key import LISTS, keep_secret_key
from misaq.project.variables import VARIABLES


def _secret_key(environment: Environment) -> str:
    return environment.secret_key or keep_secret_key(environment.home)


def _lists_key(environment: Environment) -> str:
    return environment.lists_key or keep_secret_key(environment.home, LISTS)


def _database(environment: Environment) -> dict[str, Any]:
    if environment.database.engine is Engine.SQLITE:
        return _sqlite(environment)
    return _postgresql(environment)


def _sqlite(environment: Environment) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": environment.database.name,
        "OPTIONS": {
            "timeout": environment.database_timeout,
            # adr 0005: a write takes the lock when it starts, so that no two extend the chain.
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
            " PRAGMA foreign_keys=ON;",
        },
    }


def _postgresql(environment: Environment) -> dict[str, Any]:
    if find_spec("psycopg") is None:
        raise Unavailable(
            "MISAQ_DATABASE_URL names a PostgreSQL database, but its driver is not installed.",
            next_step="Install Misaq with its postgres extra, or unset MISAQ_DATABASE_URL.",
            rule="project.database",
        )
    database = environment.database
    timeout = max(2, round(environment.database_timeout))  # libpq takes whole seconds from 2 on
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": database.name,
        "HOST": database.host,
        "PORT": str(database.port or ""),
        "USER": database.user,
        "PASSWORD": database.password,
        "OPTIONS": {"connect_timeout": timeout, **dict(database.options)},
    }


MISAQ_CLONE = find_clone()
_environment = read_environment(os.environ, clone=MISAQ_CLONE)
_package = Path(__file__).resolve().parents[1]

MISAQ_HOME = _environment.home
MISAQ_PACK = _environment.pack
MISAQ_SECURITY_CONTACT = _environment.security_contact
MISAQ_VARIABLES = VARIABLES
MISAQ_UPLOAD_LIMIT = _environment.upload_limit
MISAQ_SCAN_COMMAND = _environment.scan_command
MISAQ_CLAMD_SOCKET = _environment.clamd_socket
MISAQ_LISTS_KEY = SimpleLazyObject(lambda: _lists_key(_environment))
MISAQ_DELISTED_DAYS = _environment.delisted_days
MISAQ_TOMBSTONE_DAYS = _environment.tombstone_days
MISAQ_PUBLIC_NAMES_PER_MINUTE = _environment.public_names

DEBUG = _environment.debug
SECRET_KEY = SimpleLazyObject(lambda: _secret_key(_environment))
ALLOWED_HOSTS = list(_environment.allowed_hosts)

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "misaq.apps.pages",
    "misaq.apps.audit",
    "misaq.apps.accounts",  # before allauth: its templates are ours
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    "misaq.apps.registers",
    "misaq.apps.sourcebook",
    "misaq.apps.findings",
    "misaq.apps.places",
    "misaq.apps.framework",
    "misaq.apps.law",
    "misaq.apps.institutions",
    "misaq.apps.bodies",
    "misaq.apps.lists",
    "misaq.apps.incidents",
    "misaq.apps.threat",
    "misaq.apps.forecasts",
    "misaq.apps.perceptions",
    "misaq.apps.screening",
    "misaq.apps.policies",
    "misaq.apps.changes",
    "misaq.apps.evidence",
    "misaq.apps.reading",
    "misaq.apps.oversight",
    "misaq.apps.week",
    "misaq.apps.search",
    "misaq.apps.overview",
    "misaq.apps.open_data",
    "misaq.api",
]

MIDDLEWARE = [
    "misaq.apps.pages.middleware.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "misaq.apps.registers.one_state.OneState",
    "misaq.apps.accounts.middleware.Members",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "misaq.apps.pages.middleware.Refusals",
]

ROOT_URLCONF = "misaq.project.urls"
WSGI_APPLICATION = "misaq.project.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.template.context_processors.static",
                "misaq.apps.pages.context.frame",
                "misaq.apps.accounts.context.person",
            ],
            "builtins": [
                f"misaq.apps.pages.templatetags.{name}"
                for name in ("misaq", "components", "blocks", "tables")
            ]
            + ["misaq.apps.open_data.templatetags.open_data"],
        },
    },
]

# What public pages are made from, the day apart; earlier rooms ask for it by this name.
MISAQ_SITE_STATE = "misaq.apps.perceptions.queries.site_state"
# What checks read of lists beside the registers: counts, from the rooms that keep them.
MISAQ_LIST_SUMMARIES = "misaq.apps.screening.list_summaries.list_summaries"
# What checks read of releases of incidents: counts, from the room that reckons them.
MISAQ_INCIDENT_SUMMARIES = "misaq.apps.threat.summaries.incident_summaries"
# What became of forecasts that were issued.
MISAQ_FORETOLD = "misaq.apps.forecasts.foretelling.get_foretold"
# Figures of services, courts and posts by area, with attacks beside them.
MISAQ_AREA_RESOURCES = "misaq.apps.threat.resources.area_resources"
# What later rooms keep of lists: rows with columns of, last and number.
MISAQ_KEPT_OF_LISTS = ("misaq.apps.screening.queries.deliveries_kept",)
# The description of the API; the command writes it down, and no door imports another.
MISAQ_API_DESCRIPTION = "misaq.api.v1.document.openapi_text"

# Where the frame of every page leads; the room of pages knows no room above it.
MISAQ_DOORS = {
    "search": "search:find",
    "week": "week:week",
    "follow": "week:follow",
    "keep_filter": "week:filters",
    "recommend": "oversight:committees",
    "points": "evidence:points",
    "threat": "threat:picture",
}

DATABASES = {"default": _database(_environment)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

USE_TZ = True
TIME_ZONE = "UTC"

USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ur", "اردو")]
LOCALE_PATHS = [_package / "locale"]

# A file beyond the limit is dropped as it arrives; no other handler keeps one in memory.
FILE_UPLOAD_HANDLERS = ["misaq.apps.pages.uploading.LimitedUpload"]

STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "misaq.apps.pages.finders.FontFinder",
]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING"},
        "django.request": {"level": "ERROR"},  # a page that is not there is no event
        "misaq": {"handlers": ["stderr"], "level": "WARNING"},
    },
}

CSRF_TRUSTED_ORIGINS = list(_environment.trusted_origins)
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = _environment.https
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = _environment.https
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if _environment.https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _environment.https
# Whoever runs the domain decides whether browsers carry it in their lists.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
# With https, a proxy stands before the site: it says how and from where a request came.
MISAQ_BEHIND_PROXY = _environment.https
SECURE_SSL_REDIRECT = _environment.https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _environment.https else None
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "misaq.apps.accounts.csrf.failed"

# --- who signs in, and how (docs/adr/0013) ---------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "week:week"
LOGOUT_REDIRECT_URL = "overview:home"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {
        "NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATION}.NumericPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 3600

SESSION_COOKIE_AGE = 12 * 3600  # however busy, somebody signs in once a working day
MISAQ_SESSION_IDLE = 45 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = _environment.https
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Off only for a demo on this machine; project/environment.py refuses it elsewhere.
MISAQ_SECOND_FACTOR = _environment.second_factor
# Later rooms give back what somebody who leaves had under way: functions, called by
# accounts.actions.close_account inside its transaction with actor, at and leaving ("user:7").
MISAQ_ON_LEAVING: tuple[str, ...] = ()
# What a role can be bounded to; a later room knows the registers.
MISAQ_SCOPE_CHOICES = "misaq.apps.overview.scopes.scope_choices"

ACCOUNT_ADAPTER = "misaq.apps.accounts.adapter.AccountAdapter"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if _environment.https else "http"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[Misaq] "
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation has shown that the address is theirs
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
# Wrong codes of a second factor, by account; axes counts wrong passwords.
ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key,30/d/key"}
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
MFA_ALLOW_UNVERIFIED_EMAIL = True  # a new address waits for its link; the old one still holds
MFA_FORMS = {
    "add_webauthn": "misaq.apps.accounts.passkeys.AddPasskeyForm",
    "edit_webauthn": "misaq.apps.accounts.passkeys.EditPasskeyForm",
    "authenticate_webauthn": "misaq.apps.accounts.passkeys.SecondPasskeyForm",
    "login_webauthn": "misaq.apps.accounts.passkeys.SignInPasskeyForm",
    "reauthenticate_webauthn": "misaq.apps.accounts.passkeys.AgainPasskeyForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_TOTP_ISSUER = "Misaq"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _environment.https
MFA_WEBAUTHN_USER_VERIFICATION = "required"
USERSESSIONS_TRACK_ACTIVITY = False  # accounts.middleware does, without touching public pages

AXES_CLIENT_IP_CALLABLE = "misaq.apps.accounts.origin.address_of"
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_FAILURE_LIMIT = 5
AXES_LOCKOUT_CALLABLE = "misaq.apps.accounts.lockout.answer"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_USERNAME_CALLABLE = "misaq.apps.accounts.lockout.name_of"
AXES_VERBOSE = False

# --- letters ---------------------------------------------------------------------------------

_mail = _environment.mail
DEFAULT_FROM_EMAIL = _environment.email_from
EMAIL_BACKEND = {
    Post.CONSOLE: "django.core.mail.backends.console.EmailBackend",
    Post.FILE: "django.core.mail.backends.filebased.EmailBackend",
    Post.SMTP: "django.core.mail.backends.smtp.EmailBackend",
}[_mail.post]
EMAIL_FILE_PATH = _mail.folder or None
EMAIL_HOST = _mail.host
EMAIL_PORT = _mail.port
EMAIL_HOST_USER = _mail.user
EMAIL_HOST_PASSWORD = _mail.password
EMAIL_USE_TLS = _mail.starts_tls
EMAIL_USE_SSL = _mail.is_tls
EMAIL_TIMEOUT = 10
