"""Article → Record: who did what to whom, when, where and how many, by whose word, each value with its words."""

from tawthiq.reader.collecting import collection_put_off
from tawthiq.reader.reader import Reader, RuleReader, default_reader
from tawthiq.reader.trace import STAGES, Found, SentenceTrace, Trace, trace
from tawthiq.records import Article, Record

__all__ = [
    "STAGES",
    "Found",
    "Reader",
    "RuleReader",
    "SentenceTrace",
    "Trace",
    "default_reader",
    "read",
    "trace",
]


def read(article: Article) -> Record:
    """Reads an article with the reader that the package ships."""
    with collection_put_off():
        return default_reader().read(article)
