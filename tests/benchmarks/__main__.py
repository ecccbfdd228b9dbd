"""Sfumato beside its peers, in one run: ``python -m tests.benchmarks [--quick] [--json] [--only TEXT]``."""

import argparse
import signal
import sys
from collections.abc import Iterator, Sequence

from tests.benchmarks import table
from tests.benchmarks.bench import Bench
from tests.benchmarks.case import Case, Measured, Row
from tests.benchmarks.cases import CASES
from tests.benchmarks.plan import FULL, QUICK, Plan
from tests.benchmarks.program import FailedError


def main(argv: Sequence[str], plan: Plan | None = None) -> int:
    """Measure and print the rows; return 0 whatever they say."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="smaller files and fewer pairs: at most 45 seconds")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--only", metavar="TEXT", default="", help="only rows whose name has this in it")
    given = parser.parse_args(argv)
    chosen = plan or (QUICK if given.quick else FULL)
    rows = _rows(chosen, [case for case in CASES if given.only in case.name and (chosen.full or not case.full_only)])
    if given.json:
        sys.stdout.write(table.as_json(list(rows)) + "\n")
    else:
        for line in table.lines(rows):
            sys.stdout.write(line + "\n")
            sys.stdout.flush()
    return 0


def _rows(plan: Plan, cases: Sequence[Case]) -> Iterator[Row]:
    with Bench(plan) as bench:
        for case in cases:
            try:
                measured = case.measure(bench)
            except FailedError as error:
                measured = Measured(None, note=str(error))
            yield Row(case, measured)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # else files and screen would stay behind
    sys.exit(main(sys.argv[1:]))
