"""Between records and rows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from tawthiq.errors import StoreError
from tawthiq.records import Article, Event, Incident, Record, Tally
from tawthiq.store.tables import VersionRow

Row = dict[str, Any]


def digest_of(record: Record) -> str:
    """SHA-256 of a record: the same for the same article, read the same way."""
    canonical = json.dumps(record.to_dict(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def article_row(article: Article, number: int, now: datetime) -> Row:
    """The row of an article at its first version."""
    return {
        "id": article.id,
        "version": number,
        "outlet": article.outlet,
        "published": article.published,
        "added_at": now,
        "changed_at": now,
    }


def version_row(article: Article, number: int, digest: str, now: datetime) -> Row:
    """The row of one version of an article."""
    kept = article.model_dump(include={"text", "title", "outlet", "url", "published", "language", "source"})
    return {
        **kept,
        "article_id": article.id,
        "version": number,
        "digest": digest,
        "read_by": _package_version(),
        "added_at": now,
    }


@cache
def _package_version() -> str:
    try:
        return version("tawthiq")
    except PackageNotFoundError:
        return "unknown"


def event_rows(record: Record, number: int) -> list[Row]:
    """The rows of a record's events.

    Raises:
        StoreError: two events have one id.
    """
    _check_ids(record.article, "event", (event.id for event in record.events))
    return [
        {
            **_shared_columns(record.article, event, number, i),
            "type": event.type,
            "specific": event.specific,
        }
        for i, event in enumerate(record.events)
    ]


def tally_rows(record: Record, number: int) -> list[Row]:
    """The rows of a record's tallies.

    Raises:
        StoreError: two tallies have one id.
    """
    _check_ids(record.article, "tally", (tally.id for tally in record.tallies))
    return [
        {
            **_shared_columns(record.article, tally, number, i),
            "measure": tally.measure,
            "event_type": tally.event_type,
            "minimum": tally.min,
            "maximum": tally.max,
            "group": tally.group,
            "part_of": tally.part_of,
        }
        for i, tally in enumerate(record.tallies)
    ]


def _check_ids(article: Article, kind: str, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            raise StoreError(
                f"article {article.id!r}: {kind} id {one!r} stands twice; ids are unique in an article"
            )
        seen.add(one)


def _shared_columns(article: Article, finding: Event | Tally, number: int, position: int) -> Row:
    time, place = finding.time, finding.place
    return {
        "article_id": article.id,
        "version": number,
        "id": finding.id,
        "position": position,
        "start_day": time.start if time else None,
        "end_day": time.end if time else None,
        "place": place.name if place else None,
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "speaker": finding.speaker,
        "stance": finding.stance,
        "data": finding.model_dump(mode="json"),
    }


def incident_row(incident: Incident) -> Row:
    """The row of an incident."""
    time, place = incident.time, incident.place
    return {
        "id": incident.id,
        "sort_key": f"{time.start if time and time.start else '9999'} {incident.id}",
        "type": incident.type,
        "start_day": time.start if time else None,
        "end_day": time.end if time else None,
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "grade": incident.grade,
        "data": incident.model_dump(mode="json"),
    }


def article_of(row: VersionRow) -> Article:
    """The article of a stored version."""
    return Article(
        id=row.article_id,
        text=row.text,
        title=row.title,
        outlet=row.outlet,
        url=row.url,
        published=row.published,
        language=row.language,
        source=row.source,
    )
