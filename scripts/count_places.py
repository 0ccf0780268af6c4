"""Counts in how many reports each place of the gazetteer is named, for its prior.

    python scripts/count_places.py CORPUS [--without GOLD…]

CORPUS is JSON Lines of articles (also .gz). Counted is where a preposition or a word of place says that a name is a
place, and the text leaves one row of that name. Articles with gold records (`--without`) are left out, so that what
is measured on them stays fair. The counts go to src/tawthiq/places/data/named_in_reports.tsv; no text does.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path

from tawthiq.reader.reader import default_reader
from tawthiq.reader.whereabouts import Whereabouts
from tawthiq.records import Article
from tawthiq.sources.json_article import article_from_json

TARGET = Path(__file__).resolve().parents[1] / "src" / "tawthiq" / "places" / "data" / "named_in_reports.tsv"
HEADER = "# In how many of {} reports on the war in Syria each place is named as a place; scripts/count_places.py\n"
LEAST = 2
"""In fewer reports a place is not written down: one may be a mistake."""


def count(articles: list[Article]) -> Counter[str]:
    """In how many articles each row is named."""
    reader = default_reader()
    out: Counter[str] = Counter()
    for article in articles:
        findings = reader.findings(article)
        where = Whereabouts(article, findings)
        named = set()
        for phrase in (p for f in findings for p in f.places):
            row = None if phrase.bare or phrase.main.points_to else where.resolution(phrase).row
            if row is not None and row.id.partition(":")[0] != "countryside":
                named.add(row.id)
        out.update(named)
    return out


def main() -> None:
    """Counts and writes the file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--without", type=Path, nargs="*", default=[])
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every Nth article")
    asked = parser.parse_args()
    annotated = {r["id"] for file in asked.without for r in json.loads(file.read_text(encoding="utf-8"))}
    opened = gzip.open if asked.corpus.suffix == ".gz" else open
    with opened(asked.corpus, "rt", encoding="utf-8") as lines:
        articles = [a for line in lines if line.strip() for a in article_from_json(line)]
    articles = [a for a in articles if isinstance(a, Article) and a.id not in annotated][:: asked.every]
    counted = count(articles)
    rows = sorted((-n, key) for key, n in counted.items() if n >= LEAST)
    TARGET.write_text(
        HEADER.format(f"{len(articles):,}") + "id\tarticles\n" + "".join(f"{key}\t{-n}\n" for n, key in rows),
        encoding="utf-8",
    )
    print(f"{len(rows)} places named in {LEAST} reports or more")


if __name__ == "__main__":
    main()
