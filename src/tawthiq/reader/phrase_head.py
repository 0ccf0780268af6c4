"""What a noun phrase is built on: the word at its head, and what each kind of word adds to it."""

from __future__ import annotations

from dataclasses import replace

from tawthiq.lexicon import Hit
from tawthiq.reader.actors import Actors
from tawthiq.reader.group import Group
from tawthiq.reader.sentence import Sentence

_ORDER = {kind: rank for rank, kind in enumerate(("harm", "actor", "person", "object", "unit", "anaphor"))}
"""Of two as long, the one that the phrase is built on."""


class PhraseHead:
    """A noun phrase as it grows: the sentence, the next token, and what has been taken so far."""

    def __init__(self, sentence: Sentence, actors: Actors, start: int) -> None:
        self.s = sentence
        self.actors = actors
        self.i = start
        self.group = Group(start, start, start)

    def _best_head(self, i: int) -> Hit | None:
        if i not in self.s.hits:
            return None
        found = [h for h in self.s.hits[i] if h.entry.kind in _ORDER and self._allowed(h)]
        if len(found) < 2:
            return found[0] if found else None
        return min(found, key=lambda h: (-h.last, len(h.suffix), _ORDER[h.entry.kind], len(h.prefix)))

    def _allowed(self, hit: Hit) -> bool:
        if hit.entry.kind == "harm":
            return hit.entry.part == "people"
        if hit.entry.kind == "unit" and (hit.entry.key == "quantifier" or self._is_of_a_shell(hit)):
            return False
        if hit.entry.kind == "person" and self._is_adjective_of_act(hit):
            return False
        return hit.entry.kind != "actor" or self.actors.valid(hit.entry)

    def _is_of_a_shell(self, hit: Hit) -> bool:
        """ "قذيفة مدفعية": of what kind the shell was, and no artillery that fires."""
        shell = self.s.at(hit.first - 1, "weapon")
        return shell is not None and not hit.definite and not hit.prefix and hit.last == hit.first

    def _is_adjective_of_act(self, hit: Hit) -> bool:
        """ "هجوم مسلح", "اشتباكات مسلحة": the same letters as "a gunman", behind an act that takes no object."""
        before = self.s.at(hit.first - 1, "trigger")
        if before is None or before.last != hit.first - 1 or hit.prefix or before.definite != hit.definite:
            return False
        if before.entry.part == "verb" or before.entry.frame in ("masdar", "over", "hit", "repel"):
            return False
        people = ("member", "attacker", "unknown", "unknown_gunmen")
        return hit.entry.form == "singular" and hit.entry.key in people

    def _take(self, hit: Hit) -> None:
        group, entry = self.group, hit.entry
        if entry.kind == "harm":
            group.harm = group.harm or hit
        elif entry.kind == "person":
            if group.object is not None:
                group.owner = group.owner or entry
            elif group.person is None:
                group.person = entry
            elif group.person.key in ("member", "unknown") and entry.key not in ("member", "unknown"):
                # "عناصر الشرطة", "شخص مدني": the second noun says who they are
                group.person = replace(entry, form=group.person.form)
        elif entry.kind == "object":
            group.object = group.object or entry.key
        elif entry.kind == "unit":
            group.unit = True
        elif entry.kind == "actor":
            self._name(entry.key)
        elif entry.kind == "anaphor":
            if (meant := self.actors.meant(entry)) is not None:
                self._name(meant)
            else:
                group.unit = True  # "الشرطة" of a country that nothing names: a body all the same
        elif entry.kind == "adjective":
            self._name(entry.key)

    def _name(self, actor: str) -> None:
        if actor not in self.group.actors:
            self.group.actors.append(actor)
            self.actors.mention(actor)
