"""Runs a recipe by Winnow and, exported, by Data-Juicer on the same rows, and says step by step what each drops.

Usage: python3 scripts/scale/compare.py ROWS.json [--recipe R.json] [--rows N] [--plant N] [--venv FOLDER] [--out FOLDER] [--ray] [--times-only]

ROWS: JSON or JSON Lines with instruction, input and output. --plant, with --rows: N times seven more
rows at the end, with something wrong. The environment is made if it is not there, with
py-data-juicer from PyPI (and ray). Run `npm run build` first. Time and memory are those of one run each: memory is the
largest process's, so that of Data-Juicer's further processes comes on top; Ray's are not seen at all.
"""

import argparse
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
CLI = HERE.parent.parent / "dist" / "cli.js"
# aiohttp and scipy are imported by it, but not among what it requires.
PACKAGES = ["py-data-juicer==1.6.1", "aiohttp", "scipy", "regex"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("rows")
    parser.add_argument("--recipe", default=str(HERE / "recipe.json"))
    parser.add_argument("--rows", dest="most", type=int)
    parser.add_argument("--plant", type=int, default=0)
    parser.add_argument("--venv")
    parser.add_argument("--out")
    parser.add_argument("--ray", action="store_true")
    parser.add_argument("--times-only", action="store_true")
    parser.add_argument("--cli", default=str(CLI))
    asked = parser.parse_args()
    folder = Path(asked.out or tempfile.mkdtemp(prefix="winnow-scale-")).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    python = environment(Path(asked.venv or folder / "venv").absolute(), asked.ray)
    rows = written(asked.rows, asked.most, asked.plant, folder / "rows.jsonl")
    recipe = folder / "recipe.yaml"
    winnow = ["node", asked.cli]
    export = [*winnow, "export-recipe", asked.recipe, "--to", "data-juicer", "--locale", "en", "--out", recipe, "--force"]
    said = subprocess.run([*export, *(["--ray"] if asked.ray else [])], check=True, capture_output=True, text=True).stderr
    (folder / "export.txt").write_text(said)

    clean = [*winnow, "clean", rows, "--recipe", asked.recipe, "--out", folder / "winnow.jsonl", "--force"]
    own = measured(clean, folder / "winnow.txt")
    result = folder / "data-juicer.jsonl"
    juice = [python.parent / "dj-process", "--config", recipe, "--dataset_path", rows, "--export_path", result]
    theirs = measured([*juice, *(["--ray_address", "local"] if asked.ray else [])], folder / "data-juicer.txt")
    count = sum(1 for _ in open(rows))
    print(f"{count} rows; load of the machine {os.getloadavg()[0]:.1f}")
    for name, (seconds, processor, megabytes) in {"Winnow": own, "Data-Juicer": theirs}.items():
        print(f"{name}: {seconds:.1f} s, {processor:.1f} s of processor time, largest process {megabytes:.0f} MB")

    if asked.times_only:
        return
    rejected = read(folder / "winnow.rejected.jsonl")
    kept = {row["row"] for row in rows_of(result)}
    dropped = set(range(count)) - kept
    gone = {row["row"] - 1 for row in rejected}
    print(f"rows kept: Winnow {count - len(gone)}, Data-Juicer {len(kept)}, both {len(kept - gone)}")
    if asked.ray:
        print(f"dropped by both {len(gone & dropped)}, by Winnow alone {len(gone - dropped)}, by Data-Juicer alone {len(dropped - gone)}")
        return
    steps = folder / "steps.json"
    log = open(folder / "steps.txt", "w")
    subprocess.run([python, HERE / "steps.py", recipe, rows, steps], check=True, stdout=log, stderr=log)
    by_step(asked.recipe, recipe, json.loads(steps.read_text()), rejected, count)
    changes(rows, folder / "winnow.jsonl", json.loads(steps.read_text())["changed"], gone)
    last = set(json.loads(steps.read_text())["left"][-1]["rows"])
    if last != kept:
        sys.exit("dj-process and the operators one by one leave different rows")


def environment(folder, ray):
    """The Python of an environment with Data-Juicer in it."""
    python = folder / "bin" / "python"
    if not (folder / "bin" / "pip").exists():
        venv.create(folder, with_pip=True)
    if (folder / "bin" / "dj-process").exists() and not ray:
        return python
    packages = [*PACKAGES, *(["ray"] if ray else [])]
    subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], check=True)
    return python


