"""The command line: `desktop-invite`, also as `python -m desktop_invite`."""

from __future__ import annotations

import sys

from desktop_invite.paths import READ_ARGUMENT


def main() -> int:
    """Read the command line, do what it says, and return the exit status."""
    if sys.argv[1:] == [READ_ARGUMENT]:
        from desktop_invite.spreadsheets.readers.process import serve  # noqa: PLC0415 - and nothing else

        return serve()
    from desktop_invite.options import read_options  # noqa: PLC0415

    options = read_options(sys.argv[1:])
    if options.check:
        from desktop_invite.check import check  # noqa: PLC0415 - each only when it is asked for

        return check(options)
    from desktop_invite.app import run  # noqa: PLC0415

    return run(options)


if __name__ == "__main__":
    raise SystemExit(main())
