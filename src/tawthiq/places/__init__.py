"""Places: the gazetteer as data, its index, and resolution to one place or an honest list of candidates."""

from tawthiq.places.evidence import Evidence
from tawthiq.places.gazetteer import Gazetteer, gazetteer, place_names
from tawthiq.places.resolve import Resolution, resolve, to_place
from tawthiq.places.rows import PlaceRow
from tawthiq.places.units import governorate, governorate_adjectives, governorate_named, governorates

__all__ = [
    "Evidence",
    "Gazetteer",
    "PlaceRow",
    "Resolution",
    "gazetteer",
    "governorate",
    "governorate_adjectives",
    "governorate_named",
    "governorates",
    "place_names",
    "resolve",
    "to_place",
]
