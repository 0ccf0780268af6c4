"""`--jobs`: the same output, messages and refusals as one process gives, and a clean end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

GOOD = "قُتل {} مدنيين بغارة جوية على بلدة سرمين في {} آذار 2021."
NUMBERS = ("ثلاثة", "أربعة", "خمسة")


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "tawthiq", *map(str, arguments)]


def ran(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments), check=False, capture_output=True, encoding="utf-8", timeout=120
    )


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """More articles than are read ahead, of uneven length, with lines between them that are none."""
    file = tmp_path / "articles.jsonl"
    with file.open("w", encoding="utf-8") as lines:
        for n in range(60):
            text = "\n".join(GOOD.format(NUMBERS[n % 3], n % 28 + 1) for _ in range(1 + n * 7 % 11))
            lines.write(json.dumps({"id": f"a{n}", "published": "2021-04-01", "text": text}) + "\n")
            if n % 13 == 5:
                lines.write("{broken\n")
    return file


def test_the_same_records_messages_and_refusals(source: Path, tmp_path: Path) -> None:
    for jobs in (1, 3):
        done = ran(
            "read", source, "-o", tmp_path / "out.jsonl", "--rejects", tmp_path / "no.jsonl", "-j", jobs
        )
        assert done.returncode == 1, "a part was refused"
        for name in ("out", "no"):
            (tmp_path / f"{name}.jsonl").rename(tmp_path / f"{name}{jobs}.jsonl")
        (tmp_path / f"said{jobs}").write_text(done.stderr, encoding="utf-8")
    for name in ("out{}.jsonl", "no{}.jsonl", "said{}"):
        one, three = ((tmp_path / name.format(jobs)).read_bytes() for jobs in (1, 3))
        assert one == three and one


def test_the_same_tables(source: Path) -> None:
    one, three = (ran("read", source, "--jobs", jobs) for jobs in (1, 3))
    assert (one.stdout, one.stderr, one.returncode) == (three.stdout, three.stderr, three.returncode)


def test_the_same_store(source: Path, tmp_path: Path) -> None:
    for jobs in (1, 3):
        assert ran("add", source, "--store", tmp_path / f"{jobs}.db", "--jobs", jobs).returncode == 1
        out = tmp_path / f"{jobs}.jsonl"
        assert (
            ran("export", "--store", tmp_path / f"{jobs}.db", "--format", "jsonl", "-o", out).returncode == 0
        )
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "3.jsonl").read_bytes() != b""


def test_no_number_of_processes(source: Path) -> None:
    assert ran("read", source, "--jobs", "0").returncode == 2


def test_nothing_to_read(tmp_path: Path) -> None:
    one, two = (ran("read", tmp_path / "missing.txt", "--jobs", jobs) for jobs in (1, 2))
    assert (one.returncode, one.stderr) == (two.returncode, two.stderr) and one.returncode == 2


@pytest.mark.skipif(sys.platform != "linux", reason="what runs is looked up in /proc")
class TestAnEnd:
    """However the command ends, its processes end with it."""

    @staticmethod
    def children(process: int) -> list[int]:
        found = Path(f"/proc/{process}/task/{process}/children")
        return [int(child) for child in found.read_text().split()] if found.exists() else []

    @staticmethod
    def all_gone(processes: list[int]) -> bool:
        for _ in range(100):
            if not any(Path(f"/proc/{p}").exists() for p in processes):
                return True
            time.sleep(0.1)
        return False

    def test_a_closed_pipe(self, source: Path) -> None:
        with subprocess.Popen(
            command("read", source, source, source, "-o", "-", "--jobs", 2),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            assert process.stdout and process.stderr
            process.stdout.readline()
            children = self.children(process.pid)
            process.stdout.close()
            said = process.stderr.read()
        told = [line for line in said.splitlines() if b"refused" not in line and b"broken" not in line]
        assert process.returncode == 2 and b"Traceback" not in said and b"was closed" in told[-1]
        assert self.all_gone(children)

    @pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
    def test_stopped_while_it_waits_for_more(self, how: signal.Signals, tmp_path: Path) -> None:
        # A run in the background starts with the signal ignored and hands that on; a person's terminal does not.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        out = tmp_path / "out.jsonl"
        with subprocess.Popen(
            command("read", "-", "-o", out, "--jobs", 2),
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        ) as process:
            assert process.stdin and process.stderr
            line = json.dumps({"id": "a", "text": GOOD.format("ثلاثة", 4)}) + "\n"
            process.stdin.write((line * 2000).encode())
            process.stdin.flush()
            while len(children := self.children(process.pid)) < 2:
                time.sleep(0.05)
            if how is signal.SIGINT:
                os.killpg(process.pid, how)  # as a terminal sends it: to the command and its processes
            else:
                process.send_signal(how)
            said = process.stderr.read()
            process.wait()
        assert self.all_gone(children)
        if how is signal.SIGINT:
            assert process.returncode == 130 and b"Traceback" not in said and said.startswith(b"stopped")
            assert list(tmp_path.iterdir()) == []
