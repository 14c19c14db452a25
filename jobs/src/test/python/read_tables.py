"""Reads every table of a run directory in one line by each reader, and compares the numbers of rows.

Usage: read_tables.py RUN TABLE=ROWS ...
"""

import sys

import datasets
import duckdb
import pandas
import pyarrow.dataset

run, expected = sys.argv[1], dict(pair.split("=") for pair in sys.argv[2:])
datasets.disable_progress_bars()
for table, rows in expected.items():
    folder = f"{run}/{table}"
    seen = {
        "pyarrow": pyarrow.dataset.dataset(folder).to_table().num_rows,
        "pandas": len(pandas.read_parquet(folder)),
        "duckdb": duckdb.sql(f"select count(*) from '{folder}/*.parquet'").fetchall()[0][0],
        "datasets": datasets.load_dataset(folder, cache_dir=f"{run}/../cache")["train"].num_rows,
    }
    if set(seen.values()) != {int(rows)}:
        sys.exit(f"{table}: expected {rows} rows, but {seen}")
    if table in ("corpora", "mixes", "counts", "spectra", "scores", "models"):
        columns = pandas.read_parquet(folder).columns
        assert {"arm", "replicate", "generation"} <= set(columns), (table, columns)
print("read", *expected)
