"""What Django is told. Composition only; what can be set stands in `declared`."""

import hmac
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from comity.accounts import configured
from comity.funding.configured import stripe_accounts
from comity.ground import postbox
from comity.ground.environment import BadSetting
from comity.settings.declared import VALUES
from comity.settings.kept import caches, database, secret_key

T = TypeVar("T")

BASE = Path(__file__).resolve().parent.parent

DATA: Path = VALUES["DATA"]


def _read(name: str, reading: Callable[..., T], *written: Any) -> T:
    """Let a room read its settings; BadSetting, with their names, where it cannot."""
    try:
        return reading(*written)
    except ValueError as fault:
        raise BadSetting(f"{name} cannot be used: {fault}") from None


SECRET_KEY: str = VALUES["SECRET_KEY"] or secret_key(DATA)
DATABASES = {"default": database(VALUES["DATABASE_URL"], DATA)}
REDIS_URL: str = VALUES["REDIS_URL"]
CACHES = caches(REDIS_URL)
PUBLIC_URL: str = VALUES["PUBLIC_URL"].rstrip("/")
PROXIES: int = VALUES["PROXIES"]
LIMITS: bool = VALUES["LIMITS"]
SCORE_FOR_STRANGERS: bool = VALUES["SCORE_FOR_STRANGERS"]
STRIPE = _read("COMITY_STRIPE", stripe_accounts, VALUES["STRIPE"])
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
POSTBOX = _read("COMITY_EMAIL_URL", postbox.postbox, VALUES["EMAIL_URL"])
MAIL_SERVICE = POSTBOX.service
EMAIL_BACKEND, EMAIL_FILE_PATH = POSTBOX.backend, POSTBOX.folder
EMAIL_HOST, EMAIL_PORT, EMAIL_TIMEOUT = POSTBOX.host, POSTBOX.port, postbox.PATIENCE
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = POSTBOX.user, POSTBOX.password
EMAIL_USE_TLS, EMAIL_USE_SSL = POSTBOX.use_tls, POSTBOX.use_ssl
ANYMAIL = {"WEBHOOK_SECRET": f"comity:{MAIL_SECRET}", **POSTBOX.service_settings}

_SITES = VALUES["SOCIAL"], VALUES["OIDC"]
PROVIDERS = _read("COMITY_SOCIAL or COMITY_OIDC", configured.apps, *_SITES)
SOCIALACCOUNT_PROVIDERS = _read("COMITY_SOCIAL or COMITY_OIDC", configured.providers, *_SITES)

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
    "comity.desk.spoken.Spoken",
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
