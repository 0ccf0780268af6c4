"""Which pairs of events are compared at all: near in days, possibly in one place, and not hopeless.

Two events meet where their days are within reach and they may be in one governorate: both name the same one,
or one names none. Where they name the same place, they meet when a few more days apart. Across a border
between governorates they meet where they name one place, or points within some ten kilometres. Events without
any day meet only where they name one place.

Of those that meet, a pair is compared where it can still reach the threshold: the weights of what is quick to
compare are added up exactly, and what is slow counts with the best that it can give (`_best`). A pair that is
left out could not have been one occurrence by itself, whatever the slower comparisons had found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tawthiq.incidents.features import CELL_DEGREES
from tawthiq.incidents.policy import Comparison, Policy

EVENTS = """
CREATE MACRO shared_words(one, other) AS len(list_filter(one, lambda word: list_contains(other, word)));
CREATE TABLE events AS
SELECT *, coalesce(day_lo, -1) AS first_day, coalesce(day_hi, -1) AS last_day,
    coalesce(day_hi - day_lo <= {longest_days}, true) AS pinned
FROM given ORDER BY first_day, unique_id
"""
"""The events, those of one time side by side. One that is not `pinned` to a time meets none."""

_MEETING = """
SELECT {columns} FROM (
    SELECT *, unnest(generate_series(first_day, last_day + {reach})) AS day FROM events WHERE pinned AND {left}
) l JOIN (SELECT * FROM events WHERE pinned AND {right}) r ON r.first_day = l.day {on}
WHERE (l.first_day < r.first_day OR l.unique_id < r.unique_id) AND l.apart <> r.apart
"""
"""Each pair once: the one that begins later begins within the days and the reach of the earlier one."""

_DATED = "day_lo IS NOT NULL"
_MEETINGS = {
    "one governorate": ("admin1 IS NOT NULL", "admin1 IS NOT NULL", "AND l.admin1 = r.admin1"),
    "the later names none": ("true", "admin1 IS NULL", "AND coalesce(l.country = r.country, true)"),
    "the earlier names none": (
        "admin1 IS NULL",
        "admin1 IS NOT NULL",
        "AND coalesce(l.country = r.country, true)",
    ),
}
"""By a word on them: which events are the earlier ones, which the later ones, and what they share."""

_NEAR = """
CREATE TABLE placed AS
SELECT unique_id, apart, admin1, first_day, last_day, lat, lon,
    [hash('name', country, place_key)] || list_transform(place_ids, lambda one: hash('id', one)) AS names,
    hash('cell', floor(lat / {cell}), floor(lon / {cell})) AS own_cell
FROM events WHERE pinned AND fine;
CREATE TABLE named AS SELECT * EXCLUDE (names, own_cell, lat, lon), unnest(names) AS key FROM placed;
CREATE TABLE own AS
SELECT * FROM named UNION ALL
SELECT * EXCLUDE (names, own_cell, lat, lon), own_cell AS key FROM placed WHERE lat IS NOT NULL;
CREATE TABLE around AS
SELECT * FROM named UNION ALL
SELECT placed.* EXCLUDE (names, own_cell, lat, lon), hash('cell', floor(lat / {cell}) + dy, floor(lon / {cell}) + dx)
FROM placed, (VALUES (-1.0), (0.0), (1.0)) AS ys(dy), (VALUES (-1.0), (0.0), (1.0)) AS xs(dx)
WHERE lat IS NOT NULL;
CREATE TABLE borders AS
SELECT key FROM (SELECT DISTINCT key, admin1 FROM around) GROUP BY key HAVING count(DISTINCT admin1) > 1
UNION SELECT key FROM own WHERE first_day = -1;
CREATE TABLE near AS
SELECT l.unique_id AS one, r.unique_id AS other
FROM (
    SELECT *, unnest(generate_series(last_day + {area_reach} + 1, last_day + {reach})) AS day
    FROM named WHERE first_day >= 0
) l JOIN named r ON r.key = l.key AND r.first_day = l.day
WHERE l.apart <> r.apart
UNION
SELECT l.unique_id, r.unique_id
FROM (
    SELECT *, unnest(generate_series(first_day, last_day + {reach})) AS day FROM around SEMI JOIN borders USING (key)
) l JOIN (SELECT * FROM own SEMI JOIN borders USING (key)) r ON r.key = l.key AND r.first_day = l.day
WHERE (l.first_day < r.first_day OR l.unique_id < r.unique_id) AND l.apart <> r.apart
    AND (l.admin1 <> r.admin1 OR l.first_day = -1);