def written(source, most, plant, target):
    """The rows as JSON Lines, each with its number, behind them some with something wrong."""
    text = Path(source).read_text(encoding="utf-8")
    rows = json.loads(text) if text.lstrip().startswith("[") else [json.loads(line) for line in text.splitlines()]
    with open(target, "w", encoding="utf-8") as file:
        for number, row in enumerate(rows[:most] + planted(rows[:plant], rows[most:] if most else [])):
            file.write(json.dumps({**row, "row": number}, ensure_ascii=False) + "\n")
    return target


def planted(rows, others):
    """Of each row a copy and one with another output, and of others one for each thing that can be wrong."""
    wrong = []
    for number, row in enumerate(rows):
        lost, mail, key, loop, nothing = others[number * 5 : number * 5 + 5]
        wrong += [
            row,
            {**row, "output": f"{row['output']} That is all, {number}."},
            {**lost, "output": f"{lost['output']} caf\ufffd"},
            {**mail, "output": f"{mail['output']} Write to m.okafor{number}@gmail.com."},
            {**key, "output": f'{key["output"]} api_key = "{secret(number)}"'},
            {**loop, "output": "It is easy to say so once more. " * 20},
            {**nothing, "output": " "},
        ]
    return wrong


def secret(number):
    """Looks like a token of a code forge, and is none."""
    return "ghp_" + hashlib.sha256(str(number).encode()).hexdigest()[:36]


def measured(command, log):
    """Seconds, seconds of processor time, and the megabytes of the largest process, of a command that must succeed."""
    before = time.monotonic()
    with open(log, "w") as file:
        process = subprocess.Popen([str(part) for part in command], stdout=file, stderr=file)
        _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - before
    if status != 0:
        sys.exit(f"failed: see {log}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def by_step(recipe, exported, steps, rejected, count):
    named = steps_of(exported)
    what = [step.get("rule", "languages") for step in json.loads(Path(recipe).read_text())["steps"]]
    left = set(range(count))
    dropped = {}
    for step, behind in zip(named, steps["left"]):
        rows = set(behind["rows"])
        if step is None and rows != left:
            sys.exit(f"{behind['operator']} drops rows")
        if step is not None:
            dropped.setdefault(step, ([], set()))
            dropped[step][0].append(behind["operator"])
            dropped[step][1].update(left - rows)
        left = rows
    everywhere = {row["row"] - 1 for row in rejected}
    theirs = set(range(count)) - left
    print("| Step | Operator | Winnow drops | Data-Juicer drops | in common |\n| --- | --- | ---: | ---: | ---: |")
    for step, (operators, rows) in sorted(dropped.items()):
        own = {row["row"] - 1 for row in rejected if row["step"] == step}
        print(f"| `{what[step - 1]}` | `{'`, `'.join(operators)}` | {len(own)} | {len(rows)} | {len(own & rows)} |")
    print(f"| all | | {len(everywhere)} | {len(theirs)} | {len(everywhere & theirs)} |")


def steps_of(exported):
    """For each operator of the YAML the number of the step that it stands for."""
    step, found = None, []
    for line in Path(exported).read_text(encoding="utf-8").splitlines():
        comment = re.match(r"  # (?:Step (\d+),)?", line)
        if comment:
            step = int(comment[1]) if comment[1] else None
        elif re.match(r"  - \w+:", line):
            found.append(step)
    return found


def changes(rows, clean, theirs, gone):
    before = {row["row"]: row for row in read(rows)}
    own = {row["row"] for row in read(clean) if row != before[row["row"]]}
    theirs = set(theirs)
    print(f"rows changed: Winnow {len(own)}, Data-Juicer {len(theirs)}, both {len(own & theirs)}")


def rows_of(result):
    # Ray writes a folder of files.
    files = sorted(result.rglob("*.json*")) if result.is_dir() else [result]
    return [row for file in files for row in read(file)]


def read(file):
    with open(file, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


if __name__ == "__main__":
    main()
