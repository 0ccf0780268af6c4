"""The store: every record that was accepted, every version of every article, and what was decided of them.

`open` gives a `Store`. A store is one SQLite file, or a database named by URL; its tables are made, and
those of an older version brought up to date, when it is opened.

>>> import tempfile
>>> from tawthiq.records import Article, Record
>>> folder = tempfile.TemporaryDirectory()
>>> with open(f"{folder.name}/cases.db") as store:
...     record = Record(article=Article(id="a1", text="نص الخبر"))
...     print(store.add(record), store.add(record), store.counts()["articles"])
new unchanged 1
>>> folder.cleanup()
"""

from __future__ import annotations

from pathlib import Path

from tawthiq.store.incidents import Overtaken, Saved
from tawthiq.store.judgements import Deciding, EstimatedPolicy
from tawthiq.store.opening import connect
from tawthiq.store.refused import StoredRefusal
from tawthiq.store.store import Store, Version
from tawthiq.store.versions import Added

__all__ = [
    "Added",
    "Deciding",
    "EstimatedPolicy",
    "Overtaken",
    "Saved",
    "Store",
    "StoredRefusal",
    "Version",
    "open",
]


def open(url_or_path: str | Path, *, create: bool = True) -> Store:
    """The store at a path or database URL.

    Args:
        url_or_path: a path is an SQLite file; a URL such as `postgresql+psycopg://host/name` is a database.
        create: make the store where there is none; otherwise a missing store is an error.

    Raises:
        StoreError: what is there is no store, was made by a newer version, or cannot be opened or written.
            Nothing is changed then.
    """
    place = str(url_or_path)
    return Store(connect(place, create=create), place)
