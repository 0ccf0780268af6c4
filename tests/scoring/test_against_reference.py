"""The same figures as the reference scorer of the shared material, on spoilt copies of its gold records."""

from __future__ import annotations

import copy
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tawthiq.scoring import load_gold, load_gold_sets, score_links, score_records

SETS = [
    "seeds",
    "challenge_1",
    "challenge_2",
    "gsr_dev",
    "incidents",
    "reports",
    "unifiedfc",
    "unifiedfc_more",
]


def gold_path(shared: Path, name: str) -> Path:
    file = shared / "gold" / f"{name}.json"
    return file if file.exists() else shared / "gold" / name


def spoilt(gold: list[dict[str, Any]], seed: int) -> list[dict[str, Any]]:
    """Records as a poor reader would give them: events lost, doubled, their slots swapped between events."""
    dice = random.Random(seed)
    out = []
    for article in copy.deepcopy(gold):
        if dice.random() < 0.05:
            continue
        for field in ("events", "tallies"):
            entries = [e for e in article.get(field, []) if dice.random() < 0.8]
            entries += [copy.deepcopy(e) for e in entries if dice.random() < 0.15]
            for entry in entries:
                other = dice.choice(entries)
                for slot in list(entry):
                    if slot not in ("id", "part_of") and dice.random() < 0.15:
                        entry[slot] = copy.deepcopy(other.get(slot))
                if dice.random() < 0.05:
                    entry["specific"] = False
            dice.shuffle(entries)
            for number, entry in enumerate(entries):
                entry["id"] = f"{field[0]}{number}" if field == "events" else entry["id"]
                entry.pop("optional", None)
            article[field] = entries
        out.append(article)
    return out


def reference(shared: Path, *arguments: Path | str) -> dict[str, Any]:
    command = [sys.executable, str(shared / "score" / "score.py"), *map(str, arguments), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def write_lines(path: Path, records: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")
    return path


def assert_same(ours: Any, theirs: Any, where: str) -> None:
    if isinstance(theirs, dict):
        assert ours.keys() == theirs.keys(), where
        for key in theirs:
            assert_same(ours[key], theirs[key], f"{where}.{key}")
    else:
        assert ours == pytest.approx(theirs, abs=1e-4), where


@pytest.mark.parametrize("name", SETS)
def test_same_figures(shared: Path, tmp_path: Path, name: str) -> None:
    gold = load_gold(gold_path(shared, name))
    read = spoilt(gold, seed=len(name))
    theirs = reference(shared, gold_path(shared, name), write_lines(tmp_path / "read.jsonl", read))
    ours = score_records(gold, read).to_dict()
    ours.pop("groups", None)
    assert 0 < theirs["event"]["f1"] < 1
    assert_same(ours, theirs, name)


def test_same_links(shared: Path, tmp_path: Path) -> None:
    gold = load_gold(shared / "gold" / "incidents.json")
    read = spoilt(gold, seed=7)
    dice = random.Random(11)
    clusters: dict[str, list[list[str]]] = {}
    for article in read:
        for event in article["events"]:
            name = event.get("incident") if dice.random() < 0.8 else dice.choice("abcdefgh")
            clusters.setdefault(str(name), []).append([article["id"], event["id"]])
    incidents = [{"id": name, "members": members} for name, members in clusters.items()]
    theirs = reference(
        shared,
        shared / "gold" / "incidents.json",
        write_lines(tmp_path / "read.jsonl", read),
        "--incidents",
        write_lines(tmp_path / "incidents.jsonl", incidents),
    )
    ours = score_links(gold, read, incidents).to_dict()
    assert_same(ours, {name: theirs[name] for name in ("links", "links.given")}, "links")


def test_every_set_is_found(shared: Path) -> None:
    assert {one.name for one in load_gold_sets(shared / "gold")} == set(SETS)
    assert [one.name for one in load_gold_sets(shared / "gold" / "seeds")] == ["seeds"]
