"""Every setting of Comity, and what Django is told because of it. Composition only."""

import hmac
import secrets
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from csp.constants import NONE, SELF

from comity.accounts import configured
from comity.ground import postbox
from comity.ground.environment import (
    BadSetting,
    Setting,
    folder,
    phrases,
    read,
    switch,
    text,
    whole,
    words,
)

BASE = Path(__file__).resolve().parent

DECLARED = (
    Setting("DATA", folder, lambda: Path.cwd() / "data", "The folder that holds everything."),
    Setting("DATABASE_URL", text, "", "postgresql://user:password@host/name; empty: SQLite.", True),
    Setting("REDIS_URL", text, "", "redis://host:6379/0 for many boxes; empty: none.", True),
    Setting(
        "SECRET_KEY", text, "", "Signs sessions and tokens; empty: made and kept in DATA.", True
    ),
    Setting("HOSTS", words, ("*",), "The host names that Comity answers to."),
    Setting("PUBLIC_URL", text, "http://127.0.0.1:8000", "The address that readers reach it at."),
    Setting("PROXIES", whole, 0, "How many proxies stand in front and add to X-Forwarded-For."),
    Setting(
        "LIMITS",
        switch,
        True,
        "Whether it is limited how often a reader and a network may post, vote and preview.",
    ),
    Setting(
        "SCORE_FOR_STRANGERS",
        switch,
        True,
        "Whether Perspective's API is answered for keys that are no publication's (60 a second).",
    ),
    Setting(
        "STRIPE",
        words,
        (),
        "publication:secret key:webhook secret, for each that takes money by Stripe Checkout.",
        True,
    ),
    Setting("STRIPE_API", text, "https://api.stripe.com", "Where Stripe answers."),
    Setting(
        "SOCIAL",
        words,
        (),
        "site:client id:secret, for each site by which readers sign in (docs/readers.md).",
        True,
    ),
    Setting(
        "OIDC",
        phrases,
        (),
        "id|name|issuer|client id|secret, for each other one that speaks OpenID Connect (…; …).",
        True,
    ),
    Setting("EMAIL_URL", text, "", "smtps://user:password@host (docs/mail.md); empty: none.", True),
    Setting("EMAIL_FROM", text, "", "Whom mail is from; empty: comments@ the public host."),
    Setting("EMAIL_BOUNCES", text, "", "Where undeliverable mail returns; empty: to EMAIL_FROM."),
    Setting(
        "WEBHOOKS_PRIVATE",
        switch,
        False,
        "Whether webhooks and web push may call addresses of the own network.",
    ),
    Setting(
        "SSO_PRIVATE", switch, False, "Whether public keys may be fetched from the own network."
    ),
    Setting("LOG_LEVEL", text, "INFO", "DEBUG, INFO, WARNING or ERROR."),
)
VALUES = read(DECLARED)

DATA: Path = VALUES["DATA"]


def _secret_key() -> str:
    if VALUES["SECRET_KEY"]:
        return str(VALUES["SECRET_KEY"])
    kept = DATA / "secret-key"
    if not kept.exists():
        DATA.mkdir(parents=True, exist_ok=True)
        fresh = kept.with_name(f".{kept.name}.{secrets.token_hex(4)}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(48), encoding="utf-8")
        try:
            kept.hardlink_to(fresh)
        except FileExistsError:
            pass  # another process was first, and its key is the key
        finally:
            fresh.unlink()
    return kept.read_text(encoding="utf-8").strip()


def _database(url: str) -> dict[str, Any]:
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA / "comity.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32000;"
                    "PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;"
                    "PRAGMA wal_autocheckpoint=4000; PRAGMA secure_delete=ON;"
                ),
            },
            "TEST": {"NAME": DATA / "test.sqlite3"},
        }
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": parts.port or "",
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(parts.query)) | {"options": "-c synchronous_commit=on"},
    }


def _stripe(accounts: tuple[str, ...]) -> dict[str, tuple[str, str]]:
    """Return each publication's secret key and webhook secret at Stripe."""
    parts = [account.split(":") for account in accounts]
    if any(len(part) != 3 or not all(part) for part in parts):
        raise BadSetting("COMITY_STRIPE is read as publication:sk_…:whsec_…, one or more of them")
    return {publication: (key, secret) for publication, key, secret in parts}


def _postbox(url: str) -> postbox.Postbox:
    try:
        return postbox.postbox(url)
    except ValueError as fault:
        raise BadSetting(f"COMITY_EMAIL_URL cannot be used: {fault}") from None


def _providers() -> tuple[tuple[str, ...], dict[str, dict[str, Any]]]:
    """Return the apps and the settings of the sites by which readers sign in."""
    named = VALUES["SOCIAL"], VALUES["OIDC"]
    try:
        return configured.apps(*named), configured.providers(*named)
    except ValueError as fault:
        raise BadSetting(f"COMITY_SOCIAL or COMITY_OIDC cannot be used: {fault}") from None


