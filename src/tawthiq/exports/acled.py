"""ACLED: incidents in the 31 columns of the Armed Conflict Location & Event Data Project, as CSV.

What ACLED does not code is left out and counted by reason. Every row is held against the rules of its columns before it
is written; one that breaks a rule is refused with a sentence, and the rest goes on. An incident that is nothing but one
row of ACLED's own is written as that row stood.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from typing import TextIO

from tawthiq.exports.acled_check import faults
from tawthiq.exports.acled_facts import Case, cases
from tawthiq.exports.acled_import import PREFIX, as_coded
from tawthiq.exports.acled_rows import rows_of
from tawthiq.exports.columns import columns_of
from tawthiq.exports.csv import cell
from tawthiq.exports.holdings import Holdings
from tawthiq.exports.written import Written


def write(holdings: Holdings, what: str, file: TextIO) -> Written:
    """Write the head and the rows of all incidents."""
    columns = columns_of("acled")
    writer = csv.writer(file)
    writer.writerow(columns)
    done, ids = Written(), set[str]()
    for case, basis in cases(holdings):
        rows = _as_coded(case) or rows_of(case, basis)
        if isinstance(rows, str):
            done.left_out[rows] += 1
            continue
        for row in rows:
            wrong = next(faults(row), None)
            if wrong is None and row["event_id_cnty"] in ids:
                wrong = f"event_id_cnty {row['event_id_cnty']} stands in another row; expected each once"
            if wrong is not None:
                done.refused.append(f"incident {case.incident.id}: {wrong}; the row is left out")
                continue
            ids.add(row["event_id_cnty"])
            writer.writerow([_cell(row, name) for name in columns])
            done.rows += 1
    return done


def _cell(row: Mapping[str, str], name: str) -> str:
    return cell(row[name]) if columns_of("acled")[name].kind == "text" else row[name]


def _as_coded(case: Case) -> list[dict[str, str]] | None:
    """The row of ACLED's that the incident is, where it is nothing else and no person has judged it."""
    if len(case.told) != 1 or len(case.incident.members) != 1 or case.incident.judgements:
        return None
    ((article, event),) = case.told
    if not article.id.startswith(PREFIX) or event.coded is None:
        return None
    return [as_coded(event.coded)]
