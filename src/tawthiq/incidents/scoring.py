"""Scored pairs of events: Splink on DuckDB, with the policy's levels and weights."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow as pa  # type: ignore[import-untyped]
from splink import DuckDBAPI, Linker, SettingsCreator

from tawthiq.incidents.features import Row
from tawthiq.incidents.policy import Comparison, Level, Policy

Pair = tuple[int, int, float]
"""Two rows by `unique_id`, the smaller first, and their weight."""

_TEXT, _LIST = pa.string(), pa.list_(pa.string())
SCHEMA = pa.schema(
    {
        "unique_id": pa.int64(),
        "article": _TEXT,
        "type": _TEXT,
        "kinds": _LIST,
        "day_lo": pa.int32(),
        "day_hi": pa.int32(),
        "dated": pa.bool_(),
        "place_key": _TEXT,
        "place_ids": _LIST,
        "admin1": _TEXT,
        "country": _TEXT,
        "lat": pa.float64(),
        "lon": pa.float64(),
        "fine": pa.bool_(),
        "loose": pa.bool_(),
        "reach": pa.float64(),
        "common": pa.bool_(),
        "initiators": _LIST,
        "initiator_camps": _LIST,
        "targets": _LIST,
        "target_camps": _LIST,
        "objects": _LIST,
        "weapons": _LIST,
        "killed_lo": pa.int64(),
        "killed_hi": pa.int64(),
        "wounded_lo": pa.int64(),
        "wounded_hi": pa.int64(),
        "words": pa.list_(pa.uint32()),
        "block_area": _LIST,
        "block_near": _LIST,
        "block_open": _LIST,
        "block_any": _LIST,
    }
)
"""The columns of a row of `features.row_of`."""

_BLOCKED = """
CREATE TABLE keys_{name} AS
    SELECT hash(unnest(block_{name})) AS key, unique_id, article,
        CASE WHEN fine THEN lat END AS lat, CASE WHEN fine THEN lon END AS lon FROM events
"""

_PAIRS = """
CREATE TABLE pairs AS
SELECT '0' AS match_key, join_key_l, join_key_r FROM (
    SELECT l.unique_id AS join_key_l, r.unique_id AS join_key_r FROM keys_area l JOIN keys_area r
        ON l.key = r.key AND l.unique_id < r.unique_id AND l.article <> r.article
        AND coalesce(abs(l.lat - r.lat) * 111.2 <= {km}, true)
        AND coalesce(abs(l.lon - r.lon) * 111.2 * cos(radians(l.lat)) <= {km}, true)
    UNION
    SELECT l.unique_id, r.unique_id FROM keys_near l JOIN keys_near r
        ON l.key = r.key AND l.unique_id < r.unique_id AND l.article <> r.article
    UNION
    SELECT one, other FROM (
        SELECT DISTINCT least(l.unique_id, r.unique_id) AS one, greatest(l.unique_id, r.unique_id) AS other
            FROM keys_open l JOIN keys_any r
            ON l.key = r.key AND l.unique_id <> r.unique_id AND l.article <> r.article
    ) JOIN events l ON l.unique_id = one JOIN events r ON r.unique_id = other
    WHERE list_has_any(l.initiators, r.initiators) OR list_has_any(l.targets, r.targets)
        OR (l.killed_lo > 0 AND l.killed_lo = r.killed_lo)
        OR len(list_intersect(l.words, r.words)) >= 3
)
"""
"""The pairs that are compared.

Without a governorate, day and kind alone would bring too many together: such pairs also share an actor, a
number of dead, or some words.

Each pair once, whatever number of keys brings it together; never two events of one article.

