"""The doers of an event and what was done to, as the grammar of one sentence gives them."""

from __future__ import annotations

from dataclasses import dataclass, field

from tawthiq.reader.group import Group


@dataclass(slots=True)
class Arguments:
    """The noun phrases that a strand's grammar makes doers and things done to."""

    initiators: list[Group] = field(default_factory=list)
    targets: list[Group] = field(default_factory=list)
    open_subject: bool = False
    """A finite verb, or a verbal noun with a pronoun, whose doer stands further back: "وسيطرت على", "سيطرتها على"."""
    unknown_agent: bool = False
    """The text says that the doer is not known: "غارات مجهولة"."""

    def initiate(self, group: Group | None) -> None:
        """Adds a doer."""
        if group is not None and group not in self.initiators:
            self.initiators.append(group)

    def hit(self, group: Group | None) -> None:
        """Adds what was done to."""
        if group is not None and group not in self.targets and group not in self.initiators:
            self.targets.append(group)
