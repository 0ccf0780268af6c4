"""The page as PDF, by weasyprint (the extra `pdf`), which needs the library Pango on the machine."""

from __future__ import annotations

import io
from pathlib import Path

from matplotlib import get_data_path

from tawthiq.bulletin.asked import Asked
from tawthiq.bulletin.wording import texts
from tawthiq.errors import MissingExtra, MissingLibrary
from tawthiq.whole_file import whole_file

PANGO = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
"""The packages of Debian and Ubuntu that hold what weasyprint loads."""


def pdf_of(html: str, asked: Asked, path: Path) -> None:
    """Write a page as PDF with numbered pages.

    Raises:
        MissingExtra: weasyprint, or the library that it sets text with, is not installed.
        ExportError: the file cannot be written.
    """
    try:
        # The extra may be missing.
        from weasyprint import CSS, HTML  # noqa: PLC0415
        from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415
    except ImportError as err:
        raise MissingExtra("a bulletin as PDF", "pdf") from err
    except OSError as err:
        raise MissingLibrary("a bulletin as PDF", "Pango", PANGO) from err
    joint = texts()["page_of"][asked.language]
    style = f'''
        @font-face {{ font-family: "Tawthiq"; src: url("{_font().as_uri()}") }}
        @font-face {{ font-family: "Tawthiq"; src: url("{_font(bold=True).as_uri()}"); font-weight: bold }}
        @page {{ @bottom-center {{ content: counter(page) " {joint} " counter(pages); font: 8pt Tawthiq }} }}
    '''
    fonts = FontConfiguration()
    pages = HTML(string=html).render(stylesheets=[CSS(string=style, font_config=fonts)], font_config=fonts)
    buffer = io.BytesIO()
    pages.write_pdf(buffer)
    with whole_file(path, encoding="latin-1", newline="") as file:
        # Each byte is one character of Latin-1: the file is complete or not there, as all others are.
        file.write(buffer.getvalue().decode("latin-1"))


def _font(*, bold: bool = False) -> Path:
    """DejaVu Sans as matplotlib ships it: it holds Arabic, so that a page can be set where no font is installed."""
    return Path(get_data_path()) / "fonts" / "ttf" / f"DejaVuSans{'-Bold' if bold else ''}.ttf"
