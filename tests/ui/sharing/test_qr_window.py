"""The QR code on the screen and in files is the link's, dark on white, with room around it."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton

from desktop_invite.invites.invite import Candidate, Interview
from desktop_invite.invites.qr_codes import QUIET_ZONE, QrCode, qr_code_of
from desktop_invite.ui.sharing.menu import ShareAction
from desktop_invite.ui.sharing.qr_picture import QrPicture
from desktop_invite.ui.sharing.qr_window import QrWindow, file_name_for
from desktop_invite.ui.theme.look import Look
from tests.ui.form.outbox import LINK, made
from tests.ui.test_controls import check_every_control

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_invite.invites.invite import Invite
    from tests.ui.sharing.conftest import Sharer

WHITE = QColor("#ffffff")


def code_of(link: str = LINK) -> QrCode:
    """Return the code of a link."""
    code = qr_code_of(link)
    assert code is not None
    return code


def opened(sharer: Sharer, invite: Invite | None = None) -> QrWindow:
    """Choose *QR code…* and wait for it."""
    sharer.share.do(ShareAction.QR_CODE, invite or made())
    sharer.qtbot.waitUntil(lambda: bool(sharer.window.findChildren(QrWindow)))
    window = sharer.window.findChildren(QrWindow)[0]
    sharer.qtbot.waitUntil(window.isVisible)
    return window


def modules(image: QImage, code: QrCode) -> tuple[tuple[bool, ...], ...]:
    """Read the modules out of a picture whose whole width is the code with its quiet zone."""
    step = image.width() / code.size
    places = range(QUIET_ZONE, code.size - QUIET_ZONE)
    return tuple(
        tuple(
            image.pixelColor(int((x + 0.5) * step), int((y + 0.5) * step)).lightness() < 128
            for x in places
        )
        for y in places
    )


def is_quiet(image: QImage, code: QrCode) -> bool:
    """Whether everything around the code is white, down to where a caption may begin."""
    step = image.width() / code.size
    edge, far = int(QUIET_ZONE * step), int((code.size - QUIET_ZONE) * step)
    sides = itertools.product((*range(edge), *range(far + 1, image.width())), range(far))
    top = itertools.product(range(image.width()), range(edge))
    return all(image.pixelColor(x, y) == WHITE for x, y in itertools.chain(sides, top))


def save(sharer: Sharer, window: QrWindow, path: Path, written: Path | None = None) -> None:
    """Save under a name, and wait until it is said."""
    window.save(str(path))
    sharer.qtbot.waitUntil(lambda: said(window) != "")
    assert said(window) == f"Saved as {(written or path).name}."


def said(window: QrWindow) -> str:
    """Return what the window says became of the file."""
    label = window.findChild(QLabel, "qrCodeSaid")
    assert label is not None
    return label.text().replace("\u200b", "")


def test_a_saved_png_holds_exactly_the_link(sharer: Sharer, tmp_path: Path) -> None:
    save(sharer, opened(sharer), tmp_path / "code.png")
    image = QImage(str(tmp_path / "code.png"))
    assert modules(image, code_of()) == code_of().rows
    assert is_quiet(image, code_of())
    assert image.width() >= 800


@pytest.mark.parametrize("link", [LINK, f"{LINK}?{'a1' * 900}"], ids=["usual", "long"])
def test_a_saved_svg_holds_exactly_the_link(sharer: Sharer, tmp_path: Path, link: str) -> None:
    code = code_of(link)
    save(sharer, opened(sharer, made(link=link)), tmp_path / "code.svg")
    renderer = QSvgRenderer(QByteArray((tmp_path / "code.svg").read_bytes()))
    assert renderer.isValid()
    image = QImage(renderer.defaultSize() * 2, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    assert modules(image, code) == code.rows
    assert is_quiet(image, code)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("size", [QSize(400, 480), QSize(333, 391), QSize(900, 420)])
def test_on_the_screen_it_is_dark_on_white_whatever_the_theme(
    qtbot: QtBot, look: None, dark: bool, size: QSize
) -> None:
    Look(cast("QApplication", QApplication.instance())).use(
        Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light
    )
    code = code_of()
    picture = QrPicture()
    qtbot.addWidget(picture)
    picture.show_code(code, ("Asha Rao", "Sales"))
    picture.resize(size)
    image = picture.grab().toImage()
    module = min(size.width() // code.size, size.height() // (code.size + 6))
    left = (size.width() - module * code.size) // 2
    top = (size.height() - module * (code.size + 6)) // 2
    side = module * code.size
    cut = image.copy(left, top, side, side)
    assert modules(cut, code) == code.rows
    assert is_quiet(cut, code)
    assert image.pixelColor(0, 0) == WHITE
    assert image.pixelColor(size.width() - 1, size.height() - 1) == WHITE


def test_a_screen_reader_says_the_link_and_whose_it_is(sharer: Sharer) -> None:
    window = opened(sharer, made(candidate=Candidate("Zoë 王", "zoe@example.com")))
    picture = window.findChild(QrPicture)
    assert picture is not None
    assert picture.accessibleName() == f"QR code: {LINK}"
    assert picture.accessibleDescription() == "Zoë 王, Sales screening"
    assert window.windowTitle() == "QR code for Zoë 王"
    link = window.findChild(QLineEdit, "linkOfQrCode")
    assert link is not None
    assert link.text() == LINK


def test_one_window_shows_one_code_after_the_other(sharer: Sharer) -> None:
    window = opened(sharer)
    other = f"{LINK}/other"
    sharer.share.do(ShareAction.QR_CODE, made(link=other))
    picture = window.findChild(QrPicture)
    assert picture is not None
    sharer.qtbot.waitUntil(lambda: picture.accessibleName() == f"QR code: {other}")
    assert len(sharer.window.findChildren(QrWindow)) == 1


def test_a_name_without_an_ending_is_a_png(sharer: Sharer, tmp_path: Path) -> None:
    save(sharer, opened(sharer), tmp_path / "Asha v1.2", tmp_path / "Asha v1.2.png")
    assert not QImage(str(tmp_path / "Asha v1.2.png")).isNull()


def test_what_cannot_be_saved_is_said_and_nothing_is_left_behind(
    sharer: Sharer, tmp_path: Path
) -> None:
    window = opened(sharer)
    (tmp_path / "code.png").mkdir()
    window.save(str(tmp_path / "code.png"))
    sharer.qtbot.waitUntil(lambda: said(window) != "")
    assert said(window) == "The picture could not be saved there. Please choose another place."
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".part"] == []


def test_the_dialog_offers_a_name_that_says_whose_code_it_is(
    sharer: Sharer, tmp_path: Path
) -> None:
    window = opened(sharer)
    button = window.findChild(QPushButton, "saveQrPicture")
    assert button is not None
    button.click()
    dialog = window.findChild(QFileDialog, "saveQrCode")
    assert dialog is not None
    assert [each.rsplit("/", 1)[1] for each in dialog.selectedFiles()] == [
        "Asha Rao - Sales screening.png"
    ]
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("here.png")
    dialog.accept()
    sharer.qtbot.waitUntil(lambda: said(window) != "")
    assert (tmp_path / "here.png").exists()


def test_a_file_name_is_one_that_every_system_takes() -> None:
    odd = made(candidate=Candidate('A/B\\C:D*E?"<F>|', "a@x.com"), interview=Interview(305))
    assert file_name_for(odd) == "A B C D E F - 305.png"
    long = made(candidate=Candidate("N" * 200, "a@x.com"))
    assert len(file_name_for(long)) <= 104


def test_a_practice_code_says_that_no_phone_opens_it(practising: Sharer) -> None:
    window = opened(practising, made(link="http://127.0.0.1:4000/i/1"))
    texts = [label.text() for label in window.findChildren(QLabel)]
    assert "A practice link opens on this computer only, not on a phone." in texts


def test_what_is_no_safe_web_address_gets_no_code(sharer: Sharer) -> None:
    sharer.share.do(ShareAction.QR_CODE, made(link="javascript:alert(1)"))
    assert sharer.said == ["This link isn't a safe web address, so it isn't opened."]


def test_a_link_that_is_too_long_for_a_code_is_said(sharer: Sharer) -> None:
    sharer.share.do(ShareAction.QR_CODE, made(link="https://app.xobin.com/" + "a" * 3000))
    sharer.qtbot.waitUntil(lambda: sharer.said != [])
    assert sharer.said == ["This link doesn't fit into a QR code. You can copy it."]


def test_a_window_that_closes_meanwhile_is_shown_no_code(sharer: Sharer) -> None:
    sharer.share.do(ShareAction.QR_CODE, made())
    sharer.share.close()
    done: list[bool] = []
    sharer.background.run(lambda: True, done.append)
    sharer.qtbot.waitUntil(lambda: done == [True])
    assert sharer.window.findChildren(QrWindow) == []


def test_the_code_of_somebody_who_is_forgotten_is_gone(sharer: Sharer, tmp_path: Path) -> None:
    window = opened(sharer)
    picture = window.findChild(QrPicture)
    assert picture is not None
    sharer.share.drop({2})
    assert window.isVisible()
    sharer.share.drop({1})
    assert not window.isVisible()
    assert "Asha" not in window.windowTitle() + picture.accessibleDescription()
    window.save(str(tmp_path / "code.png"))
    assert not (tmp_path / "code.png").exists()


def test_every_control_of_the_code_can_be_found_and_reached(sharer: Sharer) -> None:
    check_every_control(opened(sharer))
