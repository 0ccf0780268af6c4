"""Where the evaluation material lies."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Material:
    """The folder of gold records and corpora."""

    folder: Path

    @classmethod
    def found(cls) -> Material:
        """Beside the project, or where TAWTHIQ_SHARED says.

        Raises:
            FileNotFoundError: it is at neither.
        """
        named = os.environ.get("TAWTHIQ_SHARED")
        folder = Path(named) if named else PROJECT.parent / "shared"
        if not (folder / "gold").is_dir():
            raise FileNotFoundError(f"{folder}: no evaluation material; name it with TAWTHIQ_SHARED=DIR")
        return cls(folder)

    @property
    def gold(self) -> Path:
        """The gold sets."""
        return self.folder / "gold"

    @property
    def corpus(self) -> Path:
        """The articles."""
        return self.folder / "corpus"

    @property
    def unifiedfc(self) -> Path:
        """The large collection of real articles."""
        return self.corpus / "unifiedfc" / "articles.jsonl.gz"

    @property
    def timex(self) -> Path:
        """Newspaper texts whose time expressions are annotated with values."""
        return self.folder / "data" / "arabic-timex" / "Corpus_test"
