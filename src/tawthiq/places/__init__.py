"""Places: the gazetteer as data, its index, and resolution to one place or to an honest list of candidates."""

from tawthiq.places.gazetteer import Gazetteer, PlaceRow, gazetteer, place_names
from tawthiq.places.resolve import Evidence, Resolution, resolve, to_place
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
