"""One counted phrase of people harmed, and what its words count by the contract."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.lexicon import Hit
from tawthiq.reader.group import Group

Bounds = tuple[int | None, int | None, str | None]
"""Lowest, highest, vague."""

SEVERAL: Bounds = (2, None, "several")
BY_FORM: dict[str, Bounds] = {"singular": (1, 1, None), "dual": (2, 2, None), "plural": SEVERAL}
"""What a noun counts without a number, by its form."""


@dataclass(slots=True, eq=False)
class Toll:
    """One counted phrase: "مقتل ثلاثة عناصر من قسد".

    `outcome` is one of the contract's, or "casualties" for killed and wounded together. `whole` is the toll that this
    one is a part of. `agent` is who did it, where the verb has a subject of its own. `owner` is the phrase that says
    whose they are, where that is another than the counted one.
    """

    outcome: str
    first: int
    last: int
    harm: Hit
    group: Group | None = None
    minimum: int | None = None
    maximum: int | None = None
    vague: str | None = None
    whole: Toll | None = None
    complete: bool = False
    """Whether the parts list the whole ("وهم"), rather than name some of it ("بينهم")."""
    agent: Group | None = None
    pronoun: str = ""
    """The suffix that stands for the harmed: "لمقتله"."""
    of_all: bool = False
    """For a part: it says what all of the whole are ("جميعهم أطفال")."""
    owner: Group | None = None
    of_wounded: bool = False
    """Whether it is the death of one of the wounded told before: "توفي أحدهم"."""
    elided: bool = False
    """Whether the word of harm is not said again: "قُتل ثلاثة بقصف على أ، وخمسة بقصف على ب"."""
    mostly: str | None = None
    """The class of people that most of them are said to be: "أغلبهم نساء وأطفال"."""
    among: bool = False
    """Whether it breaks down people told before: "ومن بين القتلى ستة أطفال"."""

    @property
    def whose(self) -> Group | None:
        """The phrase that says whose they are."""
        return self.owner or self.group

    @property
    def group_named(self) -> bool:
        """Whether the counted phrase names whose they are."""
        return self.group is not None and bool(self.group.actors)

    @property
    def who(self) -> str | None:
        """Women, children or officers, where the noun says so."""
        noun = (self.group.person if self.group else None) or (self.owner.person if self.owner else None)
        return (noun.facts.get("who") or None) if noun else None

    @property
    def of_the_attackers(self) -> bool:
        """Whether those attacked struck back: "قتلت القوات اثنين من المهاجمين"."""
        group = self.group
        person = group.person if group is not None else None
        return group is not None and group.definite and person is not None and person.key == "attacker"

    def take(self, bounds: Bounds) -> None:
        """Takes over the bounds of a phrase."""
        self.minimum, self.maximum, self.vague = bounds
