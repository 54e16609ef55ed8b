"""What recruiters write in a column that says how each candidate gets the link."""

from __future__ import annotations

from desktop_invite.invites.characters import tidy
from desktop_invite.invites.invite import Delivery
from desktop_invite.invites.search_text import searchable

_LONGEST = 60
_GETLINK = frozenset(
    {"getlink", "get link", "get a link", "get a link to share", "link", "only link", "link only"}
    | {"create link", "copy link", "share", "share link", "link ready", "nur link", "teilen"}
    | {"lien", "lien seul", "partager", "enlace", "solo enlace", "compartir", "partilhar"}
    | {"compartilhar", "collegamento", "condividi", "delen", "alleen link"}
)
_SENDLINK = frozenset(
    {"sendlink", "send link", "send", "email", "e-mail", "mail", "by email", "by e-mail"}
    | {"email the candidate", "e-mail the candidate", "send email", "send e-mail", "emailed"}
    | {"per e-mail", "per email", "per mail", "senden", "mailen", "courriel", "par e-mail"}
    | {"par courriel", "envoyer", "correo", "correo electronico", "por correo", "enviar"}
    | {"por e-mail", "por email", "posta elettronica", "inviare", "versturen"}
)
_DELIVERIES = dict.fromkeys(_GETLINK, Delivery.GETLINK) | dict.fromkeys(
    _SENDLINK, Delivery.SENDLINK
)


def delivery_in(text: str) -> Delivery | None:
    """Return the delivery that a cell names, in whatever case; None for any other word."""
    return _DELIVERIES.get(searchable(tidy(text[:_LONGEST])).strip(" .:!\"'"))