SECRET_KEY = _secret_key()
DATABASES = {"default": _database(VALUES["DATABASE_URL"])}
REDIS_URL: str = VALUES["REDIS_URL"]
PUBLIC_URL: str = VALUES["PUBLIC_URL"].rstrip("/")
PROXIES: int = VALUES["PROXIES"]
LIMITS: bool = VALUES["LIMITS"]
SCORE_FOR_STRANGERS: bool = VALUES["SCORE_FOR_STRANGERS"]
STRIPE = _stripe(VALUES["STRIPE"])
WEBHOOKS_PRIVATE: bool = VALUES["WEBHOOKS_PRIVATE"]
SSO_PRIVATE: bool = VALUES["SSO_PRIVATE"]
STRIPE_API: str = VALUES["STRIPE_API"].rstrip("/")
SNAPSHOTS = DATA / "snapshots"

MAIL = bool(VALUES["EMAIL_URL"])
"""Whether mail can be sent at all; otherwise nobody is asked for an address."""
MAIL_BOUNCES: str = VALUES["EMAIL_BOUNCES"]
MAIL_SECRET = hmac.new(SECRET_KEY.encode(), b"comity.mail.events", sha256).hexdigest()
"""With it a mail service, or a machine of the publisher's, signs what it tells of bounces."""
DEFAULT_FROM_EMAIL: str = VALUES["EMAIL_FROM"] or f"comments@{urlsplit(PUBLIC_URL).hostname}"
POSTBOX = _postbox(VALUES["EMAIL_URL"])
MAIL_SERVICE = POSTBOX.service
EMAIL_BACKEND, EMAIL_FILE_PATH = POSTBOX.backend, POSTBOX.folder
EMAIL_HOST, EMAIL_PORT, EMAIL_TIMEOUT = POSTBOX.host, POSTBOX.port, postbox.PATIENCE
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = POSTBOX.user, POSTBOX.password
EMAIL_USE_TLS, EMAIL_USE_SSL = POSTBOX.use_tls, POSTBOX.use_ssl
ANYMAIL = {"WEBHOOK_SECRET": f"comity:{MAIL_SECRET}", **POSTBOX.service_settings}

PROVIDERS, SOCIALACCOUNT_PROVIDERS = _providers()

DEBUG = False
ALLOWED_HOSTS = list(VALUES["HOSTS"])
_SECURE = PUBLIC_URL.startswith("https://")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_NAME = "__Host-comity-session" if _SECURE else "comity-session"
READERS_COOKIE_NAME = "__Host-comity-account" if _SECURE else "comity-account"
CSRF_COOKIE_NAME = "__Host-comity-csrf" if _SECURE else "comity-csrf"
READERS_PAGE_COOKIE = "__Secure-comity-me" if _SECURE else "comity-me"
CSRF_FAILURE_VIEW = "comity.stale_forms.refused"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _SECURE
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "https:", "data:"],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["comity", "comity-push"],
    }
}

ROOMS = (
    "journal",
    "publications",
    "stories",
    "readers",
    "corrections",
    "comments",
    "moderation",
    "funding",
    "passages",
    "interchange",
    "snapshots",
    "notices",
    "api",
    "desk",
    "pages",
    "accounts",
)
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    *(f"comity.{room}" for room in ROOMS),
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    *PROVIDERS,
    *(["anymail"] if MAIL_SERVICE else []),
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "comity.accounts.opener.Opener",
    "comity.accounts.cookies.Sessions",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
ROOT_URLCONF = "comity.urls"
ASGI_APPLICATION = "comity.asgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:home"
AUTHENTICATION_BACKENDS = ["comity.accounts.backends.Staff", "comity.accounts.backends.Readers"]
ACCOUNT_ADAPTER = "comity.desk.accounts.StaffAccounts"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
ACCOUNT_USER_DISPLAY = "comity.accounts.people.called"
SOCIALACCOUNT_ADAPTER = "comity.accounts.elsewhere.Elsewhere"
SOCIALACCOUNT_LOGIN_ON_GET = True
MFA_TOTP_ISSUER = "Comity"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", "English"),
    ("ar", "العربية"),
    ("fa", "فارسی"),
    ("he", "עברית"),
    ("tr", "Türkçe"),
    ("ru", "Русский"),
    ("el", "Ελληνικά"),
    ("de", "Deutsch"),
    ("fr", "Français"),
    ("es", "Español"),
    ("pt", "Português"),
    ("it", "Italiano"),
]
LOCALE_PATHS = [BASE / "locale"]

STATIC_URL = "/static/"
STATIC = BASE / "static"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": VALUES["LOG_LEVEL"].upper()},
}
