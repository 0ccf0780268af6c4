"""Third-person inflection of verbs, as far as news reports use it.

A lexicon row names a verb by its perfect and imperfect with "he"; this module spells the other persons. Roots are not
analysed: in the third person the perfect is regular for every class of verb but those with a weak last radical.
"""

from __future__ import annotations

from collections.abc import Iterator

_WEAK = "ىي"


def perfect(form: str) -> Iterator[str]:
    """The third persons (and "we") of a perfect: he, she, they, the two duals.

    >>> list(perfect("قصف"))[:3]
    ['قصف', 'قصفت', 'قصفوا']
    >>> list(perfect("نفى"))[:3]
    ['نفى', 'نفت', 'نفوا']
    """
    verb, _, rest = form.partition(" ")
    tail = f" {rest}" if rest else ""
    spelled: tuple[str, ...]
    if verb[-1] == "ى":
        stem = verb[:-1]
        spelled = (verb, stem + "ت", stem + "وا", stem + "يا", stem + "تا", stem + "ينا", stem + "ا")
    elif verb[-1] == "ي":
        stem = verb[:-1]
        spelled = (verb, verb + "ت", stem + "وا", verb + "ا", verb + "تا", verb + "نا")
    else:
        spelled = (verb, verb + "ت", verb + "وا", verb + "ا", verb + "تا", verb + "نا", verb + "ن")
    for word in spelled:
        yield word + tail


def imperfect(form: str) -> Iterator[str]:
    """The third persons of an imperfect: he, she, they, the duals, and the subjunctive plural.

    >>> list(imperfect("يهاجم"))[:3]
    ['يهاجم', 'تهاجم', 'يهاجمون']
    """
    verb, _, rest = form.partition(" ")
    tail = f" {rest}" if rest else ""
    if verb[:1] != "ي":
        yield form
        return
    stem = verb[1:-1] if verb[-1] in _WEAK else verb[1:]
    for word in (
        verb,
        "ت" + verb[1:],
        "ي" + stem + "ون",
        "ي" + stem + "وا",
        "ي" + stem + "ان",
        "ت" + stem + "ان",
        "ن" + verb[1:],
    ):
        yield word + tail
