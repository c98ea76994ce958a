"""The pictures of docs/pictures: of which page each is, for whom, how wide, in which light and language."""

from dataclasses import dataclass

WIDE, PHONE, SMALL = (1280, 900), (390, 844), (320, 640)
TALL, TALL_PHONE, SHEET = (1280, 1600), (390, 1600), (794, 1123)


@dataclass(frozen=True)
class Shot:
    """One picture: which page, for whom (nobody: a reader), how wide, in which light, from what `part` on.

    `language` is that of the paper and of its desk; PSEUDO shows what is not in the catalogues.
    """

    name: str
    page: str
    who: str = ""
    size: tuple = WIDE
    dark: bool = False
    printed: bool = False
    act: str = ""
    part: str = ""
    whole: bool = True
    language: str = "en"


PSEUDO = "pseudo"
PSEUDO_SETTINGS = "tests.words.pseudo_settings"
LANGUAGES = ("en", "de", "ar")
PAGES = ("front", "section", "article", "author", "tag", "series", "archive", "search", "write", "missing")
SHOTS = (
    Shot("front", "front", size=TALL, whole=False),
    *(Shot(page, page) for page in PAGES[1:]),
    *(Shot(f"{page}-dark", page, dark=True) for page in PAGES),
    *(Shot(f"{page}-phone", page, size=PHONE) for page in PAGES),
    Shot("front-320", "front", size=SMALL),
    Shot("article-320", "article", size=SMALL),
    Shot("arabic", "arabic"),
    Shot("arabic-dark", "arabic", dark=True),
    Shot("arabic-phone", "arabic", size=PHONE),
    Shot("retracted", "retracted"),
    Shot("corrected", "corrected"),
    Shot("note", "corrected", part=".note"),
    Shot("opinion", "opinion"),
    Shot("gallery", "gallery"),
    Shot("thread", "thread", part="#comments"),
    Shot("print", "article", size=SHEET, printed=True),
    Shot("print-arabic", "arabic", size=SHEET, printed=True),
    Shot("log-in", "log-in"),
    Shot("log-in-phone", "log-in", size=PHONE),
    Shot("desk", "desk", "chief"),
    Shot("desk-dark", "desk", "chief", dark=True),
    Shot("desk-articles", "desk-articles", "editor"),
    Shot("desk-form", "desk-form", "editor", TALL, whole=False),
    Shot("desk-form-dark", "desk-form", "editor", TALL, dark=True, whole=False),
    Shot("desk-form-phone", "desk-form", "editor", TALL_PHONE, whole=False),
    Shot("desk-keys", "desk-form", "editor", act="keys", whole=False),
    Shot("desk-photo", "desk-form", "editor", act="photo", whole=False),
    Shot("desk-photo-words", "desk-form", "editor", act="words", whole=False),
    Shot("desk-version", "desk-form", "editor", act="version", whole=False),
    Shot("desk-photos", "desk-photos", "editor"),
    Shot("desk-queue", "desk-queue", "moderator"),
    Shot("desk-queue-dark", "desk-queue", "moderator", dark=True),
    Shot("desk-queue-phone", "desk-queue", "moderator", PHONE),
    Shot("desk-comment", "desk-queue", "moderator", act="comment"),
    Shot("desk-threads", "desk-threads", "moderator"),
    Shot("desk-site", "desk-site", "chief"),
    Shot("desk-people", "desk-people", "chief"),
    Shot("staff-on-the-page", "thread", "editor", whole=False),
    Shot("staff-in-the-thread", "thread", "moderator", part="#comments"),
    *(Shot(f"front-{code}", "front", size=TALL, whole=False, language=code) for code in ("de", "ar")),
    *(Shot(f"article-{code}", "corrected", language=code) for code in ("de", "ar")),
    *(Shot(f"thread-{code}", "thread", part="#comments", language=code) for code in ("de", "ar")),
    *(Shot(f"receipt-{code}", "write", act="send", language=code) for code in ("de", "ar")),
    *(
        Shot(f"desk-form-{code}", "desk-form", "editor", TALL, whole=False, language=code)
        for code in ("de", PSEUDO)
    ),
    *(Shot(f"desk-queue-{code}", "desk-queue", "moderator", language=code) for code in ("de", PSEUDO)),
)
NAMED = {
    "article": "old-ferry-bridge",
    "arabic": "port-al-nour-sails",
    "corrected": "shop-in-lime-street",
    "opinion": "bridge-will-cost",
    "gallery": "three-thousand-lights",
    "thread": "old-ferry-bridge",
}
FIXED = {
    "front": "/",
    "search": "/search/?q=bridge",
    "missing": "/no/such/page/",
    "retracted": "/health/lime-street-spring/",
    "log-in": "/accounts/login/",
    "desk": "/admin/",
    "desk-articles": "/admin/articles/article/",
    "desk-photos": "/admin/articles/photo/",
    "desk-queue": "/admin/comments/comment/",
    "desk-threads": "/admin/comments/thread/",
    "desk-site": "/admin/newsroom/site/1/change/",
    "desk-people": "/admin/newsroom/user/",
}
