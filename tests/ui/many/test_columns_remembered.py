"""What a recruiter once took the columns of a list for is not asked again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_invite.spreadsheets.columns import Role
from desktop_invite.ui.words.columns import role_words
from tests.ui.many.at_the_list import AtTheList, ChosenFiles

if TYPE_CHECKING:
    from pathlib import Path

MAPPED = "Person,Privat,Beruflich\nAsha Rao,asha@home.example,asha@example.com\n"


def take_column_c_for_the_address(on: AtTheList) -> None:
    """Say in *Columns* that the addresses are in the third one."""
    if not on.page.mapping.isVisible():
        on.press("Columns")
    box = on.page.mapping.boxes[2]
    box.setCurrentIndex(box.findText(role_words(Role.EMAIL)))
    box.activated.emit(box.currentIndex())
    on.wait_until_settled()


def test_columns_chosen_by_hand_are_chosen_again_after_a_restart(
    practising: AtTheList, tmp_path: Path
) -> None:
    practising.read_text(MAPPED, tmp_path / "May.csv")
    assert not practising.recruiter.reads("as you chose them")
    take_column_c_for_the_address(practising)
    assert practising.recruiter.reads("as you chose them")
    recruiter = practising.recruiter.restart()
    recruiter.wait_for_account()
    on = AtTheList(recruiter, ChosenFiles())
    on.read_text(MAPPED.replace("Asha Rao", "A. Rao"), tmp_path / "June.csv")
    assert on.rows[0][1:3] == ("A. Rao", "asha@example.com")
    assert on.recruiter.reads("as you chose them")
    for file in tmp_path.rglob("preferences.json"):
        assert "asha" not in file.read_text(encoding="utf-8").casefold()


def test_a_column_of_whole_names_takes_the_place_of_its_halves(
    practising: AtTheList, tmp_path: Path
) -> None:
    text = "First name,Last name,Display,Email\nAsha,Rao,A. Rao,asha@example.com\n"
    practising.read_text(text, tmp_path / "May.csv")
    assert practising.rows[0][1] == "Asha Rao"
    practising.press("Columns")
    box = practising.page.mapping.boxes[2]
    box.setCurrentIndex(box.findText(role_words(Role.NAME)))
    box.activated.emit(box.currentIndex())
    practising.wait_until_settled()
    assert practising.rows[0][1] == "A. Rao"
    unused = role_words(None)
    assert [each.currentText() for each in practising.page.mapping.boxes[:2]] == [unused, unused]


def test_columns_chosen_by_hand_can_be_found_anew(practising: AtTheList, tmp_path: Path) -> None:
    practising.read_text(MAPPED, tmp_path / "May.csv")
    found = [box.currentIndex() for box in practising.page.mapping.boxes]
    take_column_c_for_the_address(practising)
    practising.press("Find them anew")
    practising.wait_until_settled()
    assert [box.currentIndex() for box in practising.page.mapping.boxes] == found
    assert not practising.recruiter.reads("as you chose them")
    assert not practising.recruiter.app.remembered.now.column_choices


def test_a_list_that_is_shown_again_has_its_columns_as_they_were(
    practising: AtTheList, tmp_path: Path
) -> None:
    practising.read_text(f"{MAPPED}Wei Chen,wei@home.example,wei@\n", tmp_path / "May.csv")
    take_column_c_for_the_address(practising)
    practising.choose()
    practising.press("startRun")
    practising.wait_for_end()
    shown = practising.rows
    assert shown[1][1:] == ("Wei Chen", "wei@", "Not sent: to mend")
    recruiter = practising.recruiter.restart()
    recruiter.wait_for_account()
    on = AtTheList(recruiter, ChosenFiles())
    on.many.review(1)
    on.wait_for_end()
    assert on.rows == shown
    on.press("Back to the list")
    on.wait_for_list()
    assert on.rows[1][1:3] == ("Wei Chen", "wei@")
