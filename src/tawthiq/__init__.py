"""Tawthiq reads Arabic reports on armed conflict into events, tallies and incidents.

Each value keeps the words it stands on and whose word it is. The verbs, in the order of the data:

`read` an article into a record · `open` a store and add records to it · `link` the events of all articles
into incidents · `export` what the store holds.

>>> import tawthiq
>>> record = tawthiq.read("قُتل ثلاثة مدنيين بقصف مدفعي على مدينة سرمين في 4 آذار 2021.")
>>> event = record.events[0]
>>> event.type, str(event.time.start), event.place.name
('shelling', '2021-03-04', 'سرمين')
>>> [(c.outcome, c.group, c.min, c.text) for c in event.casualties]
[('killed', 'civilians', 3, 'قُتل ثلاثة مدنيين')]
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tawthiq.errors import InvalidInput, TawthiqError
from tawthiq.records import Article, Event, Incident, Record, Tally

if TYPE_CHECKING:
    from tawthiq.exports import Exported, Range
    from tawthiq.incidents.linking import LinkResult, Watch
    from tawthiq.store import Store

__all__ = [
    "Article",
    "Event",
    "Incident",
    "Record",
    "Tally",
    "TawthiqError",
    "export",
    "link",
    "open",
    "read",
]


def read(article: Article | str) -> Record:
    """The events and tallies of one article; a text alone is an article without outlet and date.

    Relative days ("yesterday") are resolved against `Article.published` and stay open without one.

    Raises:
        InvalidInput: the text has nothing to read in it.

    >>> from datetime import date
    >>> import tawthiq
    >>> text = "انفجرت عبوة ناسفة بسيارة عسكرية في مدينة منبج أمس، دون وقوع إصابات."
    >>> article = tawthiq.Article(id="a1", text=text, outlet="صوت السهل", published=date(2021, 3, 5))
    >>> event = tawthiq.read(article).events[0]
    >>> event.type, str(event.time.start), event.weapons
    ('bombing', '2021-03-04', ('ied',))
    >>> start, end = event.place.span.start, event.place.span.end
    >>> text[start:end] == event.place.text
    True
    """
    from tawthiq.reader import read as read_article

    return read_article(_article_of(article) if isinstance(article, str) else article)


def _article_of(text: str) -> Article:
    from tawthiq.sources import article_from_text

    found = next(article_from_text(text, source="text"), None)
    if isinstance(found, Article):
        return found
    raise InvalidInput(found.message if found else "text: nothing to read; expected the body of an article")


def open(url: str | Path, *, create: bool = True) -> Store:
    """The store at a file or database URL; with `create` it is made where it is missing.

    Raises:
        StoreError: what is there is no store, or it cannot be opened; nothing is changed then.

    >>> import tempfile, tawthiq
    >>> folder = tempfile.TemporaryDirectory()
    >>> record = tawthiq.read("شنّت طائرة حربية غارة على بلدة سرمين يوم 4 آذار 2021.")
    >>> with tawthiq.open(f"{folder.name}/cases.db") as store:
    ...     _ = store.add(record)
    ...     [stored.events[0].type for stored in store.records()]
    ['air_strike']
    >>> folder.cleanup()
    """
    from tawthiq.store import open as open_store

    return open_store(url, create=create)


def link(store: Store, *, watch: Watch | None = None, weights: str = "auto") -> LinkResult:
    """Decide which events of the store's articles are one occurrence, and keep the incidents in the store.

    What people judged (`tawthiq.incidents.judge`) stays as it is. Linking the same articles again changes nothing.

    Args:
        store: an open store.
        watch: passes items through and may show how far it is.
        weights: `auto` (estimated on the store's own events once it is large enough, and kept), `estimate` (anew, now)
            or `shipped`.

    Raises:
        InvalidInput: `weights` is none of these.

    >>> import tempfile, tawthiq
    >>> folder = tempfile.TemporaryDirectory()
    >>> with tawthiq.open(f"{folder.name}/cases.db") as store:
    ...     for dead in ("ثلاثة مدنيين", "أربعة مدنيين"):
    ...         text = f"قُتل {dead} بغارة جوية روسية على بلدة سرمين يوم 4 آذار 2021."
    ...         _ = store.add(tawthiq.read(text))
    ...     incidents = tawthiq.link(store)
    >>> len(incidents), len(incidents[0].members)
    (1, 2)
    >>> folder.cleanup()
    """
    from tawthiq.incidents import link as link_store
    from tawthiq.incidents.linking import unwatched
    from tawthiq.incidents.weights import weights_named

    return link_store(store, watch=watch or unwatched, weights=weights_named(weights))


def export(
    store: Store,
    format: str,
    path: str | Path,
    *,
    what: str | None = None,
    range: Range | None = None,
    public: bool = False,
) -> Exported:
    """Write what the store holds to a file; gives how many rows, lines or features were written.

    Args:
        store: an open store.
        format: `jsonl`, `csv`, `geojson`, `acled` and others; `tawthiq.exports.FORMATS` describes each.
        path: the file; what stands there is replaced once the new file is complete.
        what: `events` (in `jsonl` the whole records), `incidents` or `tallies`; `None` is what the format is for.
        range: a `tawthiq.exports.Range`: only what lies in a period and an area.
        public: the do-no-harm profile: no words of articles, places coarsened, no party's media.

    Raises:
        ExportError: the format or `what` is not known, nothing lies in the range, or the file cannot be written.

    >>> import tempfile, tawthiq
    >>> folder = tempfile.TemporaryDirectory()
    >>> with tawthiq.open(f"{folder.name}/cases.db") as store:
    ...     _ = store.add(tawthiq.read("شنّت طائرة حربية غارة على بلدة سرمين يوم 4 آذار 2021."))
    ...     tawthiq.export(store, "jsonl", f"{folder.name}/records.jsonl")
    1
    >>> folder.cleanup()
    """
    from tawthiq.exports import EVERYTHING
    from tawthiq.exports import export as export_store

    return export_store(store, format, path, what=what, range=range or EVERYTHING, public=public)
