"""Desktop Invite: invites candidates to automated interviews."""

__version__ = "0.1.0"
