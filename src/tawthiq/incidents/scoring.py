"""Scored pairs of events: Splink on DuckDB, with the policy's levels and weights."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa  # type: ignore[import-untyped]
from splink import DuckDBAPI, Linker, SettingsCreator

from tawthiq.incidents.blocking import EVENTS, pair_statements
from tawthiq.incidents.clustering import components
from tawthiq.incidents.policy import Comparison, Level, Policy

MEMORY = "3GB"
"""What DuckDB keeps in memory; what goes beyond is written to a temporary folder."""


@dataclass(frozen=True, slots=True)
class Scores:
    """The pairs that were compared, the smaller number of an event first, and their weights."""

    left: npt.NDArray[np.int64]
    right: npt.NDArray[np.int64]
    weight: npt.NDArray[np.float64]
    seconds: Mapping[str, float] = field(default_factory=dict)
    """How long finding the pairs (`blocking`) and weighing them (`scoring`) took."""

    @property
    def compared(self) -> int:
        """How many pairs were compared."""
        return len(self.left)


def score_pairs(events: pa.Table, policy: Policy) -> Scores:
    """Score the pairs of events that can be one occurrence.

    Args:
        events: of `features.event_table`.
        policy: levels and weights.
    """
    with database() as connection:
        began = time.perf_counter()
        load(connection, events, policy)
        for statement in pair_statements(policy):
            connection.execute(statement)
        _keep_connected(connection, events.num_rows, policy)
        blocked = time.perf_counter()
        table = _predict(connection, policy, detailed=False)
        # In order, so that the same events give the same arrays.
        found = connection.execute(
            f"SELECT unique_id_l, unique_id_r, match_weight FROM {table} ORDER BY ALL"
        ).fetchnumpy()
        seconds = {"blocking": blocked - began, "scoring": time.perf_counter() - blocked}
    one, other, weight = (np.asarray(column) for column in found.values())
    return Scores(np.minimum(one, other), np.maximum(one, other), weight, seconds)


def level_counts(connection: duckdb.DuckDBPyConnection, policy: Policy) -> dict[str, npt.NDArray[Any]]:
    """How often each combination of levels is met by the table `pairs`, for each `match_key`."""
    table = _predict(connection, policy, detailed=True)
    names = ", ".join(f"gamma_{comparison.name}" for comparison in policy.comparisons)
    found = connection.execute(
        f"SELECT match_key, {names}, count(*) AS pairs FROM {table} GROUP BY ALL ORDER BY ALL"
    ).fetchnumpy()
    return {name: np.asarray(column) for name, column in found.items()}


def _keep_connected(connection: duckdb.DuckDBPyConnection, size: int, policy: Policy) -> None:
    """Make the table `pairs`, in the form that Splink takes.

    Weights below the threshold matter only among events that weights above it connect.
    """
    found = connection.execute("SELECT one, other, weight FROM reaches ORDER BY ALL").fetchnumpy()
    one, other, weight = (np.asarray(column) for column in found.values())
    hopeful = weight >= policy.threshold - 1e-6
    component = components(size, one[hopeful], other[hopeful])
    inside = component[one] == component[other]
    pairs = pa.table({"one": pa.array(one[inside]), "other": pa.array(other[inside])})
    connection.register("kept", pairs)
    connection.execute(
        "CREATE TABLE pairs AS SELECT '0' AS match_key, one AS join_key_l, other AS join_key_r FROM kept"
    )
    connection.unregister("kept")


def load(connection: duckdb.DuckDBPyConnection, events: pa.Table, policy: Policy) -> None:
    """Make the table `events`."""
    connection.register("given", events)
    connection.execute(EVENTS.format(longest_days=policy.longest_days))
    connection.unregister("given")


def weigh(events: pa.Table, pairs: Sequence[tuple[int, int]], policy: Policy) -> list[float]:
    """The weights of these pairs, block or no block."""
    given = {"join_key_l": [one for one, _ in pairs], "join_key_r": [other for _, other in pairs]}
    with database() as connection:
        load(connection, events, policy)
        connection.register("asked", pa.table(given))
        connection.execute("CREATE TABLE pairs AS SELECT '0' AS match_key, * FROM asked")
        table = _predict(connection, policy, detailed=False)
        found = connection.execute(f"SELECT unique_id_l, unique_id_r, match_weight FROM {table}").fetchall()
    weights = {frozenset((one, other)): float(weight) for one, other, weight in found}
    return [weights[frozenset(pair)] for pair in pairs]


def compare(events: pa.Table, pairs: Sequence[tuple[int, int]], policy: Policy) -> list[dict[str, Any]]:
    """These pairs, block or no block: the level that each comparison reached (`gamma_…`), the weight in all.

    Args:
        events: of `features.event_table`.
        pairs: of events by number, the smaller first; given back in this order.
        policy: levels and weights.
    """
    with database() as connection:
        load(connection, events, policy)
        asked = pa.table({"one": [one for one, _ in pairs], "other": [other for _, other in pairs]})
        connection.register("asked", asked)
        connection.execute(
            "CREATE TABLE pairs AS SELECT '0' AS match_key, one AS join_key_l, other AS join_key_r FROM asked"
        )
        connection.unregister("asked")
        relation = connection.execute(f"SELECT * FROM {_predict(connection, policy, detailed=True)}")
        names = [column[0] for column in relation.description]
        found = [dict(zip(names, row, strict=True)) for row in relation.fetchall()]
    by_pair = {tuple(sorted((one["unique_id_l"], one["unique_id_r"]))): one for one in found}
    return [by_pair[pair] for pair in pairs]


@contextmanager
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    """A database in memory, with a folder of its own for what does not fit."""
    with TemporaryDirectory(prefix="tawthiq-") as folder:
        connection = duckdb.connect(":memory:")
        try:
            connection.execute(f"SET memory_limit = '{MEMORY}'; SET threads = {os.cpu_count() or 1}")
            connection.execute("SET temp_directory = ?", [folder])
            yield connection
        finally:
            connection.close()


def _predict(connection: duckdb.DuckDBPyConnection, policy: Policy, *, detailed: bool) -> str:
    """Score the table `pairs`; gives the name of the table of results."""
    database = DuckDBAPI(connection=connection)
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[_splink_comparison(comparison) for comparison in policy.comparisons],
        probability_two_random_records_match=policy.prior,
        retain_matching_columns=detailed,
        retain_intermediate_calculation_columns=False,
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
