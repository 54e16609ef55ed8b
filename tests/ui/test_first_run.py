"""The first start: two choices, asked once, and only where a key is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QListWidget

from desktop_invite.app import Start
from desktop_invite.storage.preferences import Preferences, PreferencesFile
from tests.ui.stores import SOME, XOBIN, Drawer, holding, locked_store, no_store, store_over

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_invite.paths import DataFolder
    from tests.ui.recruiter import Recruiter

    StartApp = Callable[[Start], Recruiter]

KEY = "canary-5b1e-key-c0ffee"


def first_start(start_app: StartApp, folder: DataFolder, drawer: Drawer) -> Recruiter:
    """Start for the first time, and wait for the question."""
    recruiter = start_app(Start(folder, key_store=store_over(drawer)))
    recruiter.wait(lambda: recruiter.dialog("firstRun"))
    return recruiter


def test_the_first_start_asks_and_offers_practice(start_app: StartApp, folder: DataFolder) -> None:
    recruiter = first_start(start_app, folder, Drawer())
    assert "Try practice mode" in recruiter.buttons(recruiter.dialog("firstRun"))
    recruiter.wait_to_read("It is kept in this computer's password store")
    assert recruiter.reads("It will be checked with your first invite.")
    assert recruiter.reads("Add your Xobin API key to send invites.")


def test_where_a_key_is_found_nothing_is_asked(start_app: StartApp, folder: DataFolder) -> None:
    recruiter = start_app(Start(folder, key_store=holding(XOBIN, KEY)))
    recruiter.wait_for_account()
    assert recruiter.dialog("firstRun") is None
    assert not recruiter.reads("Add your Xobin API key")


def test_where_there_is_no_store_nothing_is_asked_and_the_window_says_why(
    start_app: StartApp, folder: DataFolder
) -> None:
    recruiter = start_app(Start(folder, key_store=no_store()))
    recruiter.wait_to_read("This computer's password store isn't available")
    assert recruiter.dialog("firstRun") is None


def test_it_is_asked_once(start_app: StartApp, folder: DataFolder) -> None:
    PreferencesFile(folder.preferences).save(Preferences(first_run_done=True))
    recruiter = start_app(Start(folder, key_store=store_over(Drawer())))
    recruiter.wait_to_read("Add your Xobin API key to send invites.")
    assert recruiter.dialog("firstRun") is None


def test_closed_without_an_answer_it_does_not_come_again(
    start_app: StartApp, folder: DataFolder
) -> None:
    recruiter = first_start(start_app, folder, Drawer())
    dialog = recruiter.dialog("firstRun")
    assert dialog is not None
    dialog.close()
    again = recruiter.restart()
    again.wait_to_read("Add your Xobin API key to send invites.")
    assert again.dialog("firstRun") is None


def test_a_key_that_is_entered_is_saved_and_used(start_app: StartApp, folder: DataFolder) -> None:
    drawer = Drawer()
    recruiter = first_start(start_app, folder, drawer)
    recruiter.type("apiKey", f"  {KEY}\n")
    recruiter.press("saveKey")
    recruiter.wait_for_account()
    assert drawer.keys == {XOBIN: KEY}
    recruiter.wait(lambda: recruiter.dialog("firstRun") is None)
    assert not recruiter.reads("Add your Xobin API key")
    assert recruiter.control(QLineEdit, "apiKey").text() == ""


def test_what_can_be_no_key_is_said_under_the_field(
    start_app: StartApp, folder: DataFolder
) -> None:
    drawer = Drawer()
    recruiter = first_start(start_app, folder, drawer)
    for text, sentence in (
        ("", "Please paste your API key here."),
        ("my key", "There is a space inside. Please paste the key alone."),
        ("k" * 2000, "This is longer than a key can be."),
    ):
        recruiter.type("apiKey", text)
        recruiter.press("saveKey")
        recruiter.wait_to_read(sentence)
    assert drawer.keys == {}


def test_practice_mode_is_chosen_and_left_for_the_key(
    start_app: StartApp, folder: DataFolder
) -> None:
    recruiter = first_start(start_app, folder, Drawer())
    recruiter.press("Try practice mode")
    recruiter.wait_for_account()
    assert recruiter.app.workspace.practice
    assert recruiter.reads("Practice mode: nothing leaves this computer.")
    recruiter.press("Use my Xobin key…")
    recruiter.wait(lambda: not recruiter.app.workspace.practice)
    recruiter.wait(lambda: recruiter.dialog("settings"))
    subjects = recruiter.control(QListWidget, "subjects")
    assert subjects.currentItem().text() == "Account"
    assert not recruiter.reads("Practice mode")
    assert recruiter.control(QLineEdit, "apiKey").isVisible()


def test_practice_mode_lasts_over_a_restart(start_app: StartApp, folder: DataFolder) -> None:
    recruiter = first_start(start_app, folder, Drawer())
    recruiter.press("Try practice mode")
    recruiter.wait_for_account()
    again = recruiter.restart()
    again.wait_for_account()
    assert again.app.workspace.practice


def test_an_interview_of_practice_mode_is_not_taken_along(
    start_app: StartApp, folder: DataFolder
) -> None:
    recruiter = first_start(start_app, folder, Drawer())
    recruiter.press("Try practice mode")
    recruiter.wait_for_account()
    recruiter.type("Candidate name", "Asha Rao")
    recruiter.pick("305")
    recruiter.press("Use my Xobin key…")
    recruiter.wait(lambda: not recruiter.app.workspace.practice)
    form = recruiter.app.workspace.desk.form.draft()
    assert (form.name, form.interview) == ("Asha Rao", "")


def test_where_there_is_no_store_a_key_can_be_added_and_practice_tried(
    start_app: StartApp, folder: DataFolder
) -> None:
    recruiter = start_app(Start(folder, key_store=no_store()))
    recruiter.wait_to_read("This computer's password store isn't available")
    assert {"Add key", "Try practice mode", "Try again"} <= set(recruiter.buttons())
    recruiter.press("Add key")
    recruiter.wait(lambda: recruiter.dialog("settings"))
    assert recruiter.control(QLineEdit, "apiKey").isVisible()


def test_where_the_store_is_locked_practice_can_be_tried(
    start_app: StartApp, folder: DataFolder
) -> None:
    for store in locked_store():
        recruiter = start_app(Start(folder, key_store=store))
        recruiter.wait_to_read("This computer's password store is locked")
        recruiter.press("Try practice mode")
        recruiter.wait_for_account()
        assert recruiter.app.workspace.practice


def test_a_locked_store_that_is_asked_again_says_what_came_of_it(
    start_app: StartApp, folder: DataFolder
) -> None:
    drawer = Drawer()
    drawer.opens.clear()
    recruiter = start_app(Start(folder, key_store=store_over(drawer, patience=SOME)))
    recruiter.wait_to_read("This computer's password store is locked")
    recruiter.press("Try again")
    assert recruiter.reads("Asking this computer's password store…")
    recruiter.wait_to_read("Asked again just now. This computer's password store is locked")
    assert len(drawer.asked) > 1
    drawer.keys[XOBIN] = KEY
    drawer.opens.set()
    recruiter.press("Try again")
    recruiter.wait_for_account()
    assert not recruiter.reads("password store")


def test_the_settings_say_too_that_the_key_can_not_be_read(
    start_app: StartApp, folder: DataFolder
) -> None:
    for store in locked_store():
        recruiter = start_app(Start(folder, key_store=store))
        recruiter.wait_to_read("This computer's password store is locked")
        recruiter.app.workspace.desk.dialogs.open_account()
        settings = recruiter.dialog("settings")
        assert recruiter.reads("The key for app.xobin.com can't be read.", settings)
        assert not recruiter.reads("There is no key", settings)
        assert "Try practice mode" not in recruiter.buttons(settings)


def test_the_field_for_the_key_is_seen_whole(start_app: StartApp, folder: DataFolder) -> None:
    recruiter = first_start(start_app, folder, Drawer())
    recruiter.wait_to_read("It is kept in this computer's password store")
    field = recruiter.control(QLineEdit, "apiKey")
    assert field.height() >= field.sizeHint().height()
    recruiter.wait(lambda: field.visibleRegion().boundingRect() == field.rect())
