"""What a hostile or broken client sends: values, paths, headers and bodies."""

import random

from django.conf import settings

VALUES = (
    *("", " ", "-1", "0", "1000000000", "9" * 400, "1e309", "NaN", "null", "[]", "{}", "None", "true"),
    *(
        "\x00",
        "a\x00b",
        "\x1b[2J",
        "\r\nSet-Cookie: a=b",
        "\u202egnp.exe",
        "\ufeff",
        "\u0660\u0661",
        "💥" * 50,
    ),
    *(
        "<script>alert(1)</script>",
        "'\"><img src=x onerror=alert(1)>",
        "javascript:alert(1)",
        "{{ 7|add:7 }}",
    ),
    *(
        "{% load x %}",
        "' OR 1=1 --",
        '"; DROP TABLE x; --',
        "../../etc/passwd",
        "..\\..\\x",
        "//evil.example/",
    ),
    *(
        "http://[::1",
        "https://evil.example/",
        "%00",
        "%ff%fe",
        "%2e%2e%2f",
        "2025-02-30",
        "0001-01-01",
        "9999-12-31",
    ),
    *("9999-12-31 23:59:59", "0000-00-00", "-99999-01-01", "25:61", "a" * 9000, "\n" * 2000, "é" * 500),
    *(
        "NEAR(",
        'title:"',
        "*",
        "-",
        '"',
        "a AND",
        "(",
        "\\",
        "^",
        "~1",
        "𝕏",
        "\u0130",
        "ﬃ",
        "\u0000".join("ab"),
    ),
    "00000000-0000-0000-0000-000000000000",
)
COUNTS = (
    *("-1", "0", "1", "3", "999", "1000", "1001", "1000000", "2147483648", "9223372036854775808"),
    *(
        "9" * 400,
        "9" * 5000,
        "٣",
        "１２",
        "1e9",
        "1_000",
        "+5",
        "0x7f",
        " 1 ",
        "1.0",
        "NaN",
        "inf",
        "",
        "\x00",
    ),
)
SEGMENTS = (
    *(
        "-1",
        "0",
        "1000000000000000000000",
        "%00",
        "%FF",
        "%ed%a0%80",
        "..",
        "%2e%2e",
        "a" * 3000,
        "%F0%9F%92%A5",
    ),
    *(
        "<script>",
        "%3Cscript%3E",
        "{{7}}",
        "'",
        "%27%20OR%201=1",
        "\\",
        "%5C",
        ";",
        "%0d%0aX:1",
        "~",
        "*",
        "٣",
    ),
    *("00000000-0000-0000-0000-000000000000", "2025", "13", "99", "0001", "null"),
)
PARAMETERS = (
    *("q", "before", "after", "page", "p", "o", "all", "e", "comments", "comment", "reply", "next", "s"),
    *("_popup", "_to_field", "_changelist_filters", "app_label", "model_name", "field_name", "term"),
    *("state", "state__exact", "section", "id__exact", "date", "year", "_facets", "page_id"),
)
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND")
CONTENT_TYPES = (
    *(
        "application/x-www-form-urlencoded; charset=utf-7",
        "application/x-www-form-urlencoded; charset=nonsense",
    ),
    *(
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=x; charset=utf-16",
    ),
    *("application/json", "text/xml", "\x00", "", "application/x-www-form-urlencoded"),
)
BODIES = (
    b"",
    b"\x00",
    b"\xff\xfe",
    b"a=1&a=2&=3&b",
    b"%ZZ=%",
    b"--x\r\n\r\n",
    b"{",
    b"a=" + b"b" * 100_000,
    b"&" * 5000,
)
HEADERS = (
    {"HTTP_ACCEPT_LANGUAGE": "\x00, *;q=9e9" + ",x" * 500},
    {"HTTP_IF_MODIFIED_SINCE": "yesterday"},
    {"HTTP_IF_NONE_MATCH": '"' * 99},
    {"HTTP_RANGE": "bytes=9-1,-,a"},
    {"HTTP_COOKIE": f"{settings.SESSION_COOKIE_NAME}=\x01; setup=\x01é; csrftoken=" + "é" * 99},
    {"HTTP_HOST": "evil.example"},
    {"HTTP_HOST": "a..b:99999"},
    {"HTTP_X_FORWARDED_FOR": "nonsense, ::ffff:1.2.3.4"},
    {"HTTP_REFERER": "http://[::1"},
)


def mutate(address: str, chance: random.Random) -> str:
    """The address with a segment replaced, added or doubled, or with hostile parameters."""
    path, _, query = address.partition("?")
    segments = path.split("/")
    if chance.random() < 0.6 and len(segments) > 2:
        segments[chance.randrange(1, len(segments))] = chance.choice(SEGMENTS)
    if chance.random() < 0.2:
        segments.insert(chance.randrange(1, len(segments)), chance.choice(("", *SEGMENTS)))
    return "/".join(segments) + (f"?{query}" if query and chance.random() < 0.3 else "")


def fill(values: dict, chance: random.Random) -> dict:
    """A form's values with one to all of them replaced by hostile ones, some left out."""
    share = chance.choice((0.1, 0.5, 1.0))
    return {
        name: chance.choice(VALUES) if chance.random() < share else value
        for name, value in values.items()
        if chance.random() > 0.05
    }


def tamper(form, chance: random.Random) -> dict:
    """A form's values with what nobody sees changed: hidden fields, counts of rows, rows that are none."""
    values = dict(form.values)
    for name in chance.sample(form.hidden, min(len(form.hidden), chance.randrange(1, 5))):
        values[name] = chance.choice((*COUNTS, *COUNTS, *VALUES))
        if chance.random() < 0.1:
            values[name] = [chance.choice(COUNTS) for _ in range(chance.choice((2, 50, 900)))]
    for prefix in form.sets:
        if chance.random() < 0.3:
            values |= rows(prefix, form, chance)
        if chance.random() < 0.3:
            same = chance.choice(COUNTS)
            values |= {f"{prefix}-{name}_FORMS": same for name in ("TOTAL", "INITIAL")}
    return values


def rows(prefix: str, form, chance: random.Random) -> dict:
    """Rows with odd numbers, made of the fields of the empty one."""
    empty = f"{prefix}-__prefix__-"
    fields = [name.removeprefix(empty) for name in form.values if name.startswith(empty)]
    numbers = [chance.choice((0, 1, 7, 999, 10**6, "٣", "-1", "01", "9" * 300)) for _ in range(3)]
    numbers += range(chance.choice((0, 0, 5, 120)))
    return {
        f"{prefix}-{number}-{name}": chance.choice((*COUNTS, "1", "2"))
        for number in numbers
        for name in fields
    }
