"""UCDP GED: incidents in the 49 columns of the Georeferenced Event Dataset, as CSV.

After the UCDP GED codebook (Sundberg and Melander 2013; Högbladh, Uppsala University). What GED does not code is left
out and counted by reason. Every row is held against the rules of its columns before it is written; one that breaks a
rule is refused with a sentence, and the rest goes on. An incident that is nothing but one row of GED's own is
written as that row stood.
"""

from __future__ import annotations

import csv
from typing import TextIO

from tawthiq.exports.columns import columns_of
from tawthiq.exports.csv import cell
from tawthiq.exports.ged_check import faults
from tawthiq.exports.ged_rows import is_coded_row, row_of
from tawthiq.exports.holdings import Holdings
from tawthiq.exports.told import shown_and_whole
from tawthiq.exports.written import Written


def write(holdings: Holdings, what: str, file: TextIO) -> Written:
    """Write the head and the rows of all incidents."""
    columns = columns_of("ged")
    writer = csv.writer(file)
    writer.writerow(columns)
    done, ids = Written(), set[str]()
    for shown, one in shown_and_whole(holdings):
        row = row_of(one, shown)
        if isinstance(row, str):
            done.left_out[row] += 1
            continue
        wrong = next(faults(row, coded=is_coded_row(one)), None)
        if wrong is None and row["id"] in ids:
            wrong = f"id {row['id']} stands in another row; expected each once"
        if wrong is not None:
            done.refused.append(f"incident {one.incident.id}: {wrong}; the row is left out")
            continue
        ids.add(row["id"])
        writer.writerow([cell(row[name]) if columns[name].kind == "text" else row[name] for name in columns])
        done.rows += 1
    return done