"""
"""Pairs that name one place some days apart; then those of two governorates, or without any day, that name one
place or neighbouring points: such pairs lie in few cells of the map."""

_QUICK = """
SELECT unique_id_l, unique_id_r, others + {place} AS weight FROM (
    SELECT *, {km} AS km FROM (SELECT *, {others} AS others FROM ({meeting}))
    WHERE others + {best_place} >= {floor}
)
WHERE NOT coalesce(fine_l AND fine_r AND km > {apart_km}, false) AND others + {place} >= {floor}
"""
"""What is quick to compare, the place last: it takes longest, and most pairs cannot be saved by the best place."""

_REACHES = """
CREATE TABLE reaches AS
SELECT least(unique_id_l, unique_id_r) AS one, greatest(unique_id_l, unique_id_r) AS other, weight + {slow} AS weight
FROM (
    SELECT quick.*, {columns}
    FROM quick JOIN events l ON l.unique_id = unique_id_l JOIN events r ON r.unique_id = unique_id_r
)
WHERE weight + {slow} >= {floor}
"""
"""With what is slow to compare, over the few pairs that are left: the highest weight that each can reach."""


def pair_statements(policy: Policy) -> Iterable[str]:
    """SQL that makes the table `reaches` from the table `events`: the pairs that are not hopeless."""
    place = next(comparison for comparison in policy.comparisons if comparison.name == "place")
    slow = [one for one in policy.comparisons if _is_slow(one)]
    others = [one for one in policy.comparisons if one is not place]
    parts = {
        "km": policy.km,
        "place": _best(place).replace(policy.km, "km"),
        "best_place": _number(max(level.weight for level in place.levels)),
        "others": " + ".join([_number(policy.prior_weight), *map(_best, others)]),
        "apart_km": policy.apart_km,
        "floor": _number(policy.floor),
    }
    columns = _columns(f"{parts['others']} {_best(place)} fine_l unique_id_l")
    yield _NEAR.format(cell=CELL_DEGREES, area_reach=policy.area_reach_days, reach=policy.reach_days)
    met = [
        _MEETING.format(
            columns=columns,
            left=f"{_DATED} AND {left}",
            right=f"{_DATED} AND {right}",
            on=on,
            reach=policy.area_reach_days,
        )
        for left, right, on in _MEETINGS.values()
    ]
    met.append(
        f"SELECT {columns} FROM near JOIN events l ON l.unique_id = one JOIN events r ON r.unique_id = other"
    )
    for i, meeting in enumerate(met):
        yield f"{'INSERT INTO' if i else 'CREATE TABLE'} quick {'' if i else 'AS'} " + _QUICK.format(
            meeting=meeting, **parts
        )
    beyond = " + ".join(f"{_exact(one)} - {_best(one)}" for one in slow) or "0e0"
    yield _REACHES.format(columns=_columns(beyond) or "1", slow=beyond, floor=_number(policy.floor))


def _columns(sql: str) -> str:
    """The columns of both events that an expression needs."""
    names = sorted(set(re.findall(r"\b(\w+)_[lr]\b", sql)))
    return ", ".join(f"{side}.{name} AS {name}_{side}" for name in names for side in "lr")


# ---------------------------------------------------------------- what a pair can reach
_AT_MOST = {
    r"list_has_any\((\w+)_l, \1_r\)": r"(\1_bits_l & \1_bits_r) <> 0",
    r"shared_words\((\w+)_l, \1_r\)": r"(bit_count(\1_bits0_l & \1_bits0_r) + bit_count(\1_bits1_l & \1_bits1_r)"
    r" + least(\1_hidden_l, \1_hidden_r))",
}
"""What two lists share at most, by their bits."""


def _best(comparison: Comparison) -> str:
    """SQL for the highest weight that the comparison can give.

    That sets share nothing is seen by their bits; that they may share something is taken for granted: then
    the level, or any behind it, may be the one that is met. Lists are not opened.
    """
    cases = [f"WHEN {comparison.missing.when} THEN 0e0"] if comparison.missing else []
    for i, level in enumerate(comparison.levels):
        when = _by_bits(level.when)
        highest = _number(max(one.weight for one in comparison.levels[i:]))
        if when == "ELSE":
            cases.append(f"ELSE {highest}")
            break
        cases.append(f"WHEN {when} THEN {highest if when != level.when else _number(level.weight)}")
    return f"(CASE {' '.join(cases)} END)"


def _exact(comparison: Comparison) -> str:
    """SQL for the weight of the comparison."""
    cases = [f"WHEN {comparison.missing.when} THEN 0e0"] if comparison.missing else []
    *levels, last = comparison.levels
    cases += [f"WHEN {level.when} THEN {_number(level.weight)}" for level in levels]
    return f"(CASE {' '.join(cases)} ELSE {_number(last.weight)} END)"


def _by_bits(when: str) -> str:
    for pattern, replacement in _AT_MOST.items():
        when = re.sub(pattern, replacement, when)
    return when


def _is_slow(comparison: Comparison) -> bool:
    """Whether `_best` may be far from what the comparison gives, and lists have to be opened."""
    return any("shared_words" in level.when for level in comparison.levels)


def _number(value: float) -> str:
    """As a floating-point number: DuckDB takes plain decimals for exact ones, and adds them up slowly."""
    return f"{value:.9f}e0"
