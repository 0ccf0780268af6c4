"""One noun phrase, as it is found in a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from tawthiq.arabic.numbers import Quantity
from tawthiq.lexicon import Entry, Hit


@dataclass(slots=True)
class Group:
    """One noun phrase: how many of whom, or which thing and whose.

    `actors` are the parties named in it, in order; `person` the noun for people and `object` the class of a thing,
    where there is one. `preposition` is what binds it to the clause ("ب", "ل", "من", "على" … or empty).
    """

    first: int
    last: int
    head: int
    """Token of the noun, behind quantity and preposition."""
    quantity: Quantity | None = None
    person: Entry | None = None
    object: str | None = None
    owner: Entry | None = None
    """The person noun that a thing belongs to: سيارة مدرس."""
    actors: list[str] = field(default_factory=list)
    preposition: str = ""
    joined: bool = False
    """Whether a و binds it to what stands before."""
    suffix: str = ""
    definite: bool = False
    accusative: bool = False
    unit: bool = False
    harm: Hit | None = None
    """The noun for the harmed, where it is the head: ثمانية قتلى."""
    other: bool = False
    """Whether "آخر", "آخرين" make it more of those named before."""

    @property
    def is_people(self) -> bool:
        """Whether it can be counted as people."""
        people = self.person is not None or self.quantity is not None or self.harm is not None
        return self.object is None and (people or bool(self.actors) or self.unit)

    @property
    def named(self) -> bool:
        """Whether a party or a class of people is named in it."""
        return bool(self.actors) or (self.person is not None and self.person.key not in ("member", "unknown"))

    def party(self) -> str | None:
        """The id it stands for where the phrase itself says, else None."""
        if self.actors:
            return self.actors[0]
        noun = self.person or self.owner
        if noun is not None and noun.key not in ("member", "attacker", "unknown"):
            return noun.key
        return None

    @property
    def may_act(self) -> bool:
        """Whether it can be the doer of a deed: a party, an armed group, gunmen; not a thing or counted civilians."""
        if self.object is not None and not self.unit:
            return self.object in ("convoy", "aircraft") and bool(self.actors)
        if (
            self.quantity is not None
            and self.person is not None
            and self.person.key not in ("attacker", "member", "unknown_gunmen")
        ):
            return False
        if self.unit or self.actors:
            return not (
                self.person
                and self.person.form == "singular"
                and self.person.key == "member"
                and not self.actors
            )
        return self.person is not None and self.person.key in (
            "attacker",
            "member",
            "unknown_gunmen",
            "smugglers",
        )


ANYBODY = frozenset(("رجل", "امرأة", "سيدة", "شقيق"))
"""Nouns that say of a person no more than that it is a man or a woman."""
_JUDGED = frozenset(("raid", "arrest", "security_operation", "execution"))


def is_anybody(kind: str, group: Group) -> bool:
    """ "اعتقلت رجلاً": nothing says that those taken or put to death are civilians."""
    person = group.person
    return (
        kind in _JUDGED
        and person is not None
        and person.key == "civilians"
        and person.facts.get("lemma", "") in ANYBODY
        and not group.actors
    )
