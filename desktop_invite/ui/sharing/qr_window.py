"""A QR code, shown large: held before a candidate's camera, or saved as a picture."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QStandardPaths, Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from desktop_invite.invites.qr_codes import QrCode, as_svg
from desktop_invite.ui.parts.air import give_air
from desktop_invite.ui.parts.announcing import announce
from desktop_invite.ui.parts.closing import close_buttons
from desktop_invite.ui.parts.on_screen import resize_on_screen
from desktop_invite.ui.parts.texts import muted, plain, show_text
from desktop_invite.ui.sharing.qr_picture import QrPicture, as_png
from desktop_invite.ui.theme.spacing import GAP, GRID, MARGIN
from desktop_invite.ui.words.names import isolated
from desktop_invite.ui.words.sharing import code_caption

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Invite
    from desktop_invite.ui.background import Background

_SIZE = QSize(52 * GRID, 68 * GRID)
_UNFIT_FOR_A_FILE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u2066-\u2069]+')
_LONGEST_FILE_NAME = 100


class QrWindow(QDialog):
    """Stands beside the window, for one invite after the other."""

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("qrWindow")
        self._background = background
        self._code: QrCode | None = None
        self.invite_id: int | None = None
        """Whose code it shows."""
        self._caption: tuple[str, ...] = ()
        self._file_name = ""
        self._picture = QrPicture()
        self._link = QLineEdit()
        self._hint = muted()
        self._said = plain()
        self._lay_out()
        resize_on_screen(self, _SIZE)

    def show_code(self, invite: Invite, code: QrCode) -> None:
        """Show the code of an invite's link."""
        self.invite_id = invite.id
        self._code, self._caption = code, code_caption(invite)
        self._file_name = file_name_for(invite)
        name = isolated(invite.candidate.name)
        self.setWindowTitle(self.tr("QR code for {name}").format(name=name))
        self._picture.show_code(code, self._caption)
        self._link.setText(code.link)
        self._link.setCursorPosition(0)
        # Only a link of practice mode has no https.
        only_here = not code.link.lower().startswith("https:")
        self._hint.setText(
            self.tr("A practice link opens on this computer only, not on a phone.")
            if only_here
            else self.tr("The candidate points a phone's camera at it.")
        )
        self._say("")

    def clear(self) -> None:
        """Show nobody's code, and close."""
        self.invite_id = self._code = None
        self._caption, self._file_name = (), ""
        self._picture.show_code(None, ())
        self._link.clear()
        self.setWindowTitle(self.tr("QR code"))
        self.close()

    @Slot(str)
    def save(self, path: str) -> None:
        """Write the picture, as SVG where the name says so and else as PNG; say how it went."""
        code, caption = self._code, self._caption
        if code is not None and path:
            self._background.run(lambda: _saved(Path(path), code, caption), self._tell_saved)

    def _tell_saved(self, name: str) -> None:
        if not isValid(self):
            return  # The window of the mode was closed meanwhile.
        if name:
            self._say(self.tr("Saved as {file}.").format(file=isolated(name)))
        else:
            self._say(self.tr("The picture could not be saved there. Please choose another place."))

    @Slot()
    def _ask_where(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        dialog = QFileDialog(self, self.tr("Save the QR code"), folder)
        dialog.setObjectName("saveQrCode")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Picture (*.png)"), self.tr("Drawing of any size (*.svg)")])
        dialog.setDefaultSuffix("png")
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix("svg" if "svg" in chosen else "png")
        )
        dialog.selectFile(self._file_name)
        dialog.fileSelected.connect(self.save)
        dialog.open()

    def _say(self, sentence: str) -> None:
        show_text(self._said, sentence)
        self._said.setVisible(bool(sentence))
        announce(self._said, sentence)

    def _lay_out(self) -> None:
        self._link.setObjectName("linkOfQrCode")
        self._link.setAccessibleName(self.tr("Invite link"))
        self._link.setReadOnly(True)
        give_air(self._link)
        self._link.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._said.setObjectName("qrCodeSaid")
        buttons = close_buttons(self, "closeQrCode")
        save = QPushButton(self.tr("&Save as picture…"))
        save.setObjectName("saveQrPicture")
        save.setAutoDefault(False)
        save.clicked.connect(self._ask_where)
        buttons.addButton(save, QDialogButtonBox.ButtonRole.ActionRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self._picture, 1)
        for part in (self._link, self._hint, self._said, buttons):
            column.addWidget(part)


def file_name_for(invite: Invite) -> str:
    """Return a file name that says whose code it is, and that every system takes."""
    words = f"{invite.candidate.name} - {invite.interview.label}"
    fit = " ".join(_UNFIT_FOR_A_FILE.sub(" ", words).split())[:_LONGEST_FILE_NAME]
    return f"{fit.strip(' .')}.png"


def _saved(path: Path, code: QrCode, caption: tuple[str, ...]) -> str:
    """Write a file as a whole; return its name, or nothing when it can't be written there."""
    if path.suffix.lower() == ".svg":
        content = as_svg(code, caption).encode()
    else:
        path = path if path.suffix.lower() == ".png" else path.with_name(f"{path.name}.png")
        content = as_png(code, caption)
    new = path.with_name(f"{path.name}.part")
    try:
        new.write_bytes(content)
        new.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            new.unlink()
        return ""
    return path.name
