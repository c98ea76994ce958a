"""The written rule of every view: who may use it, and what they get."""

from dataclasses import dataclass, field

NAMES = (
    *("anonymous", "deactivated", "reader", "moderator", "reporter", "reporter_elsewhere"),
    *("editor", "editor_elsewhere", "section_chief", "chief", "superuser"),
    *("publisher_here", "publisher_elsewhere", "retractor_here", "reviewer_here"),
    *("writer_by_grant", "own_publisher"),
)
# Reporters (one has no role at all) with a grant; "elsewhere" works here, too, and was granted it in Sport.
GRANTED = set(NAMES[-6:])
EVERYBODY = set(NAMES)
OUTSIDE = {"anonymous", "deactivated"}
INSIDE = EVERYBODY - OUTSIDE
STAFF = INSIDE - {"reader"}
WRITERS = STAFF - {"moderator"}
HERE = WRITERS - {"reporter_elsewhere", "editor_elsewhere"}
EDITORS = WRITERS - {"reporter", "reporter_elsewhere"} - GRANTED
EDITORS_HERE = EDITORS & HERE
PUBLISHERS_HERE = EDITORS_HERE | {"publisher_here"}
BREAKERS = EDITORS | {"publisher_here", "publisher_elsewhere", "own_publisher"}
WITHDRAWERS_HERE = EDITORS_HERE | {"retractor_here"}
REVIEWERS_HERE = EDITORS_HERE | {"reviewer_here"}
LEADERS = {"section_chief", "chief", "superuser"}
WHOLE_PAPER = {"chief", "superuser"}
MODERATORS = {"moderator"} | EDITORS
DECIDERS = {"moderator"} | LEADERS
MODERATORS_HERE = {"moderator"} | EDITORS_HERE
NOBODY = set()


@dataclass(frozen=True)
class Rule:
    """Who gets `status` from a view for GET and `posted` for POST; the others are turned away.

    At the desk those who are not staff are sent to the log-in, and staff without the permission
    get 403. `but` says what some get instead; `may_post` who may, where fewer act than look.
    """

    who: set
    status: int = 200
    given: tuple = ()
    query: str = ""
    posted: int | None = None
    data: dict | str | None = None
    may_post: set | None = None
    but: dict = field(default_factory=dict)

    def expect(self, person, *, post):
        if person in self.but:
            return self.but[person]
        may = self.who if self.may_post is None or not post else self.may_post
        if person in may:
            return self.posted if post else self.status
        return 403 if person in STAFF else 302


def public(*given, status=200, posted=405):
    """Readable by everybody, and nothing is taken."""
    return Rule(EVERYBODY, status, given=given, posted=posted)


def door(who, *given, status=200, but=None):
    return Rule(who, status, given=given, but=but or {})


def act(who, story, data=None, *, posted=302):
    """A page that asks once and then calls a verb."""
    return Rule(who, given=(story,), posted=posted, data=data)


# Some pages treat what is not theirs as if it were not there, and lead back.
UNKNOWN_THERE = {"editor_elsewhere": 302, "reporter_elsewhere": 302}
LOGGED_IN_LEAVE = dict.fromkeys(INSIDE, 302)
NO_SESSION = dict.fromkeys([*OUTSIDE, "reader"], 401)
UNKNOWN = "00000000-0000-4000-8000-000000000000"

