"""A row of the gazetteer while it is being built, and what makes two names or two rows the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import asin, cos, radians, sin, sqrt

from tawthiq.places.naming import best_first, clean_names, name_key

__all__ = ["Draft", "best_first", "clean_names", "distance_km", "name_key"]


@dataclass(slots=True)
class Draft:
    """One row being built; `names[0]` is the name it will be shown by."""

    id: str
    kind: str
    names: list[str]
    country: str
    lat: float | None = None
    lon: float | None = None
    admin1: str = ""
    pcodes: tuple[str, str, str] = ("", "", "")
    prior: float = 0.1
    common_word: bool = False
    source: str = ""
    population: int = 0
    english: set[str] = field(default_factory=set)
    names_by_hand: bool = False
    latin_only: bool = False
    """No source has an Arabic name: it is known by its Latin one, and never read in a text."""

    def known_by_latin(self) -> None:
        """Makes its Latin name the one it is known by."""
        self.names, self.latin_only, self.prior = sorted(self.english)[:1], True, 0.0

    def name_keys(self) -> set[str]:
        """What its names are compared by."""
        return {name_key(n) for n in self.names}

    def add_names(self, names: list[str]) -> None:
        """Adds names that it does not have yet, marks and all the same spelling once."""
        known = {" ".join(n.split()) for n in self.names}
        for name in names:
            if name not in known:
                known.add(name)
                self.names.append(name)


def distance_km(a_lat: float, a_lon: float, b_lat: float, b_lon: float) -> float:
    """Great-circle distance in km."""
    p, q = radians(a_lat), radians(b_lat)
    h = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(b_lon - a_lon) / 2) ** 2
    return 12742 * asin(sqrt(h))
