"""The page as PDF, by weasyprint (the extra `pdf`), which needs the library Pango on the machine."""

from __future__ import annotations

from pathlib import Path

from tawthiq.errors import ExportError, MissingExtra


def pdf_of(html: str, path: Path) -> None:
    """Write a page as PDF.

    Raises:
        MissingExtra: weasyprint, or the library that it sets text with, is not installed.
        ExportError: the file cannot be written.
    """
    try:
        from weasyprint import HTML  # noqa: PLC0415 (the extra may be missing)
    except ImportError as err:
        raise MissingExtra("a bulletin as PDF", "pdf") from err
    except OSError as err:
        raise MissingExtra("a bulletin as PDF (with the system library Pango)", "pdf") from err
    try:
        HTML(string=html).write_pdf(path)
    except OSError as err:
        raise ExportError(f"{path}: cannot be written ({err.strerror or err})") from err
