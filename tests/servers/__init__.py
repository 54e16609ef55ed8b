"""A small strict server, written from Xobin's document and from nothing of ours.

Also a process of its own: `python -m tests.servers --port 0 --delay 0.1 --ledger FILE`.
"""

from tests.servers.contract import BASE_PATH, INVITE_PATH
from tests.servers.ledger import Ledger, Recorded, read_ledger
from tests.servers.server import ContractServer
from tests.servers.turns import Drip, Drop, Halves, Hang, Raw, Reply, Reset, Turn
from tests.servers.ways import Ways

__all__ = [
    "BASE_PATH",
    "INVITE_PATH",
    "ContractServer",
    "Drip",
    "Drop",
    "Halves",
    "Hang",
    "Ledger",
    "Raw",
    "Recorded",
    "Reply",
    "Reset",
    "Turn",
    "Ways",
    "read_ledger",
]
