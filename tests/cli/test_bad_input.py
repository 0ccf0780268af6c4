"""Inputs that are not what they should be: one sentence each, the right exit code, and the rest is done."""

from __future__ import annotations

import gzip
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

GOOD = "قُتل مدنيان بقصف مدفعي على بلدة سرمين في 4 آذار 2021."
GOOD_LINE = json.dumps({"id": "good", "text": GOOD}, ensure_ascii=False)


def tawthiq(
    *arguments: object, stdin: bytes = b"", terminal: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """The real command in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tawthiq", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **(terminal or {})},
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


HOPELESS: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\n\t ", "white space"),
    "binary.bin": (bytes(range(256)) * 40, ""),
    "report.pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj <<>> endobj", "PDF"),
    "menu.html": (b"<html><body><nav><a href='/'>Home</a></nav></body></html>", ""),
    "broken.jsonl": (b'{"id": "a", "text": "\xd9\x82', "line 1"),
    "no-text.jsonl": (b'{"id": "a", "title": "x"}\n{"id": "b"}\n', "text"),
}


@pytest.mark.parametrize("name", HOPELESS)
def test_hopeless_input_is_one_sentence_and_exit_2(tmp_path: Path, name: str) -> None:
    content, named = HOPELESS[name]
    file, out = tmp_path / name, tmp_path / "out.jsonl"
    file.write_bytes(content)
    done = tawthiq("read", file, "-o", out)
    assert done.returncode == 2
    first = done.stderr.splitlines()[0]
    assert str(file) in first and named in first
    assert not out.exists(), "no result, no file"


def test_missing_file() -> None:
    done = tawthiq("read", "nowhere/none.html")
    assert done.returncode == 2 and "nowhere/none.html" in done.stderr


def test_the_rest_is_done_and_what_was_refused_is_kept(tmp_path: Path) -> None:
    source, rejects, out = (tmp_path / name for name in ("in.jsonl", "rejects.jsonl", "out.jsonl"))
    source.write_text(f'{GOOD_LINE}\n{{"id": "x", "text": \n\n{{"id": "y"}}\n', encoding="utf-8")
    done = tawthiq("read", source, tmp_path / "missing.txt", "-o", out, "--rejects", rejects)
    assert done.returncode == 1
    assert [json.loads(line)["id"] for line in out.read_text(encoding="utf-8").splitlines()] == ["good"]
    refused = [json.loads(line) for line in rejects.read_text(encoding="utf-8").splitlines()]
    assert [(Path(r["source"]).name, r["line"]) for r in refused] == [
        ("in.jsonl", 2),
        ("in.jsonl", 4),
        ("missing.txt", None),
    ]
    assert refused[1]["raw"] == '{"id": "y"}'
    for refusal in refused:
        assert refusal["reason"] in done.stderr


@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6", "utf-16", "utf-8-sig"])
def test_other_encodings_are_decoded(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "report.txt"
    plain = "قتل مدنيان في قصف مدفعي على بلدة سرمين في محافظة إدلب يوم 4 آذار 2021، وأصيب آخرون بجروح."
    file.write_bytes(plain.encode(encoding))
    done = tawthiq("read", file, "-o", "-")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["text"].strip("\ufeff") == plain


def test_five_megabytes(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    filler = "تناول المقال تاريخ الزراعة في المنطقة وأنواع الأشجار المثمرة فيها وطرق السقاية القديمة.\n"
    text = f"{GOOD}\n" + filler * (5_000_000 // len(filler.encode()))
    assert len(text.encode()) > 4_900_000
    file.write_text(text, encoding="utf-8")
    done = tawthiq("read", file, "-o", tmp_path / "out.jsonl")
    assert done.returncode == 0, done.stderr
    assert "1 event" in done.stderr


@pytest.mark.parametrize("day", ["2022-13-45", "yesterday", "", "05/11/2022"])
def test_a_date_that_is_no_date(tmp_path: Path, day: str) -> None:
    file = tmp_path / "a.txt"
    file.write_text(GOOD, encoding="utf-8")
    done = tawthiq("read", file, "--published", day)
    assert done.returncode == 2 and "--published" in done.stderr and "2022-11-05" in done.stderr


def test_a_date_that_is_no_date_inside_a_line(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"text": GOOD, "published": "soon"}), encoding="utf-8")
    done = tawthiq("read", file, "-o", "-")
    assert done.returncode == 1 and "line 1" in done.stderr and "YYYY-MM-DD" in done.stderr
    assert json.loads(done.stdout)["published"] is None


def test_an_outlet_nobody_knows_is_kept_as_it_is(tmp_path: Path) -> None:
    done = tawthiq("read", "-", "-o", "-", "--outlet", "نشرة الحي", stdin=GOOD.encode())
    assert done.returncode == 0 and json.loads(done.stdout)["outlet"] == "نشرة الحي"


def test_damaged_gzip_keeps_what_came_before(tmp_path: Path) -> None:
    file = tmp_path / "cut.jsonl.gz"
    lines = "".join(json.dumps({"id": str(n), "text": f"{GOOD} {n * n}"}) + "\n" for n in range(4000))
    file.write_bytes(gzip.compress(lines.encode())[:-4000])
    done = tawthiq("read", file, "-o", tmp_path / "out.jsonl")
    assert done.returncode == 1 and "gzip" in done.stderr
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8").count("\n") > 10


@pytest.mark.parametrize(
    "command", [["incidents"], ["link"], ["tallies"], ["export", "--format", "csv", "-o", "x.csv"]]
)
def test_a_store_that_is_no_store(tmp_path: Path, command: list[str]) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("this is no database\n" * 100, encoding="utf-8")
    done = tawthiq(*command, "--store", file)
    assert done.returncode == 2 and "notes.txt" in done.stderr
    assert file.read_text(encoding="utf-8").startswith("this is no database"), "left as it was"


def test_a_format_nobody_knows(tmp_path: Path) -> None:
    store = tmp_path / "cases.db"
    assert tawthiq("add", "-", "--store", store, stdin=GOOD.encode()).returncode == 0
    done = tawthiq("export", "--store", store, "--format", "docx", "-o", tmp_path / "x.docx")
    assert done.returncode == 2 and "docx" in done.stderr and "geojson" in done.stderr


def test_output_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    done = tawthiq("read", "-", "-o", tmp_path / "none" / "out.jsonl", stdin=GOOD.encode())
    assert done.returncode == 2 and len(done.stderr.splitlines()) == 1 and "out.jsonl" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk(tmp_path: Path) -> None:
    done = tawthiq("read", "-", "-o", "/dev/full", stdin=GOOD.encode())
    assert done.returncode == 2 and "/dev/full" in done.stderr and len(done.stderr.splitlines()) == 1
    with open("/dev/full", "wb") as full:
        shown = subprocess.run(
            [sys.executable, "-m", "tawthiq", "read", "-"],
            input=GOOD.encode(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert shown.returncode == 2 and len(shown.stderr.splitlines()) == 1


def test_a_closed_pipe(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"id": str(n), "text": GOOD}) + "\n" for n in range(300))
    (tmp_path / "many.jsonl").write_text(lines, encoding="utf-8")
    command = [sys.executable, "-m", "tawthiq", "read", str(tmp_path / "many.jsonl")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
    assert process.returncode == 2 and b"Traceback" not in said and len(said.splitlines()) == 1


def test_a_failed_run_leaves_the_old_file(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("what was there", encoding="utf-8")
    assert tawthiq("read", tmp_path / "missing.txt", "-o", out).returncode == 2
    assert out.read_text(encoding="utf-8") == "what was there"
    assert list(tmp_path.iterdir()) == [out], "nothing is left beside it"


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_control_c(tmp_path: Path) -> None:
    """Stopped while it waits for more on standard input: one sentence, no file."""
    # A run in the background starts with the signal ignored and hands that on; a person's terminal does not.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    out = tmp_path / "out.jsonl"
    command = [sys.executable, "-m", "tawthiq", "read", "-", "-o", str(out)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin and process.stderr
        beside = re.compile(r"\.out\.jsonl\.\d+\.part")
        while not any(beside.match(p.name) for p in tmp_path.iterdir()):
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        said = process.stderr.read()
        process.wait()
    assert process.returncode == 130 and b"Traceback" not in said and said.startswith(b"stopped")
    assert list(tmp_path.iterdir()) == []


ASCII = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}


def test_a_terminal_without_arabic_is_no_crash(tmp_path: Path) -> None:
    done = tawthiq("read", "-", stdin=GOOD.encode(), terminal=ASCII)
    assert done.returncode == 0
    assert done.stdout.isascii() and "srmyn" in done.stdout, "Buckwalter's transliteration of the place"


def test_a_terminal_without_arabic_still_writes_utf8_files(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert tawthiq("read", "-", "-o", out, stdin=GOOD.encode(), terminal=ASCII).returncode == 0
    assert json.loads(out.read_text(encoding="utf-8"))["text"] == GOOD
    assert tawthiq("read", tmp_path / "غائب.txt", terminal=ASCII).returncode == 2