# Strings that begin with @ name something that the test has made.
RULES = {
    # Readers
    "articles:front": public(),
    "articles:section": public("world"),
    "articles:section_feed": public("world"),
    "articles:tag": public("harbour"),
    "articles:author": public("ada-quill"),
    "articles:series": public("the-harbour"),
    "articles:archive": public(),
    "articles:archive_year": public(2026),
    "articles:archive_month": public(2026, 3),
    "articles:archive_day": public(2026, 3, 2),
    "articles:corrections": public(),
    "articles:corrections_feed": public(),
    "articles:search": public(),
    "articles:feed": public(),
    "articles:sitemap": public(),
    "articles:sitemap_part": public("pages"),
    "articles:photo": public(UNKNOWN, "960-0.jpg", status=404),
    "articles:preview_link": public("0" * 64, status=404),
    "articles:preview_link_photo": public("0" * 64, UNKNOWN, "960-0.jpg", status=404),
    "articles:article": public("@path"),
    "robots": public(),
    "security": public(),
    "favicon": public(status=302),
    "logo": public("0123456789abcdef", status=404),
    # A paper that has people can be set up by nobody
    "setup": Rule(EVERYBODY, 410, posted=410, data={}),
    "setup_test": Rule(EVERYBODY, 410, posted=410, data={}),
    "setup_link": Rule(EVERYBODY, 410, given=("s" * 43,), posted=410, data={}),
    "theme": Rule(EVERYBODY, 405, posted=302, data={"theme": "dark"}),
    "colours": public(),
    "catalogue": public("en", "0123456789ab"),
    "healthz": Rule(EVERYBODY),
    "comments:write": Rule(EVERYBODY, given=("@public",)),
    "comments:desk": Rule(
        HERE | {"moderator"},
        given=("@public",),
        posted=303,
        data={"do": "close"},
        may_post=MODERATORS_HERE,
        but={"reader": 403},
    ),
    "comments:receipt": Rule(EVERYBODY, 404, given=("r" * 43,)),
    # Getting in and out
    "account_login": door(OUTSIDE, but=LOGGED_IN_LEAVE),
    "account_logout": door(INSIDE),
    "account_inactive": door(EVERYBODY),
    "account_signup": door(OUTSIDE, but=LOGGED_IN_LEAVE),
    "account_reauthenticate": door(INSIDE),
    "account_change_password": door(INSIDE),
    "account_language": door(INSIDE),
    "account_set_password": door(NOBODY, but=LOGGED_IN_LEAVE),
    "account_reset_password": door(EVERYBODY),
    "account_reset_password_done": door(EVERYBODY),
    "account_reset_password_from_key": door(EVERYBODY, "1", "no-such-token"),
    "account_reset_password_from_key_done": door(EVERYBODY),
    # The desk
    "admin:index": Rule(STAFF),
    # A script asks these; without a signature of the form, nobody's words are kept or shown
    "admin:session": Rule(STAFF, but=NO_SESSION),
    "admin:autosave": Rule(NOBODY, posted=200, data={}),
    "admin:autosave_discard": Rule(STAFF, 405, posted=403, data={}),
    "admin:login": Rule(STAFF, 302, but={"reader": 403}),
    "admin:logout": Rule(STAFF, 405, posted=302),
    "admin:password_change": Rule(STAFF, 302),
    "admin:password_change_done": Rule(STAFF),
    "admin:jsi18n": Rule(STAFF),
    "admin:autocomplete": Rule(WRITERS, query="?app_label=articles&model_name=byline&field_name=author"),
    "admin:app_list": Rule(WRITERS, given=("articles",), but={"moderator": 404}),
    "admin:catch_all_view": Rule(STAFF, 404, given=("nowhere/",)),
    # Articles
    "admin:articles_article_changelist": Rule(WRITERS),
    "admin:articles_article_add": Rule(WRITERS, posted=302, data="@own article"),
    "admin:articles_article_change": Rule(HERE, given=("@draft",), posted=302, data="@typed"),
    "admin:articles_article_history": Rule(HERE, given=("@draft",)),
    "admin:articles_article_delete": Rule(NOBODY, given=("@draft",), posted=302, data={"post": "yes"}),
    "admin:articles_article_preview": Rule(HERE, given=("@draft",), posted=200, data={}),
    "admin:articles_article_preview_new": Rule(WRITERS, 302, posted=200, data={}),
    "admin:articles_article_preview_links": Rule(
        HERE, given=("@draft",), posted=302, data={"name": "A lawyer", "hours": "24"}
    ),
    "admin:articles_article_revoke_link": Rule(HERE, 405, given=("@draft", "@link"), posted=302),
    "admin:articles_article_publish": Rule(PUBLISHERS_HERE, given=("@draft",), posted=422, data={}),
    # Who publishes anywhere, their own stories included, breaks news in the sections in which they do.
    "admin:articles_article_breaking": Rule(BREAKERS, posted=422, data={}),
    "admin:articles_article_lead": Rule(PUBLISHERS_HERE, given=("@public",), posted=302, data={"do": "lead"}),
    "admin:articles_article_revision": Rule(HERE, given=("@draft", 1), posted=302, data={"seen": 1}),
    # A form without the version that it was opened with is shown anew
    # Who may publish here fixes a few words, too.
    "admin:articles_article_fix": Rule(PUBLISHERS_HERE, given=("@public",), posted=422, data={}),
    # There is none, so the way leads back
    "admin:articles_article_conflicts": Rule(EDITORS_HERE, 302, given=("@public",), posted=302, data={}),
    "admin:articles_article_compare": Rule(HERE, given=("@public",)),
    "admin:articles_article_edition": Rule(HERE, given=("@waiting", "@edition")),
    "admin:articles_article_presence": Rule(
        HERE, 405, given=("@draft",), posted=200, data={"window": UNKNOWN, "opened": "1"}
    ),
    "admin:articles_article_lookup": Rule(WRITERS, query="?q=rain"),
    "admin:articles_article_tags": Rule(WRITERS, query="?q=rain"),
    "admin:articles_article_embed": Rule(WRITERS, query="?address=https://vimeo.com/12345678"),
    "admin:articles_article_unpublish": act(WITHDRAWERS_HERE, "@public", {"note": ""}),
    "admin:articles_article_duplicate": act(WITHDRAWERS_HERE, "@public", {"original": ""}, posted=422),
    "admin:articles_article_retract": act(WITHDRAWERS_HERE, "@public", {"note": "It was wrong."}),
    "admin:articles_article_take-down": act(WITHDRAWERS_HERE, "@public", {"note": "A court ordered it."}),
    "admin:articles_article_restore": act(WITHDRAWERS_HERE, "@gone", {"note": ""}),
    "admin:articles_article_blank": act(LEADERS, "@gone", {"reason": "A court ordered it."}),
    "admin:articles_article_copy": act(HERE, "@draft"),
    "admin:articles_article_template": act(EDITORS_HERE, "@draft", "@named"),
    "admin:articles_article_expunge": act(
        LEADERS,
        "@public",
        {"words": "council", "how": "mark", "heading": "court", "reason": "A court."},
        posted=200,
    ),
    "admin:articles_article_bin": act(HERE, "@draft"),
    "admin:articles_article_unbin": act(HERE, "@binned"),
    "admin:articles_article_cancel": Rule(
        PUBLISHERS_HERE, given=("@waiting", "@edition"), posted=302, data={"reason": ""}
    ),
    "admin:articles_article_owed": Rule(
        LEADERS, given=("@public", "@owed"), posted=302, data={"reason": "The agency wants none."}
    ),
    "admin:articles_article_ready": act(HERE, "@draft", {"note": "Checked."}),
    # Only who handed it over takes it back: none of these.
    "admin:articles_article_take-back": act(HERE, "@ready", posted=422),
    "admin:articles_article_back": act(REVIEWERS_HERE, "@ready", {"reason": "Who was there?", "seen": 1}),
    "admin:articles_article_approve": act(REVIEWERS_HERE, "@ready", {"seen": 1}),
    "admin:articles_article_assign": act(REVIEWERS_HERE, "@ready", "@assign"),
    # Photographs belong to the whole paper
    "admin:articles_photo_changelist": Rule(WRITERS),
    "admin:articles_photo_add": Rule(WRITERS, posted=200, data={}),
    "admin:articles_photo_change": Rule(WRITERS, given=("@photo",), posted=200, data={}, may_post=EDITORS),
    "admin:articles_photo_history": Rule(WRITERS, given=("@photo",)),
    "admin:articles_photo_delete": Rule(NOBODY, given=("@photo",), posted=302, data={"post": "yes"}),
    "admin:articles_photo_file": Rule(WRITERS, 404, given=("@photo uuid", "960-0.jpg")),
    "admin:articles_photo_original": Rule(WRITERS, given=("@photo uuid",)),
    "admin:articles_photo_library": Rule(WRITERS),
    "admin:articles_photo_upload": Rule(WRITERS, 405, posted=422, data={}),
    "admin:articles_photo_words": Rule(EDITORS, 405, given=("@photo",), posted=204, data={"caption": "A"}),
    "admin:articles_photo_credit": Rule(WRITERS, query="?words=(Mia Lens/Reuters)"),
    # What articles are filed under
    "admin:articles_section_changelist": Rule(WRITERS),
    "admin:articles_section_add": Rule(LEADERS, posted=200, data={}),
    "admin:articles_section_change": Rule(HERE, given=("@section",), posted=200, data={}, may_post=LEADERS),
    "admin:articles_section_history": Rule(HERE, given=("@section",)),
    "admin:articles_section_delete": Rule(NOBODY, given=("@section",), posted=302, data={"post": "yes"}),
    "admin:articles_author_changelist": Rule(WRITERS),
    "admin:articles_author_add": Rule(EDITORS, posted=200, data={}),
    "admin:articles_author_change": Rule(WRITERS, given=("@author",), posted=200, data={}, may_post=EDITORS),
    "admin:articles_author_history": Rule(WRITERS, given=("@author",)),
    "admin:articles_series_changelist": Rule(WRITERS),
    "admin:articles_series_add": Rule(EDITORS, posted=200, data={}),
    "admin:articles_series_change": Rule(WRITERS, given=("@series",), posted=200, data={}, may_post=EDITORS),
    "admin:articles_series_history": Rule(WRITERS, given=("@series",)),
    "admin:articles_series_delete": Rule(NOBODY, given=("@series",), posted=302, data={"post": "yes"}),
    "admin:articles_author_delete": Rule(NOBODY, given=("@author",), posted=302, data={"post": "yes"}),
    "admin:articles_tag_changelist": Rule(WRITERS),
    "admin:articles_tag_add": Rule(WRITERS, posted=200, data={}),
    "admin:articles_tag_change": Rule(WRITERS, given=("@tag",), posted=200, data={}, may_post=EDITORS),
    "admin:articles_tag_history": Rule(WRITERS, given=("@tag",)),
    "admin:articles_tag_delete": Rule(NOBODY, given=("@tag",), posted=302, data={"post": "yes"}),
    # Templates of the whole paper
    "admin:articles_storytemplate_changelist": Rule(WRITERS),
    "admin:articles_storytemplate_add": Rule(EDITORS, posted=200, data={}),
    "admin:articles_storytemplate_change": Rule(
        WRITERS, given=("@template",), posted=200, data={}, may_post=EDITORS
    ),
    "admin:articles_storytemplate_history": Rule(WRITERS, given=("@template",)),
    "admin:articles_storytemplate_delete": Rule(EDITORS, given=("@template",), posted=302, data={}),
    # Comments
    "admin:comments_comment_changelist": Rule(MODERATORS),
    "admin:comments_comment_add": Rule(NOBODY, posted=302, data={}),
    "admin:comments_comment_change": Rule(
        MODERATORS_HERE, given=("@comment",), posted=302, data="@approve", may_post=DECIDERS
    ),
    "admin:comments_comment_history": Rule(MODERATORS_HERE, given=("@comment",), but=UNKNOWN_THERE),
    "admin:comments_comment_delete": Rule(NOBODY, given=("@comment",), posted=302, data={"post": "yes"}),
    "admin:comments_thread_changelist": Rule(MODERATORS),
    "admin:comments_thread_add": Rule(MODERATORS, posted=200, data={}),
    "admin:comments_thread_change": Rule(
        MODERATORS_HERE, given=("@thread",), posted=200, data={}, but={"editor_elsewhere": 302}
    ),
    "admin:comments_thread_history": Rule(MODERATORS_HERE, given=("@thread",), but=UNKNOWN_THERE),
    "admin:comments_thread_delete": Rule(NOBODY, given=("@thread",), posted=302, data={"post": "yes"}),
    # People, and the paper itself
    "admin:newsroom_user_changelist": Rule(LEADERS),
    "admin:newsroom_user_add": Rule(LEADERS, posted=200, data={}),
    "admin:newsroom_user_change": Rule(
        LEADERS, given=("@colleague",), posted=200, data={}, may_post=WHOLE_PAPER
    ),
    "admin:newsroom_user_history": Rule(LEADERS, given=("@colleague",)),
    "admin:newsroom_user_delete": Rule(NOBODY, given=("@colleague",), posted=302, data={"post": "yes"}),
    "admin:newsroom_user_invite": Rule(WHOLE_PAPER, 302, given=("@colleague",), posted=302, data={}),
    "admin:newsroom_site_changelist": Rule(LEADERS, 302),
    "admin:newsroom_site_add": Rule(NOBODY, posted=302, data={}),
    "admin:newsroom_site_change": Rule(LEADERS, given=("1",), posted=200, data={}, may_post=WHOLE_PAPER),
    "admin:newsroom_site_test": Rule(WHOLE_PAPER, posted=302, data={}),
    "admin:newsroom_user_link": Rule(WHOLE_PAPER, 302, given=("@colleague",), posted=302, data={}),
    "admin:status": Rule(LEADERS, posted=302, data={}, may_post=WHOLE_PAPER),
    "admin:newsroom_site_history": Rule(LEADERS, given=("1",)),
    "admin:newsroom_site_delete": Rule(NOBODY, given=("1",), posted=302, data={"post": "yes"}),
}
