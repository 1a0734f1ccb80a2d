"""`make bench`: runs the measurements named on the command line, or all of them; exit 1 when a limit is missed."""

import importlib
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from bench.report import Figure, save, table  # noqa: E402  (the path is set above)


def main(names: list[str]) -> int:
    known = sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))
    figures: list[Figure] = []
    for name in names or known:
        print(f"measuring {name} …", file=sys.stderr, flush=True)
        found = importlib.import_module(f"bench.bench_{name}").measure()
        print(table(found), flush=True)
        figures += found
    save(figures)
    print("\n" + table(figures))
    return 0 if all(figure.kept for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
