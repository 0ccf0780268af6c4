"""Inputs of every kind, good and bad: what is taken, and the one sentence about what is not."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
import tracemalloc
from datetime import date
from pathlib import Path

import pytest

from tawthiq.records import Article
from tawthiq.sources import MAX_ARTICLE_CHARS, Refusal, SourceOptions, articles, write_rejects

STORY = "قتل جنديان وأصيب ثالث بانفجار لغم أرضي قرب قرية الكبر غربي دير الزور، بحسب مصدر محلي."
ROW = {"id": "a-1", "text": STORY, "outlet": "راديو النهر", "published": "2021-03-04", "url": None}


def line(**changes: object) -> bytes:
    return json.dumps(ROW | changes, ensure_ascii=False).encode() + b"\n"


def taken(*paths: str | Path, options: SourceOptions | None = None) -> tuple[list[Article], list[Refusal]]:
    found = list(articles(paths, options))
    good = [item for item in found if isinstance(item, Article)]
    return good, [item for item in found if isinstance(item, Refusal)]


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        pytest.param("a.txt", STORY.encode(), id="plain text"),
        pytest.param("a", STORY.encode("utf-8-sig"), id="no suffix, with a byte order mark"),
        pytest.param("a.txt.gz", gzip.compress(STORY.encode()), id="packed"),
        pytest.param("a.txt", gzip.compress(STORY.encode()), id="packed without saying so in its name"),
        pytest.param("a.jsonl", line(), id="JSON Lines"),
        pytest.param("a.txt", line(), id="JSON Lines in a file named as text"),
        pytest.param("a.jsonl.gz", gzip.compress(line()), id="packed JSON Lines"),
        pytest.param("a.json", json.dumps(ROW, indent=2).encode(), id="one object over several lines"),
        pytest.param("a.dat", json.dumps(ROW, indent=2).encode(), id="the same under any name"),
        pytest.param("a.jsonl", line().decode().encode("utf-16"), id="JSON Lines in UTF-16"),
        pytest.param("a.jsonl", line().decode().encode("utf-16-le"), id="the same without its mark"),
        pytest.param("a.txt", STORY.encode("cp1256"), id="Windows-1256"),
        pytest.param("a.jsonl", line().decode().encode("cp1256"), id="JSON Lines in Windows-1256"),
    ],
)
def test_every_form_gives_the_same_text(tmp_path: Path, name: str, raw: bytes) -> None:
    (tmp_path / name).write_bytes(raw)
    good, bad = taken(tmp_path / name)
    assert [article.text for article in good] == [STORY]
    assert bad == []


@pytest.mark.parametrize(
    ("name", "raw", "expected"),
    [
        pytest.param("e.txt", b"", "the file is empty", id="empty"),
        pytest.param("e.jsonl", b"", "the file is empty", id="empty JSON Lines"),
        pytest.param("w.txt", b" \n\t\r\n ", "white space", id="white space only"),
        pytest.param("w.txt", "\u00a0\u2003\n".encode(), "white space", id="white space beyond ASCII"),
        pytest.param(
            "p.txt", b"%PDF-1.7\n%\xe2\xe3", "PDF; convert it to plain text", id="PDF named as text"
        ),
        pytest.param("i.html", b"\x89PNG\r\n\x1a\n\x00\x00", "PNG image", id="image named as a page"),
        pytest.param("b.txt", b"ELF\x00\x01\x02\x03" * 9, "binary file", id="NUL bytes"),
        pytest.param("d.txt", b"PK\x03\x04\x14\x00", "Office document", id="docx"),
        pytest.param("r.txt", b"{\\rtf1\\ansi}", "RTF", id="RTF begins with a brace as JSON does"),
        pytest.param("a.json", b'[\n {"text": "x"}]', "JSON array", id="JSON array"),
        pytest.param("a.json", b'{\n "text": "x",\n', "broken JSON", id="one object, cut off"),
        pytest.param("g.gz", gzip.compress(b"x")[:5], "gzip data is damaged", id="cut in the gzip header"),
    ],
)
def test_a_file_that_is_no_article_is_refused_in_one_sentence(
    tmp_path: Path, name: str, raw: bytes, expected: str
) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    good, bad = taken(path)
    assert good == []
    assert len(bad) == 1
    assert bad[0].kind == "refused"
    assert expected in bad[0].message
    assert bad[0].message.startswith(str(path))
    assert "\n" not in bad[0].message


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param(b'{"id": "x", "text": "\n', "broken JSON at column", id="cut off"),
        pytest.param(b'{"id": "x", "body": "y"}\n', "lacks `text`; expected", id="no text"),
        pytest.param(b'{"text": 5}\n', "`text` is a JSON number; expected a string", id="text is a number"),
        pytest.param(b'{"text": null}\n', "`text` is a JSON null", id="text is null"),
        pytest.param(b'{"text": ["a"]}\n', "`text` is a JSON array", id="text is a list"),
        pytest.param(b'{"text": ""}\n', "empty", id="text is empty"),
        pytest.param(b'{"text": " \\n "}\n', "white space", id="text is white space"),
        pytest.param(b'["text"]\n', "a JSON array; expected an object", id="a list on a line"),
        pytest.param(b'"text"\n', "a JSON string; expected an object", id="a string on a line"),
        pytest.param(b'{"text": "\\ud83d x"}\n', "surrogate", id="half a pair"),
        pytest.param(b'{"text": "a\\u0000b"}\n', "NUL", id="NUL in the text"),
        pytest.param(b"{" * 100 + b"\n", "broken JSON", id="braces"),
        pytest.param(b'{"a":' * 100_000 + b"\n", "nesting", id="nesting beyond reason"),
    ],
)
def test_a_bad_line_is_refused_and_the_rest_goes_on(tmp_path: Path, raw: bytes, expected: str) -> None:
    path = tmp_path / "mixed.jsonl"
    path.write_bytes(line(id="before") + b"\n" + raw + line(id="after"))
    good, bad = taken(path)
    assert [article.id for article in good] == ["before", "after"]
    assert [(item.line, item.kind) for item in bad] == [(3, "refused")]
    assert expected in bad[0].message
    assert f"{path}, line 3: " in bad[0].message
    assert bad[0].raw == raw.decode().strip()


@pytest.mark.parametrize(
    "value",
    ["2021-13-40", "yesterday", 20210304, True, {"day": 4}, "0000-00-00", "2021"],
)
def test_a_date_that_is_none_leaves_the_article_with_a_warning(tmp_path: Path, value: object) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(line(published=value))
    good, bad = taken(path)
    assert [article.published for article in good] == [None]
    assert [(item.line, item.kind) for item in bad] == [(1, "warning")]
    assert "no date; expected YYYY-MM-DD" in bad[0].message


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("2021-03-04", date(2021, 3, 4), id="a day"),
        pytest.param("2021-03-04T23:30:00+03:00", date(2021, 3, 4), id="the day of its own zone"),
        pytest.param("2021-03-04 10:00", date(2021, 3, 4), id="with a time"),
        pytest.param(None, None, id="none"),
    ],
)
def test_published(tmp_path: Path, value: object, expected: date | None) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(line(published=value))
    good, bad = taken(path)
    assert good[0].published == expected
    assert bad == []


def test_a_page_without_published_shows_its_day(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    stamped = "3 آذار 2022 - 10 : 05 صباحا " + STORY
    path.write_bytes(
        line(published=None, url="https://n.example/2022/03/01/slug", text=stamped)
        + line(published=None, text=stamped)
        + line(url="https://n.example/2022/03/01/slug", text=stamped)
    )
    good, _ = taken(path, options=SourceOptions(published=date(2020, 1, 2)))
    assert [a.published for a in good] == [date(2022, 3, 1), date(2022, 3, 3), date(2021, 3, 4)]


def test_options_hold_only_where_the_input_does_not_say(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(line() + line(published=None, outlet=None) + line(published="?", outlet=""))
    options = SourceOptions(published=date(2020, 1, 2), outlet="غيره")
    good, bad = taken(path, options=options)
    assert [(a.published, a.outlet) for a in good] == [
        (date(2021, 3, 4), "راديو النهر"),
        (date(2020, 1, 2), "غيره"),
        (date(2020, 1, 2), "غيره"),
    ]
    assert "taken with 2020-01-02 instead" in bad[0].message


def test_the_id_is_given_or_made_of_the_content(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(line(id=None) + line(id="") + line(id=77) + line(id=None, text=STORY + " تحديث"))
    first, second, third, fourth = (article.id for article in taken(path)[0])
    assert first == second
    assert len(first) == 16
    assert third == "77"
    assert fourth != first
    assert taken(path)[0][0].id == first


def test_one_id_with_two_texts_stays_two_versions(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(line() + line(text=STORY + " وأصيب رابع."))
    good, bad = taken(path)
    assert [article.id for article in good] == ["a-1", "a-1"]
    assert bad == []


def test_text_without_arabic_is_given_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Two soldiers were killed.")
    good, bad = taken(path)
    assert len(good) == 1
    assert [(item.kind, item.line) for item in bad] == [("warning", None)]
    assert "no Arabic letter" in bad[0].message


def test_a_folder_is_read_with_all_below_it_in_the_order_of_names(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.txt").write_text(STORY + " ب")
    (tmp_path / "a.jsonl").write_bytes(line())
    (tmp_path / "c.txt").write_text(STORY + " ج")
    (tmp_path / ".hidden").write_text("x")
    (tmp_path / "logo.png").write_bytes(b"\x89PNG")
    (tmp_path / "d.pdf").write_bytes(b"%PDF-1.4")
    good, bad = taken(tmp_path)
    assert [Path(article.source or "").name for article in good] == ["a.jsonl:1", "c.txt", "2.txt"]
    assert [Path(item.source).name for item in bad] == ["d.pdf"]


def test_a_folder_with_nothing_to_read(tmp_path: Path) -> None:
    (tmp_path / "style.css").write_text("p {}")
    assert [item.reason for item in taken(tmp_path)[1]] == [
        "the folder holds nothing to read; expected text, HTML or JSON Lines files"
    ]


def test_a_missing_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(line())
    good, bad = taken(tmp_path / "none.txt", tmp_path / "a.jsonl")
    assert len(good) == 1
    assert "there is no such file" in bad[0].message


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="whoever runs this may read everything")
def test_a_closed_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STORY)
    path.chmod(0)
    assert "permission denied" in taken(path)[1][0].message


def test_what_comes_before_a_cut_in_gzip_is_kept(tmp_path: Path) -> None:
    rows = b"".join(line(id=f"n{i}", text=f"{STORY} {os.urandom(60).hex()}") for i in range(3000))
    packed = gzip.compress(rows)
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(packed[: len(packed) // 2])
    good, bad = taken(path)
    assert len(good) > 100
    assert [item.kind for item in bad] == ["refused"]
    assert "damaged or cut off" in bad[0].message


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param(STORY.encode(), 1, id="plain text"),
        pytest.param(line() + line(id="b"), 2, id="JSON Lines"),
        pytest.param(gzip.compress(line()), 1, id="packed JSON Lines"),
        pytest.param(f"<html><body><article><p>{STORY}</p></article></body></html>".encode(), 1, id="HTML"),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, raw: bytes, expected: int) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    good, bad = taken("-")
    assert [article.text for article in good] == [STORY] * expected
    assert bad == []


def test_empty_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert taken("-")[1][0].message.startswith("standard input: the file is empty")


def test_an_article_of_five_megabytes_is_taken(tmp_path: Path) -> None:
    text = (STORY + "\n") * (5_000_000 // len(STORY.encode()))
    (tmp_path / "a.txt").write_text(text)
    (tmp_path / "b.jsonl").write_bytes(line(text=text))
    good, bad = taken(tmp_path)
    assert [len(article.text) for article in good] == [len(text)] * 2
    assert bad == []


def test_a_text_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(line(text="ا" * (MAX_ARTICLE_CHARS + 1)) + line(id="after"))
    good, bad = taken(path)
    assert [article.id for article in good] == ["after"]
    assert f"at most {MAX_ARTICLE_CHARS:,}" in bad[0].message


def test_memory_does_not_grow_with_the_number_of_articles(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    with gzip.open(path, "wb") as out:
        for i in range(5_000):
            out.write(line(id=f"n{i}", text=STORY * 20))
    tracemalloc.start()
    count = sum(1 for _ in articles([path]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 5_000
    assert peak < 3_000_000  # the file unpacked has some 15 MB


def test_rejects_are_written_as_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": 5}\n{"text": "\\ud83d"}\n')
    refused = [item for item in articles([path, tmp_path / "none"]) if isinstance(item, Refusal)]
    out = tmp_path / "rejects.jsonl"
    assert write_rejects(out, refused) == 3
    rows = [json.loads(row) for row in out.read_text(encoding="utf-8").splitlines()]
    assert [(row["source"], row["line"]) for row in rows] == [
        (str(path), 1),
        (str(path), 2),
        (str(tmp_path / "none"), None),
    ]
    assert rows[0]["raw"] == '{"text": 5}'
    assert "raw" not in rows[2]


def test_the_shared_corpora_are_taken_as_they_are(shared: Path) -> None:
    paths = sorted((shared / "corpus").glob("*.jsonl"))
    given = [json.loads(row) for path in paths for row in path.read_text(encoding="utf-8").splitlines()]
    good, bad = taken(*paths)
    assert [(a.id, a.text) for a in good] == [(row["id"], row["text"]) for row in given]
    assert bad == []
