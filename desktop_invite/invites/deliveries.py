"""Which delivery a text means, in a cell of a list: `link`, `E-mail`, `sendlink`."""

from __future__ import annotations

from desktop_invite.invites.characters import tidy
from desktop_invite.invites.invite import Delivery
from desktop_invite.invites.search_text import searchable

_LONGEST = 40
_WORDS = {
    **dict.fromkeys(
        (
            *("getlink", "get link", "get a link", "get a link to share", "link", "link only"),
            *("share link", "copy link", "invite link", "lien", "enlace", "enlace para compartir"),
            *("collegamento", "lank", "lenke", "odkaz", "ссылка", "链接", "リンク", "링크"),
        ),
        Delivery.GETLINK,
    ),
    **dict.fromkeys(
        (
            *("sendlink", "send link", "send a link", "email", "e-mail", "mail", "by email"),
            *("by e-mail", "email the candidate", "e-mail the candidate", "send email", "emailed"),
            *("send e-mail", "per e-mail", "per mail", "e-mail senden", "courriel", "par e-mail"),
            *("par courriel", "correo", "por correo", "correo electronico", "por e-mail", "e-post"),
            *("via e-mail", "via mail", "epost", "почта", "邮件", "メール", "이메일"),
        ),
        Delivery.SENDLINK,
    ),
}


def delivery_meant(text: str) -> Delivery | None:
    """Return the delivery that a cell names, in whatever case; None for anything else."""
    return _WORDS.get(searchable(tidy(text)).strip(" .:!\"'")) if len(text) <= _LONGEST else None
