"""Which party a name means in this article: names bound to a period, and short names that mean a party named before."""

from __future__ import annotations

from datetime import date

from tawthiq.lexicon import Entry


class Actors:
    """The parties named so far in one article, in the order of their last mention."""

    def __init__(self, published: date | None, country: str | None = None) -> None:
        self._published = published
        self.country = country
        self._recent: list[str] = []

    def valid(self, entry: Entry) -> bool:
        """Whether a name was in use with this meaning when the article appeared."""
        since, until = entry.facts.get("since", ""), entry.facts.get("until", "")
        if not since and not until:
            return True
        if self._published is None:
            return not since  # without a date the older meaning is the commoner one in the archives
        day = self._published.isoformat()
        return (not since or since <= day) and (not until or day < until)

    def mention(self, actor: str) -> None:
        """Notes that a party was named."""
        if actor in self._recent:
            self._recent.remove(actor)
        self._recent.append(actor)

    def last(self, *candidates: str) -> str | None:
        """The last named of these parties."""
        return next((a for a in reversed(self._recent) if a in candidates), None)

    def meant(self, anaphor: Entry) -> str | None:
        """The party that a short name such as "التنظيم" means here; None where nothing speaks for one."""
        named = self.last(*anaphor.facts["candidates"].split())
        if named is not None:
            return named
        defaults = dict(pair.split("=", 1) for pair in anaphor.facts["defaults"].split() if "=" in pair)
        return defaults.get(self.country or "", defaults.get("*")) or None
