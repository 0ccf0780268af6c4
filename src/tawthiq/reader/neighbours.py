"""The noun phrases of a sentence by where they stand to each other."""

from __future__ import annotations

from tawthiq.reader.group import Group
from tawthiq.reader.sentence import Sentence
from tawthiq.reader.vocabulary import words

_INTO_ANOTHER_PHRASE = words("tolls.into_another_phrase")
_UPON_IT = words("tolls.upon_it")


class Neighbours:
    """Looks for the noun phrase at, behind or before a token."""

    def __init__(self, sentence: Sentence, groups: list[Group]) -> None:
        self._s = sentence
        self._groups = groups
        self._index = {i: k for k, g in enumerate(groups) for i in range(g.first, g.last + 1)}

    def at(self, token: int) -> Group | None:
        """The noun phrase that covers a token."""
        k = self._index.get(token)
        return self._groups[k] if k is not None else None

    def starting(self, token: int, *, reach: int, bare: bool = False) -> Group | None:
        """The first group that starts within `reach` tokens, with no verb, stop or other harm between."""
        for i in range(token, min(token + reach + 1, self._s.last)):
            group = self.at(i)
            if group is not None:
                if bare and group.preposition and group.first == i:
                    return None
                return group if group.first >= token or group.first == i else None
            if self._s.word(i) in (",", ".", ":") or self._s.at(i, "harm"):
                return None
            if bare and self._s.word(i) in _INTO_ANOTHER_PHRASE and self._s.word(i + 1) not in _UPON_IT:
                return None
        return None

    def before(self, token: int) -> Group | None:
        """The noun phrase that ends at most three tokens before, with no stop between."""
        for i in range(token - 1, max(token - 4, self._s.first - 1), -1):
            group = self.at(i)
            if group is not None:
                return group
            if self._s.word(i) in (",", ".", ":"):
                return None
        return None

    def following(self, group: Group, reach: int = 1) -> Group | None:
        """The noun phrase that begins within `reach` tokens behind another, with no stop or event word between."""
        for i in range(group.last + 1, min(group.last + 1 + reach, self._s.last)):
            found = self.at(i)
            if found is not None:
                return found
            if self._aside(i):
                continue
            if self._s.word(i) in (",", ".", ":") or self._s.at(i, "harm", "trigger", "say"):
                return None
        return None

    def _aside(self, i: int) -> bool:
        """Whether a token is a time set between commas: "اغتال مسلحون، مساء أمس، قيادياً"."""
        if self._s.time_at(i) is not None:
            return True
        return self._s.word(i) == "," and (
            self._s.time_at(i + 1) is not None or self._s.time_at(i - 1) is not None
        )
