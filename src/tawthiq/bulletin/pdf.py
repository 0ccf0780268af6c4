"""The page as PDF, by weasyprint (the extra `pdf`), which needs the library Pango on the machine."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from tawthiq.bulletin.asked import Asked
from tawthiq.bulletin.wording import texts
from tawthiq.errors import ExportError, MissingExtra


def pdf_of(html: str, asked: Asked, path: Path) -> None:
    """Write a page as PDF with numbered pages.

    Raises:
        MissingExtra: weasyprint, or the library that it sets text with, is not installed.
        ExportError: the file cannot be written.
    """
    try:
        from weasyprint import CSS, HTML  # noqa: PLC0415 (the extra may be missing)
    except ImportError as err:
        raise MissingExtra("a bulletin as PDF", "pdf") from err
    except OSError as err:
        raise MissingExtra("a bulletin as PDF (with the system library Pango)", "pdf") from err
    style = files("tawthiq.bulletin").joinpath("data/pdf.css").read_text(encoding="utf-8")
    joint = texts()["page_of"][asked.language]
    footer = f'@page {{ @bottom-center {{ content: counter(page) " {joint} " counter(pages) }} }}'
    try:
        HTML(string=html).write_pdf(path, stylesheets=[CSS(string=style + footer)])
    except OSError as err:
        raise ExportError(f"{path}: cannot be written ({err.strerror or err})") from err
