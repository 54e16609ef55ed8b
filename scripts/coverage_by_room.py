"""Prints how much of each room the tests ran, from the coverage data of the last run."""

from collections import defaultdict
from pathlib import Path

import coverage

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Print a line a room: its statements and the share of them that ran."""
    data = coverage.Coverage(config_file=str(ROOT / "pyproject.toml"))
    data.load()
    rooms: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    package = ROOT / "desktop_invite"
    for file in sorted(package.rglob("*.py")):
        _, statements, _, missing, _ = data.analysis2(str(file))
        inside = file.relative_to(package)
        room = rooms[inside.parts[0] if len(inside.parts) > 1 else "(top)"]
        room[0] += len(statements)
        room[1] += len(statements) - len(missing)
    for name, (all_of_them, ran) in rooms.items():
        print(f"coverage  {name:14} {100 * ran / max(all_of_them, 1):5.1f} %  of {all_of_them}")


if __name__ == "__main__":
    main()
