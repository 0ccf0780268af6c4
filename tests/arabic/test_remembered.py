"""What is worked out once for each spelling."""

from __future__ import annotations

from tawthiq.arabic.remembered import Remembered


def test_worked_out_once_and_forgotten_at_the_limit() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    known = Remembered(length, limit=2)
    assert [known[word] for word in ("في", "من", "في", "قصف", "في")] == [2, 2, 2, 3, 2]
    assert asked == ["في", "من", "قصف", "في"], (
        "the third word made room for itself, so the first was asked again"
    )
    assert len(known) <= 2, "memory is bounded"
