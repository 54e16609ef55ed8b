"""What an e-mail address is: `email-validator`'s word, without asking the DNS."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from email_validator import ValidatedEmail

LONGEST_EMAIL = 254
"""Characters: what the standard for mail allows (RFC 5321)."""

_LONGEST_PLAIN = 100
_PLAIN = re.compile(
    # Words of ASCII with single dots, an ordinary domain, a top level that some country or trade
    # has: short enough that no limit on a part can be reached, and no hyphens side by side.
    r"[a-z0-9]+(?:[._+-][a-z0-9]+)*@(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,6}",
    re.IGNORECASE,
)
_LONG_PART = re.compile(r"[^@]{61,}@|[^@.]{61,}(?:\.|$)")
_SPECIAL_ENDINGS = (".arpa", ".local", ".onion")
"""Top levels as short as a real one that the validator knows to be no place for mail."""


def is_address(text: str) -> bool:
    """Whether a trimmed text is an e-mail address, as it stands.

    International addresses count, and `.test` ones (practice mode's). Not the DNS but only the
    writing is looked at. The first address that is out of the ordinary costs an import of 0.1 s,
    unless `warm_up` has been called.
    """
    return is_plain_address(text) or _is_unusual_address(text)


def is_plain_address(text: str) -> bool:
    """Whether it is so ordinary an address that the validator need not be asked.

    True only for what the validator takes too; it is there because tens of thousands of rows are
    checked in one go, and because the window's first check should not wait for an import.
    """
    if len(text) > _LONGEST_PLAIN or _PLAIN.fullmatch(text) is None:
        return False
    return _LONG_PART.search(text) is None and not text.lower().endswith(_SPECIAL_ENDINGS)


def warm_up() -> None:
    """Import the validator and its tables; for a background thread, so that nobody waits later."""
    _is_unusual_address("zoë@münchen.de")


def _is_unusual_address(text: str) -> bool:
    """Ask the validator; say no where it would write the domain in other characters.

    It understands full-width letters and ideographic dots; whoever gets the address may not.
    """
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415  (0.1 s)

    _, _, domain = text.rpartition("@")
    if len(text) > LONGEST_EMAIL or "." not in domain:
        return False
    try:
        understood = validate_email(text, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return False
    return _is_written_so(domain, understood)


def _is_written_so(domain: str, understood: ValidatedEmail) -> bool:
    return domain.casefold() in {understood.domain.casefold(), understood.ascii_domain.casefold()}
