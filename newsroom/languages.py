"""Chooses a language: of a paper, which may be any, and of the desk, which is one that has a catalogue."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.languages import furniture_language, normalize_tag

NO_TAG = _("Write the language as a code, like “ar” or “pt-BR”.")
# The first words of paths, and the views elsewhere, whose pages speak to the person.
PERSONAL = ("accounts", "admin", "setup")
PERSONAL_VIEWS = ("comments:desk",)
# By their codes (BCP 47), in alphabetical order.
KNOWN = [
    ("af", "Afrikaans"),
    ("sq", "Albanian – shqip"),
    ("ar", "Arabic – العربية"),
    ("hy", "Armenian – հայերեն"),
    ("eu", "Basque – euskara"),
    ("bn", "Bengali – বাংলা"),
    ("bs", "Bosnian – bosanski"),
    ("bg", "Bulgarian – български"),
    ("ca", "Catalan – català"),
    ("zh-Hans", "Chinese, simplified – 简体中文"),
    ("zh-Hant", "Chinese, traditional – 繁體中文"),
    ("hr", "Croatian – hrvatski"),
    ("cs", "Czech – čeština"),
    ("da", "Danish – dansk"),
    ("nl", "Dutch – Nederlands"),
    ("en", "English"),
    ("et", "Estonian – eesti"),
    ("fi", "Finnish – suomi"),
    ("fr", "French – français"),
    ("gl", "Galician – galego"),
    ("ka", "Georgian – ქართული"),
    ("de", "German – Deutsch"),
    ("el", "Greek – ελληνικά"),
    ("he", "Hebrew – עברית"),
    ("hi", "Hindi – हिन्दी"),
    ("hu", "Hungarian – magyar"),
    ("is", "Icelandic – íslenska"),
    ("id", "Indonesian – Bahasa Indonesia"),
    ("ga", "Irish – Gaeilge"),
    ("it", "Italian – italiano"),
    ("ja", "Japanese – 日本語"),
    ("ko", "Korean – 한국어"),
    ("ckb", "Kurdish – کوردی"),
    ("lv", "Latvian – latviešu"),
    ("lt", "Lithuanian – lietuvių"),
    ("mk", "Macedonian – македонски"),
    ("ms", "Malay – Bahasa Melayu"),
    ("mt", "Maltese – Malti"),
    ("nb", "Norwegian – norsk bokmål"),
    ("nn", "Norwegian – norsk nynorsk"),
    ("fa", "Persian – فارسی"),
    ("pl", "Polish – polski"),
    ("pt", "Portuguese – português"),
    ("pt-BR", "Portuguese, Brazil – português do Brasil"),
    ("ro", "Romanian – română"),
    ("ru", "Russian – русский"),
    ("sr", "Serbian – српски"),
    ("sk", "Slovak – slovenčina"),
    ("sl", "Slovenian – slovenščina"),
    ("es", "Spanish – español"),
    ("sw", "Swahili – Kiswahili"),
    ("sv", "Swedish – svenska"),
    ("ta", "Tamil – தமிழ்"),
    ("th", "Thai – ไทย"),
    ("tr", "Turkish – Türkçe"),
    ("uk", "Ukrainian – українська"),
    ("ur", "Urdu – اردو"),
    ("vi", "Vietnamese – Tiếng Việt"),
    ("cy", "Welsh – Cymraeg"),
]


def validate_tag(tag: str) -> None:
    """Validate a language tag (BCP 47) in its usual spelling."""
    try:
        is_usual = normalize_tag(tag) == tag
    except ValueError as error:
        raise ValidationError(NO_TAG) from error
    if not is_usual:
        raise ValidationError(NO_TAG)


def desk_language(person, site) -> str:
    """The language in which the paper speaks to somebody: the one they chose, else the paper's, else English.

    `person` may be anonymous or None; `site` is read only where the person has not chosen.
    """
    chosen = getattr(person, "language", "")
    return furniture_language(chosen) or furniture_language(site.language) or settings.LANGUAGE_CODE


def is_personal(request) -> bool:
    """Whether the page speaks to the person, and not to whoever reads the paper."""
    # An address of the desk that leads nowhere has no match; the first word of its path tells.
    match = request.resolver_match
    return request.path_info.split("/")[1] in PERSONAL or bool(match and match.view_name in PERSONAL_VIEWS)


def request_language(request) -> str:
    """The language of a page that no view has chosen one for: an error page, or one of the desk."""
    person = getattr(request, "user", None) if is_personal(request) else None
    return desk_language(person, request.page.site)


class LanguageField(forms.ChoiceField):
    """The language that a paper is written in, of a list."""

    def __init__(self, **kwargs):
        super().__init__(choices=KNOWN, initial="en", **kwargs)

    def store(self, tag: str) -> None:
        """Offer `tag` too, which need not be of the list."""
        if not self.valid_value(tag):
            self.choices = [(tag, tag), *self.choices]


class TagField(forms.CharField):
    """A language that is not of the list, by its code; cleaned to its usual spelling."""

    def clean(self, value):
        tag = super().clean(value)
        try:
            return normalize_tag(tag) if tag else ""
        except ValueError as error:
            raise ValidationError(NO_TAG) from error


class DeskLanguageField(forms.ChoiceField):
    """The language of somebody's desk and mails; blank: the paper's."""

    def __init__(self, **kwargs):
        kwargs = {"label": _("Language of the desk"), "required": False, **kwargs}
        super().__init__(choices=list_desk_languages, **kwargs)


def list_desk_languages() -> list:
    """Every language with a catalogue, each in its own words."""
    return [("", _("As the paper")), *settings.LANGUAGES]
