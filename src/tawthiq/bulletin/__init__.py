"""The monthly report in the manner of the monitors, written from the store: every number leads to its incidents.

All numbers are computed in one place (`figures_of`) with the incidents that they stand on; the page only prints
numbers by name, so that none can stand in it that the store does not hold.
"""

from __future__ import annotations

from pathlib import Path

from tawthiq.bulletin.asked import Asked, asked
from tawthiq.bulletin.counting import figures_of
from tawthiq.bulletin.figures import Figures, Number
from tawthiq.bulletin.page import html_of
from tawthiq.bulletin.pdf import pdf_of
from tawthiq.errors import ExportError
from tawthiq.labels import Language
from tawthiq.store import Store
from tawthiq.whole_file import whole_file

__all__ = ["Asked", "Figures", "Number", "asked", "bulletin", "figures_of", "html_of", "pdf_of"]

SUFFIXES = (".html", ".pdf")


def bulletin(
    store: Store,
    path: str | Path,
    *,
    month: str,
    area: str | None = None,
    actor: str | None = None,
    language: Language = "en",
) -> Figures:
    """Write the bulletin of a month; gives the figures that it prints.

    Args:
        store: an open store whose events have been linked.
        path: `.html` (one self-contained page) or `.pdf`; what stands there is replaced once the new file is complete.
        month: as `2022-10`.
        area: a governorate's slug, a country's two letters, or the p-code of a unit; `None` is everywhere.
        actor: only the deeds of this party.
        language: `ar` or `en`.

    Raises:
        InvalidInput: the month, area or actor is none, the month has not begun, or nothing of it is in the store.
        ExportError: the ending is neither, or the file cannot be written; what stood there stays.
        MissingExtra: a PDF is asked for and cannot be made here.
    """
    file = Path(path)
    if file.suffix.lower() not in SUFFIXES:
        raise ExportError(f"{file}: a bulletin is written as .html or .pdf; expected one of these endings")
    question = asked(store, month, area=area, actor=actor, language=language)
    figures = figures_of(store, question)
    page = html_of(figures, question)
    if file.suffix.lower() == ".html":
        with whole_file(file, encoding="utf-8", newline="\n") as html:
            html.write(page)
    else:
        pdf_of(page, question, file)
    return figures
