"""The server as a process: prints its base URL, and serves until SIGTERM or SIGINT."""

from __future__ import annotations

import argparse
import signal
import sys
from pathlib import Path

from tests.servers.server import ContractServer
from tests.servers.ways import Ways

_ENDS = {signal.SIGTERM, signal.SIGINT}


def main() -> None:
    """Serve with the knobs of the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.servers", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 is any free one")
    parser.add_argument("--delay", type=float, default=0.0, help="seconds before each answer")
    parser.add_argument("--ledger", type=Path, help="a file that gets a JSON line per request")
    parser.add_argument("--key", default=Ways.key, help="the API key that is accepted")
    chosen = parser.parse_args()
    # Before the first thread, so that none of them gets the signal.
    signal.pthread_sigmask(signal.SIG_BLOCK, _ENDS)
    ways = Ways(key=chosen.key, delay=chosen.delay)
    with ContractServer(ways, port=chosen.port, ledger=chosen.ledger) as server:
        sys.stdout.write(server.base_url + "\n")
        sys.stdout.flush()
        signal.sigwait(_ENDS)


if __name__ == "__main__":
    main()
