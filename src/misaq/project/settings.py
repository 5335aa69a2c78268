"""Django's settings, from the environment. Reading them writes nothing."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.utils.functional import SimpleLazyObject

from misaq.kernel.errors import Unavailable
from misaq.project.database_url import Engine
from misaq.project.environment import VARIABLES, Environment, find_clone, read_environment
from misaq.project.secret_key import keep_secret_key


def _secret_key(environment: Environment) -> str:
    return environment.secret_key or keep_secret_key(environment.home)


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
MISAQ_VARIABLES = VARIABLES

DEBUG = _environment.debug
SECRET_KEY = SimpleLazyObject(lambda: _secret_key(_environment))
ALLOWED_HOSTS = list(_environment.allowed_hosts)

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "misaq.apps.pages",
    "misaq.apps.audit",
    "misaq.apps.registers",
    "misaq.apps.sourcebook",
    "misaq.apps.findings",
    "misaq.apps.framework",
    "misaq.apps.law",
    "misaq.apps.institutions",
    "misaq.apps.bodies",
    "misaq.apps.policies",
    "misaq.apps.search",
    "misaq.apps.overview",
]

MIDDLEWARE = [
    "misaq.apps.pages.middleware.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
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
            ],
            "builtins": [
                f"misaq.apps.pages.templatetags.{name}"
                for name in ("misaq", "components", "blocks", "tables")
            ],
        },
    },
]

# What public pages are made from, the day apart; earlier rooms ask for it by this name.
MISAQ_SITE_STATE = "misaq.apps.findings.queries.site_state"

DATABASES = {"default": _database(_environment)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

USE_TZ = True
TIME_ZONE = "UTC"

USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ur", "اردو")]
LOCALE_PATHS = [_package / "locale"]

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
X_FRAME_OPTIONS = "DENY"
