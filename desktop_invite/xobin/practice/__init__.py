"""Practice mode's stand-in for Xobin: a server on loopback that e-mails nobody.

Importing this room is cheap; what serves HTTP is only imported by `PracticeServer.start`.
"""

from desktop_invite.xobin.practice.interviews import PRACTICE_INTERVIEWS
from desktop_invite.xobin.practice.ledger import PracticeInvite
from desktop_invite.xobin.practice.pages import Pages
from desktop_invite.xobin.practice.rehearsal import PRACTICE_DOMAIN, Paces, Rehearsal
from desktop_invite.xobin.practice.server import PRACTICE_KEY, PracticeServer

__all__ = [
    "PRACTICE_DOMAIN",
    "PRACTICE_INTERVIEWS",
    "PRACTICE_KEY",
    "Paces",
    "Pages",
    "PracticeInvite",
    "PracticeServer",
    "Rehearsal",
]
