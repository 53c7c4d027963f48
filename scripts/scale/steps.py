"""Runs a Data-Juicer recipe operator by operator and writes which rows are left behind each, and which were changed.

Usage: python steps.py RECIPE.yaml ROWS.jsonl RESULT.json. Rows have their number in the field `row`.
"""

import json
import sys

from data_juicer.config import init_configs
from data_juicer.core.data.dataset_builder import DatasetBuilder
from data_juicer.ops import load_ops

FIELDS = ("instruction", "input", "output")

recipe, rows, result = sys.argv[1:]
config = init_configs(["--config", recipe, "--dataset_path", rows, "--export_path", result + ".rows/out.jsonl"])
dataset = DatasetBuilder(config, executor_type="default").load_dataset()
before = {row["row"]: [row[field] for field in FIELDS] for row in dataset}
left = []
for operator in load_ops(config.process):
    dataset = dataset.process([operator])
    left.append({"operator": operator._name, "rows": list(dataset["row"])})
changed = [row["row"] for row in dataset if [row[field] for field in FIELDS] != before[row["row"]]]
with open(result, "w") as file:
    json.dump({"left": left, "changed": changed}, file)
