"""Which outlets are a party's own media, and how much of an address may be shown of the others'."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from urllib.parse import urlsplit

from tawthiq.arabic.script import fold
from tawthiq.exports.tables import read_table
from tawthiq.lexicon.kinds import names_of_parties
from tawthiq.lexicon.tables import forms, rows


def party_of_outlet(outlet: str | None) -> str | None:
    """The party whose own organ an outlet is; `None` for everybody else's.

    >>> party_of_outlet("وكالة أعماق"), party_of_outlet("AMAQ news agency"), party_of_outlet("صوت السهل")
    ('isis', 'isis', None)
    """
    return _organs().get(_key(outlet)) if outlet else None


@cache
def _organs() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for _, row in read_table("party_media.tsv", ("party", "names")):
        for name in row["names"].split(" | "):
            found.setdefault(_key(name), row["party"])
    for row in rows("speakers.tsv"):
        if row["kind"] == "party_organ":
            for name in forms(row["forms"]):
                found.setdefault(_key(name), row["speaker"])
    for party, names in names_of_parties().items():
        for name in (party, *names):
            found.setdefault(_key(name), party)
    return found


_CLASS_WORDS = ("وكاله", "شبكه", "قناه", "موقع", "صحيفه", "جريده", "مؤسسه", "اذاعه", "تلفزيون", "مركز")


def _key(name: str) -> str:
    """An outlet's name folded, without the word for what kind of outlet it is, articles and marks."""
    words = re.findall(r"\w+", fold(name).lower())
    if len(words) > 1 and words[0].removeprefix("ال") in _CLASS_WORDS:
        words = words[1:]
    return " ".join(word.removeprefix("ال") if len(word) > 4 else word for word in words)


_BARE = re.compile(r"\d[\d-]*|ar|en|news|article|articles|story|post|posts|archives|index|p|id|html|php|")


def shown_url(url: str | None) -> str | None:
    """An address whose path says nothing in words; of any other its site alone, as titles stand in addresses.

    >>> shown_url("https://example.org/news/2022/10/31337"), shown_url("https://example.org/2022/who-was-killed")
    ('https://example.org/news/2022/10/31337', 'https://example.org/')
    """
    if not url:
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    told = re.split(r"[/.=&?_]", f"{parts.path}?{parts.query}")
    if parts.fragment or not all(_BARE.fullmatch(part) for part in told):
        return f"{parts.scheme}://{host}/"
    return url if "@" not in parts.netloc else f"{parts.scheme}://{host}/"
