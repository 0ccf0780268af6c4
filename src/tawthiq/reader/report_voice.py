"""Whose report an article is as a whole: a party's in its own words, or a monitor's or party's that is passed on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tawthiq.reader.findings import Findings
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.vocabulary import words

_LEAD = 4
"""Sentences at the beginning of which one must name him."""
_SHARE = 0.6
_TIMES = 2
_FIGHTERS = words("report_voice.own_fighters")
_SIGNATURE = 2
"""Sentences at the end of a statement among which its signature is."""
_IDIOM = words("report_voice.isis_idiom")
_THEIRS = _FIGHTERS | _IDIOM
_IDIOMS = 4
"""How many words of a party's own idiom, outside quotation marks, make a page its own."""


def report_voice(findings: Sequence[Findings]) -> str | None:
    """Whose report it is; None where the outlet speaks itself."""
    return own_words_of(findings) or _passed_on(findings)


def _passed_on(findings: Sequence[Findings]) -> str | None:
    """The source that the article begins with and quotes more than all others together; None where there is none."""
    said = [
        [a for a in f.attributions if a.speaker not in (None, "outlet") and a.effect != "suspect"]
        for f in findings
    ]
    counts = Counter(a.speaker for found in said for a in found)
    if not counts:
        return None
    speaker, times = counts.most_common(1)[0]
    named = any(a.speaker == speaker and a.speaker_first >= 0 for found in said[:_LEAD] for a in found)
    if not named or times < _TIMES or times < _SHARE * sum(counts.values()):
        return None
    return speaker


def own_words_of(findings: Sequence[Findings]) -> str | None:
    """The party whose own text the article is: by its idiom, or by "our fighters" and the signature below."""
    idiom, fighters = 0, 0
    for found in findings:
        sentence = found.sentence
        own = sentence.tokens.words[sentence.first : sentence.last]
        if _THEIRS.isdisjoint(own):
            continue
        for i, word in enumerate(own, sentence.first):
            if word in _THEIRS and not _is_quoted(sentence, i):
                idiom += word in _IDIOM
                fighters += word in _FIGHTERS
    if idiom >= _IDIOMS:
        return "isis"
    return _signature(findings) if fighters else None


def _is_quoted(sentence: Sentence, i: int) -> bool:
    """Whether a word stands inside quotation marks, which are no tokens here: an odd number of them before it."""
    text, at = sentence.tokens.source.text, sentence.tokens.starts[i]
    return text.count('"', text.rfind("\n", 0, at) + 1, at) % 2 == 1


def _signature(findings: Sequence[Findings]) -> str | None:
    """The party that signs: the only organ or party that one of the last lines names, in few words."""
    for found in reversed(findings[-_SIGNATURE:]):
        sentence = found.sentence
        named = {h.entry.key for h in sentence.of_kind("actor", "speaker")}
        if len(named) == 1 and not sentence.has("trigger") and sentence.last - sentence.first <= _LINE:
            return named.pop()
    return None


_LINE = 14
"""Words that a line with a signature and its day has at most."""
