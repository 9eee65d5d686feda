"""How fast the language stage annotates Serbian, beside classla's own pipeline: words per CPU second, and their ratio.

    python benchmarks/language.py [TEXT.xz] [--characters 300000]

In: a text, by default the laws beside the project, else the sample documents; the same for everybody. Each backend
runs in a process of its own on one thread: after 20,000 characters that are not counted, it annotates the rest, as a
run does (identical clauses once). «classla's own» is classla.Pipeline with its own tokenizer and the small model of
the project on raw text, what its users call; it is left out where classla is not installed. Out: a table, the ratio,
and peak memory.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import resource
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[:0] = [str(ROOT / "pipeline")]

LAWS = ROOT.parent / "shared" / "laws" / "laws.txt.xz"
SAMPLES = ROOT / "corpora" / "documents"
WARM = 20_000
OURS = ("lexicon", "sr_delokrug_sm")
CLASSLA = ("classla", "classla's own")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", nargs="?", type=Path, default=LAWS if LAWS.exists() else None)
    parser.add_argument("--characters", type=int, default=300_000)
    parser.add_argument("--only", help="run one backend in this process and print its figures as JSON")
    options = parser.parse_args()
    lines = sample(options.text, options.characters + WARM)
    if options.only:
        print(json.dumps(measured(options.only, lines)))
        return 0
    found = {}
    for name in (*OURS, *CLASSLA):
        if name in CLASSLA and find_spec("classla") is None:
            print(f"{name}: classla is not installed (`make classla`)", file=sys.stderr)
            continue
        arguments = [*sys.argv[1:], "--only", name]
        environment = os.environ | {
            "OMP_NUM_THREADS": "1", "DELOKRUG_CLASSLA_DIR": str(ROOT / "models" / "classla_small"),
        }  # fmt: skip
        done = subprocess.run(
            [sys.executable, __file__, *arguments], env=environment, check=True, stdout=subprocess.PIPE, text=True
        )
        found[name] = json.loads(done.stdout.splitlines()[-1])
        print("{:16} {words_per_second:9,.0f} words per CPU second {peak_mb:6,.0f} MB".format(name, **found[name]))
    if CLASSLA[1] in found:
        ratio = found[OURS[1]]["words_per_second"] / found[CLASSLA[1]]["words_per_second"]
        print(f"{OURS[1]} is {ratio:.1f} times as fast as classla's own pipeline")
    return 0


def sample(path: Path | None, characters: int) -> list[str]:
    """Lines of the text in Latin, together so many characters."""
    from delokrug.script import to_latin

    if path is None:
        text = "\n".join(one.read_text(encoding="utf-8") for one in sorted(SAMPLES.glob("*.txt")))
    else:
        with lzma.open(path, "rt", encoding="utf-8") as source:
            text = source.read(characters)
    return [to_latin(line) for line in text[:characters].split("\n") if line.strip()]


def measured(name: str, lines: list[str]) -> dict[str, float]:
    """Words a CPU second, and the peak memory of this process in MB."""
    annotate = classla_pipeline() if name == CLASSLA[1] else backend(name)
    at, size = 0, 0
    while size < WARM:
        size += len(lines[at])
        at += 1
    annotate(lines[:at])
    begin = time.process_time()
    annotate(lines[at:])
    seconds = time.process_time() - begin
    words = sum(len(line.split()) for line in lines[at:])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"words_per_second": words / seconds, "peak_mb": peak}


def backend(name: str):
    from delokrug.language.backends import backend_for

    chosen = backend_for("sr", name=name)
    return lambda lines: list(chosen.annotate(lines))


def classla_pipeline():
    import classla
    import torch

    torch.set_num_threads(1)
    folder = str(ROOT / "models" / "classla_small")
    stages = "tokenize,pos,lemma,depparse"
    pipeline = classla.Pipeline("sr", dir=folder, processors=stages, use_gpu=False, verbose=False)
    return lambda lines: pipeline("\n".join(lines))


if __name__ == "__main__":
    sys.exit(main())
