"""The outlet named by its own name: "أفاد مراسل الجزيرة" on a page of الجزيرة is the outlet's own word, not another's."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from tawthiq.arabic.script import fold
from tawthiq.reader.findings import Findings
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.vocabulary import words
from tawthiq.reader.voice import Attribution
from tawthiq.records import Article

_HEAD = 60
"""Words at the head of a page among which its outlet's name stands."""
_BEHIND = 3
"""Words behind what an outlet is called within which its name stands."""
_PAGE = 120
"""Words from which on a text is a page with a head."""
_NAMES_NO_ONE = words("own_outlet.names_no_one")


def speak_as_the_outlet(findings: Sequence[Findings], article: Article) -> None:
    """Gives quotations of an outlet by the page's own outlet to the outlet itself."""
    quoted = [
        (f.sentence, a)
        for f in findings
        for a in f.attributions
        if a.speaker == "media" and a.speaker_first >= 0
    ]
    if not quoted:
        return
    said = {i for _, a in quoted for i in range(a.speaker_first, a.speaker_last + _BEHIND)}
    own = set(_own_words(article, findings[0].sentence.tokens.words, said))
    for sentence, attribution in quoted:
        name = _name(sentence, attribution)
        if name and name <= own:
            attribution.speaker = "outlet"


def _name(sentence: Sentence, attribution: Attribution) -> set[str]:
    """The words by which a quoted outlet is named, without what kind of outlet it is: "مراسل وكالة سمارت"."""
    told = [sentence.word(i) for i in range(attribution.speaker_first, attribution.speaker_last + 1)]
    name = {word for word in told if len(word) > 1 and word not in _NAMES_NO_ONE}
    if name or not any(_PEOPLE in word for word in told):
        return name
    k = attribution.speaker_last + 1
    while sentence.word(k) in _MARKS:
        k += 1
    return {sentence.word(k)} - _NAMES_NO_ONE - {""}


_PEOPLE = "مراسل"
"""What the words for an outlet's own people hold."""
_MARKS = frozenset(('"', "(", "-"))


def _own_words(article: Article, tokens: Sequence[str], said: Collection[int]) -> Iterator[str]:
    """The words of the outlet's name, if it is known, and those at the head of a page that quote nobody."""
    yield from fold(article.outlet or "").split()
    if len(tokens) < _PAGE:
        return
    inside = False
    for i, word in enumerate(tokens[:_HEAD]):
        inside = word == "(" or (inside and word != ")")
        if not inside and i not in said:
            yield word
