"""What a documenter has in hand (files, pages, folders, a pipe) as `Article`s, and what could not be taken.

    for found in articles(["reports.jsonl", "pages/", "-"], SourceOptions(outlet="Radio X")):
        if isinstance(found, Article): ...
        else: print(found.message)

Nothing is raised for a bad input: it is yielded as a `Refusal`, and the rest goes on.
"""

from tawthiq.sources.furniture import furniture_spans
from tawthiq.sources.html_page import article_from_html
from tawthiq.sources.intake import articles
from tawthiq.sources.json_article import article_from_json
from tawthiq.sources.options import MAX_ARTICLE_CHARS, SourceOptions
from tawthiq.sources.plain_text import article_from_text
from tawthiq.sources.refusals import Refusal, write_rejects

__all__ = [
    "MAX_ARTICLE_CHARS",
    "Refusal",
    "SourceOptions",
    "article_from_html",
    "article_from_json",
    "article_from_text",
    "articles",
    "furniture_spans",
    "write_rejects",
]
