"""The page docs/linking.md, written from the policy's data: `python -m tawthiq.incidents.policy_page docs/linking.md`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from tawthiq.incidents.policy import Comparison, policy_of

HEAD = """# When two reports are one occurrence

Written from `src/tawthiq/incidents/data/policy.json` by `python -m tawthiq.incidents.policy_page docs/linking.md`; a
test holds the two together. Every number that linking uses stands here, so that it can be argued with.

The model is that of Fellegi and Sunter (1969). Each comparison of two events reaches one level: the first of its table
that holds. *m* is how often pairs that are one occurrence reach the level, *u* how often pairs that are not, among the
events of one governorate and season; the weight is log2(m/u). The weights of all comparisons add up, with that of the
prior. Each +1 doubles the odds that the two are one occurrence, each -1 halves them. A comparison to which one of the two
says nothing adds nothing. The numbers below are set by hand, and were not fitted to a gold set.

`tawthiq explain INCIDENT` shows the weights of an incident's pairs, comparison by comparison, with these sentences."""

CONSTRAINTS = """## What no weight overrides

- Two events of one article are two occurrences: an article that tells two tells them apart.
- Two rows of one imported data set are two occurrences: its coders have decided which rows there are. The data set
  is what stands before the colon of the article's id (`ged:214797` is of `ged`).
- What people joined stays together, whatever the weights and the articles; what people parted stays apart
  (`tawthiq judge`)."""

JOINING = """## From pairs to incidents

Every event begins alone. The two groups with the highest mean weight between their members are joined, and again, while
that mean reaches the threshold. A chain of vague reports therefore joins nothing: whoever comes in must fit all who are
there."""


def page(data: Mapping[str, Any]) -> str:
    """The page of a policy in the form of `data/policy.json`."""
    policy = policy_of(data)
    parts = [
        HEAD,
        CONSTRAINTS,
        JOINING,
        _numbers(
            ["number", "", "meaning"],
            [
                ["prior", f"{policy.prior:g} (weight {policy.prior_weight:+.1f})", data["prior_says"]],
                ["threshold", f"{policy.threshold:g}", data["threshold_says"]],
                ["apart", f"{policy.apart:g}", data["apart_says"]],
                ["floor", f"{policy.floor:g}", data["floor_says"]],
            ],
        ),
        "## Which pairs are compared",
        "Events meet where their days are within reach and both name one governorate, or one of them names none; across "
        "a border between governorates, where they name one place or points within some ten kilometres. Pairs that "
        "cannot reach the threshold, whatever else they have in common, are left out before they are compared.",
        _numbers(["number", "", "meaning"], _windows(data["windows"])),
        "## The comparisons",
        *(_comparison(one) for one in policy.comparisons),
        "## Words used above",
        f"**Like types**: {data['kinds_says']}.",
        _groups(data["kinds"]),
        f"**Camps**: {data['camps_says']}.",
        _groups(data["camps"]),
        "**Unknown**: "
        + ", ".join(f"`{one}`" for one in data["unknown_actors"])
        + " name nobody, and are compared with nobody.",
        f"**Often told of**: {data['common_place_says']} "
        f"({data['common_place']['share']:.0%}, {data['common_place']['least']}).",
        f"**How far a place reaches**: {data['reach_km_says']}: "
        + ", ".join(f"{name} {km:,} km" for name, km in data["reach_km"].items())
        + f". Countryside: {data['countryside_says']}.",
        "## Weights estimated on a store",
        "Once a store is large enough, `tawthiq link` estimates m, u and the prior on its own events, without anyone "
        "telling which are one occurrence: by expectation and maximisation (Dempster, Laird and Rubin 1977; for linkage "
        "Winkler 1988). The estimate is kept in the store with its date and size, and used until the store has outgrown "
        "it; `--weights estimate` makes a new one, `--weights shipped` goes back to the numbers above. A level that no "
        "pair reached keeps them too.",
        _numbers(["number", "", "meaning"], _windows(data["estimation"])),
    ]
    return "\n\n".join(parts) + "\n"


def _comparison(one: Comparison) -> str:
    rows: list[Sequence[str]] = [
        [level.name, f"{level.m:g}", f"{level.u:g}", f"{level.weight:+.1f}", level.says]
        for level in one.levels
    ]
    if one.missing is not None:
        rows.append(["(missing)", "", "", "0", one.missing.says])
    return f"### {one.name}\n\n{_table(['level', 'm', 'u', 'weight', 'where'], rows, figures=(1, 2, 3))}"


def _windows(data: Mapping[str, Any]) -> list[Sequence[str]]:
    """The numbers of a part of the data, each with the sentence that follows it."""
    rows: list[Sequence[str]] = []
    waiting: list[tuple[str, str]] = []
    for name, value in data.items():
        if name.endswith("_says"):
            names = ", ".join(one for one, _ in waiting)
            rows.append([names, ", ".join(shown for _, shown in waiting), str(value)])
            waiting = []
        else:
            shown = " to ".join(map(str, value)) if isinstance(value, list) else f"{value:,}"
            waiting.append((name.replace("_", " "), shown))
    return rows


def _groups(data: Mapping[str, Sequence[str]]) -> str:
    return "\n".join(
        f"- {name}: {', '.join(f'`{one}`' for one in members)}" for name, members in data.items()
    )


def _numbers(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return _table(headings, rows, figures=(1,))


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]], *, figures: Sequence[int]) -> str:
    rule = "|".join("--:" if i in figures else "---" for i in range(len(headings)))
    lines = [" | ".join(headings), rule, *(" | ".join(row) for row in rows)]
    return "\n".join(f"|{line}|" if line is rule else f"| {line} |" for line in lines)


def main() -> None:
    """Write the page of the shipped policy."""
    text = files("tawthiq.incidents").joinpath("data/policy.json").read_text(encoding="utf-8")
    Path(sys.argv[1]).write_text(page(json.loads(text)), encoding="utf-8")


if __name__ == "__main__":
    main()
