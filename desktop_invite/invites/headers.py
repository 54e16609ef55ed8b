"""What the header of a column, or a labelled line, announces: the one vocabulary for both."""

from __future__ import annotations

from enum import StrEnum

from desktop_invite.invites.characters import tidy
from desktop_invite.invites.search_text import searchable

_LONGEST_LABEL = 40


class Role(StrEnum):
    """What a column, or a labelled line, holds."""

    NAME = "name"
    FIRST = "first"
    LAST = "last"
    EMAIL = "email"
    INTERVIEW = "interview"
    DELIVERY = "delivery"


PERSON = frozenset({Role.NAME, Role.FIRST, Role.LAST, Role.EMAIL})
"""Who the candidate is, as against what they are invited to."""

_ROLES = {
    # In the form that search compares.
    **dict.fromkeys(
        ("name", "full name", "candidate", "candidate name", "display name"), Role.NAME
    ),
    **dict.fromkeys(("vollstandiger name", "nom complet", "nombre completo", "navn"), Role.NAME),
    **dict.fromkeys(("nome completo", "naam", "kandidat", "candidat", "candidato"), Role.NAME),
    **dict.fromkeys(("first name", "first", "given name", "forename", "firstname"), Role.FIRST),
    **dict.fromkeys(("vorname", "prenom", "nombre", "nome", "voornaam", "fornavn"), Role.FIRST),
    **dict.fromkeys(("last name", "last", "surname", "family name", "lastname"), Role.LAST),
    **dict.fromkeys(("nachname", "familienname", "nom", "nom de famille"), Role.LAST),
    **dict.fromkeys(("apellido", "apellidos", "sobrenome", "cognome", "achternaam"), Role.LAST),
    **dict.fromkeys(("email", "e-mail", "mail", "email address", "e-mail address"), Role.EMAIL),
    **dict.fromkeys(("email id", "candidate email", "e-mail-adresse", "courriel"), Role.EMAIL),
    **dict.fromkeys(("adresse e-mail", "correo", "correo electronico", "e-mailadres"), Role.EMAIL),
    **dict.fromkeys(("interview", "interview id", "interview name"), Role.INTERVIEW),
    **dict.fromkeys(("delivery",), Role.DELIVERY),
}


def role_of(label: str) -> Role | None:
    """Return what a header or a label like `E-Mail:` announces."""
    if len(label) > _LONGEST_LABEL:
        return None
    return _ROLES.get(searchable(tidy(label)).strip(" :*.#\"'"))