A degree of latitude is 111.2 km; one of longitude is that times the cosine of the latitude.
"""


@dataclass(frozen=True, slots=True)
class Scores:
    """The pairs that were compared, in the database that scored them."""

    _connection: duckdb.DuckDBPyConnection
    _table: str
    compared: int
    """How many pairs shared a block."""

    def at_least(self, weight: float) -> Iterator[Pair]:
        """The pairs of at least this weight."""
        yield from self._pairs(f"match_weight >= {weight}", "")

    def inside(self, group_of: dict[int, int]) -> Iterator[Pair]:
        """The pairs of whatever weight whose events have one group."""
        groups = pa.table(
            {"member": pa.array(group_of.keys(), pa.int64()), "grp": pa.array(group_of.values(), pa.int64())}
        )
        self._connection.register("groups_given", groups)
        self._connection.execute("CREATE OR REPLACE TABLE groups AS SELECT * FROM groups_given")
        self._connection.unregister("groups_given")
        joined = (
            "JOIN groups a ON a.member = unique_id_l "
            "JOIN groups b ON b.member = unique_id_r AND a.grp = b.grp"
        )
        yield from self._pairs("true", joined)

    def _pairs(self, condition: str, joined: str) -> Iterator[Pair]:
        self._connection.execute(
            f"SELECT unique_id_l, unique_id_r, match_weight FROM {self._table} {joined} WHERE {condition}"
        )
        while some := self._connection.fetchmany(100_000):
            for left, right, weight in some:
                yield (left, right, weight) if left < right else (right, left, weight)


def score_pairs(rows: Iterable[Row], policy: Policy) -> Scores:
    """Score the pairs of rows that share a block.

    Args:
        rows: of `features.row_of`, each with its own `unique_id`.
        policy: levels and weights.
    """
    connection = _database(rows)
    for name in ("area", "near", "open", "any"):
        connection.execute(_BLOCKED.format(name=name))
    connection.execute(_PAIRS.format(km=policy.apart_km))
    compared = connection.execute("SELECT count(*) FROM pairs").fetchall()[0][0]
    return Scores(connection, _predict(connection, policy, detailed=False), compared)


def compare(left: Row, right: Row, policy: Policy) -> dict[str, Any]:
    """One pair, block or no block: the level that each comparison reached (`gamma_…`), the weight in all."""
    connection = _database([{**left, "unique_id": 0}, {**right, "unique_id": 1}])
    connection.execute("CREATE TABLE pairs AS SELECT '0' AS match_key, 0 AS join_key_l, 1 AS join_key_r")
    table = _predict(connection, policy, detailed=True)
    relation = connection.execute(f"SELECT * FROM {table}")
    names = [column[0] for column in relation.description]
    return dict(zip(names, relation.fetchall()[0], strict=True))


def _database(rows: Iterable[Row]) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(":memory:")
    connection.register("given", pa.Table.from_pylist(list(rows), schema=SCHEMA))
    connection.execute("CREATE TABLE events AS SELECT * FROM given")
    connection.unregister("given")
    return connection


def _predict(connection: duckdb.DuckDBPyConnection, policy: Policy, *, detailed: bool) -> str:
    """Score the table `pairs`; gives the name of the table of results."""
    database = DuckDBAPI(connection=connection)
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[_splink_comparison(comparison) for comparison in policy.comparisons],
        probability_two_random_records_match=policy.prior,
        retain_matching_columns=detailed,
        retain_intermediate_calculation_columns=detailed,
    )
    linker = Linker(database.register("events"), settings, log_level=None)
    linker.table_management.register_blocked_pairs_for_predict(database.register("pairs"))
    return str(linker.inference.predict(warning_mode="never").physical_name)


def _splink_comparison(comparison: Comparison) -> dict[str, Any]:
    levels = [_splink_level(level) for level in comparison.levels]
    if comparison.missing is not None:
        missing = comparison.missing
        levels.insert(
            0, {"sql_condition": missing.when, "label_for_charts": missing.name, "is_null_level": True}
        )
    return {"output_column_name": comparison.name, "comparison_levels": levels}


def _splink_level(level: Level) -> dict[str, Any]:
    return {
        "sql_condition": level.when,
        "label_for_charts": level.name,
        "m_probability": level.m,
        "u_probability": level.u,
        "fix_m_probability": True,
        "fix_u_probability": True,
    }
