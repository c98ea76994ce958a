"""Settings, read from the environment once; safe by default, development opts out of safety."""

import os
import secrets
import warnings
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP
from PIL import Image

from articles import embeds
from newsroom import database

BASE_DIR = Path(__file__).resolve().parent.parent
env = os.environ.get


def split_list(name):
    """The comma-separated words of an environment variable."""
    return [word.strip() for word in env(name, "").split(",") if word.strip()]


def number(name, default):
    """The whole number in an environment variable."""
    try:
        return int(env(name) or default)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is a whole number, such as {default}.") from error


def read_secret(path):
    """The secret key that lies at `path`, made there (mode 0600) when there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        # Created readable by its owner alone: a chmod afterwards would leave a moment for others to read it.
        with open(path, "x", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return path.read_text().strip()


# The machine decides these, not the paper, so its environment has them; see deploy/README.md.
DEBUG = env("NEWSROOM_DEBUG") == "1"
DEMO = env("NEWSROOM_DEMO") == "1"
# An internal location of nginx, such as /renditions/: nginx sends pictures, and no thread of ours is busy.
NEWSROOM_ACCEL = env("NEWSROOM_ACCEL", "")
# A relative folder counts from the checkout: server, worker and commands are started in different ones.
VAR_DIR = (BASE_DIR / (env("NEWSROOM_VAR") or "var")).resolve()
# Every paper has backups from the first night on, unless "off" says that something else makes them.
BACKUPS = env("NEWSROOM_BACKUPS", "")
BACKUPS_DIR = None if BACKUPS == "off" else (BASE_DIR / BACKUPS if BACKUPS else VAR_DIR / "backups")
SECRET_KEY = env("NEWSROOM_SECRET_KEY") or read_secret(VAR_DIR / "secret_key")
SECRET_KEY_FALLBACKS = split_list("NEWSROOM_SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = split_list("NEWSROOM_ALLOWED_HOSTS") or ["localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = split_list("NEWSROOM_TRUSTED_ORIGINS")
HTTPS = env("NEWSROOM_HTTPS", "0" if DEBUG or DEMO else "1") == "1"

INSTALLED_APPS = [
    "newsroom.apps.NewsroomConfig",
    "articles.apps.ArticlesConfig",
    "comments.apps.CommentsConfig",
    "newsroom.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    # Before staticfiles, whose own runserver would serve static files itself.
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "taggit",
    "django_prose_editor",
    "js_asset",
    "allauth",
    "allauth.account",
    "django_tasks_db",
]
# Whoever deletes the folder removes the demonstration; settings that named it all the same would fail.
DEMO_IS_HERE = DEMO and (BASE_DIR / "demonstration/apps.py").exists()
if DEMO_IS_HERE:
    INSTALLED_APPS.append("demonstration")

MIDDLEWARE = [
    "newsroom.middleware.TimeLimitMiddleware",
    "newsroom.middleware.LanguageMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "newsroom.middleware.MethodMiddleware",
    "newsroom.middleware.PackingMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "newsroom.middleware.PageContextMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    # Asked from the last to the first about an exception of a view: a full disk can be what closes the queue.
    "newsroom.middleware.InputMiddleware",
    "newsroom.middleware.QueueMiddleware",
    "newsroom.middleware.DiskMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "newsroom.page_context.page_context",
                *(["demonstration.context_processors.banner"] if DEMO_IS_HERE else []),
            ],
        },
    },
]

DATABASES = {"default": database.configure(env("DATABASE_URL", ""), var=VAR_DIR, checkout=BASE_DIR)}

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "newsroom.User"
AUTHENTICATION_BACKENDS = ["newsroom.backends.NewsroomBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "newsroom.passwords.NotTheDemonstrationPassword"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
LOGOUT_REDIRECT_URL = "articles:front"
ACCOUNT_ADAPTER = "newsroom.accounts.ClosedSignup"
ACCOUNT_FORMS = {
    "login": "newsroom.account_forms.DoorForm",
    "change_password": "newsroom.account_forms.PasswordForm",
    "reset_password": "newsroom.account_forms.ForgottenForm",
}
# Ours are in the database (newsroom/attempts.py); the library's would be in a cache.
ACCOUNT_RATE_LIMITS = False
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "username*", "password1*", "password2*"]
# A chief's invitation to an address is itself the proof of that address.
ACCOUNT_EMAIL_VERIFICATION = "none"
# Else strangers could have mails sent from here to any address.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False

LANGUAGE_CODE = "en"
# Only those with a catalogue in locale/, each in its own words; articles may be in any language.
LANGUAGES = [("ar", "العربية"), ("de", "Deutsch"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = True
FORMAT_MODULE_PATH = "newsroom.formats"

STATIC_URL = "static/"
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.AppDirectoriesFinder", "newsroom.bundle.Bundle"]
STATIC_ROOT = BASE_DIR / (env("NEWSROOM_STATIC") or "staticfiles")
MEDIA_ROOT = VAR_DIR / "originals"
RENDITIONS_ROOT = VAR_DIR / "renditions"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "renditions": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": RENDITIONS_ROOT},
    },
    # Names with hashes need collectstatic after each change, which development does without.
    "staticfiles": {
        "BACKEND": "newsroom.storage.NamedByContent"
        if not DEBUG
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ["map", "jpg", "png", "webp", "avif", "woff2", "gz", "zip"]

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "mail"]}}
MAILERS = {
    "default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}
    if not env("NEWSROOM_SMTP_HOST")
    else {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": env("NEWSROOM_SMTP_HOST"),
            "port": number("NEWSROOM_SMTP_PORT", "587"),
            "username": env("NEWSROOM_SMTP_USER", ""),
            "password": env("NEWSROOM_SMTP_PASSWORD", ""),
            "use_tls": env("NEWSROOM_SMTP_TLS", "1") == "1",
            "timeout": 10,
        },
    }
}
DEFAULT_FROM_EMAIL = env("NEWSROOM_FROM", "newsroom@localhost")

# Seconds; the mildest comes first: a statement is cut, a request interrupted, its process replaced.
STATEMENT_SECONDS = 10
REQUEST_SECONDS = 30
GRACE_SECONDS = 10
# The longest story and a gallery of two hundred photographs fit in; a flood does not.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
PHOTO_MAX_BYTES = 20 * 1024 * 1024
PHOTO_MAX_PIXELS = 40_000_000
Image.MAX_IMAGE_PIXELS = PHOTO_MAX_PIXELS
# Between this limit and twice of it Pillow only warns, and opens the picture.
warnings.simplefilter("error", Image.DecompressionBombWarning)

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "frame-src": [CSP.SELF, *embeds.ORIGINS],
    "form-action": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
# A load balancer asks by plain HTTP and would take the redirect for an answer of the application.
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
# An hour for this host alone: a mistake with the certificate heals by itself, and no other host is concerned.
SECURE_HSTS_SECONDS = number("NEWSROOM_HSTS_SECONDS", "3600") if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS and env("NEWSROOM_HSTS_SUBDOMAINS") == "1"
SECURE_HSTS_PRELOAD = HTTPS and env("NEWSROOM_HSTS_PRELOAD") == "1"
# Both would bind hosts that this paper does not run; whoever runs them all asks for it.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
# Cookies know no ports: the demonstration and a paper beside it would log each other out.
SESSION_COOKIE_NAME = "demonstration" if DEMO else "sessionid"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "newsroom.views.csrf_failure"
# Without a proxy anybody can send these headers, and so choose the network their tries are counted by.
if env("NEWSROOM_BEHIND_PROXY") == "1":
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1

TAGGIT_CASE_INSENSITIVE = True
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"own_failures": {"()": "newsroom.logs.OwnFailures"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["own_failures"]}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        # Without Django's own handler, which mails errors from within the request that failed.
        "django": {"handlers": [], "level": "INFO"},
        # At INFO it writes two lines for each task that succeeds, which would bury the failures.
        "django.tasks": {"level": "WARNING"},
    },
}
