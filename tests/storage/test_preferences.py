"""What is remembered comes back, and nothing in the file can keep the window from opening."""

from __future__ import annotations

import json
import os
import stat
import sys
import threading
from dataclasses import fields, replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_invite.invites.column_choice import ColumnChoice
from desktop_invite.invites.headers import Role
from desktop_invite.invites.invite import Delivery
from desktop_invite.invites.messages import InterviewMessage
from desktop_invite.invites.templates import MessageTemplate
from desktop_invite.storage.preferences import (
    LONGEST_UNDO,
    Appearance,
    FormDraft,
    Preferences,
    PreferencesFile,
)

if TYPE_CHECKING:
    from pathlib import Path

CANARY = "canary-key-7f3a91c2"

EVERYTHING = Preferences(
    base_url="https://xobin.example.com/api/v2",
    practice=True,
    first_run_done=True,
    delivery=Delivery.SENDLINK,
    last_interview="Sales screening · 305",
    form=FormDraft("Zoë Brontë-Ng 王", "zoe@example", "Support", Delivery.SENDLINK),
    set_aside=(FormDraft("Asha Rao"), FormDraft("", "wei@example.com", "305", Delivery.SENDLINK)),
    form_in_practice=True,
    auto_copy=False,
    undo_seconds=12,
    forget_after_months=24,
    keep_forgotten=True,
    folder_notice_closed="synced:OneDrive",
    appearance=Appearance.DARK,
    language="de",
    window_geometry="AdnQywADAAA=",
    window_state="AAAA/wAAAAA=",
    splitter="AAAA/wAAAAE=",
    columns="AAAA/wAAAAI=",
    templates=(
        MessageTemplate("Kurz", "Hallo {first name},\n{link}", "Ihr Interview"),
        MessageTemplate("", ""),
    ),
    default_template="Kurz",
    interview_templates=(InterviewMessage(305, "Kurz", practice=True),),
    column_choices=(ColumnChoice("5b1e", has_titles=True, roles=(Role.FIRST, None, Role.EMAIL)),),
    confirmed_sites=("jobs.example.com:8443",),
    format_fields=(("https://xobin.example.com", "invite_type"),),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Name the file, in a folder that isn't there yet."""
    return tmp_path / "data" / "preferences.json"


def _write(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())


def test_everything_comes_back(path: Path) -> None:
    assert PreferencesFile(path).save(EVERYTHING)
    assert PreferencesFile(path).load() == EVERYTHING


def test_each_field_was_tried() -> None:
    same = [
        field.name
        for field in fields(Preferences)
        if getattr(EVERYTHING, field.name) == getattr(Preferences(), field.name)
    ]
    assert not same


@pytest.mark.parametrize("months", [-1, 121, 10**9, "24", True, None, 1.5])
def test_a_strange_number_of_months_forgets_nobody(path: Path, months: object) -> None:
    _write(path, {"forget_after_months": months})
    assert PreferencesFile(path).load().forget_after_months == 0


def test_the_first_start_has_the_defaults(path: Path) -> None:
    assert PreferencesFile(path).load() == Preferences()
    assert not path.exists()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b'"text"', b"\xff\xfe\x00", b"[" * 100_000, b" " * 5_000_000],
    ids=["empty", "cut", "list", "null", "text", "binary", "deep", "huge"],
)
def test_a_damaged_file_is_set_aside(path: Path, content: bytes) -> None:
    _write(path, content)
    assert PreferencesFile(path).load() == Preferences()
    assert not path.exists()
    assert path.with_name("preferences.json.damaged").read_bytes() == content


def test_a_file_that_cannot_be_read_is_left_alone(path: Path) -> None:
    path.mkdir(parents=True)
    assert PreferencesFile(path).load() == Preferences()
    assert path.is_dir()


@pytest.mark.parametrize("field", [field.name for field in fields(Preferences)])
@pytest.mark.parametrize(
    "wrong", [None, 1.5, -7.0, [1], {"a": []}, [["a"]], [{"name": 1, "text": ""}], "\ud800"]
)
def test_a_wrong_field_costs_only_itself(path: Path, field: str, wrong: object) -> None:
    PreferencesFile(path).save(EVERYTHING)
    values = json.loads(path.read_bytes())
    values[field] = wrong
    _write(path, values)
    loaded = PreferencesFile(path).load()
    if field == "form":
        assert loaded.form == FormDraft()
    default = getattr(Preferences(), field)
    assert loaded == replace(EVERYTHING, **{field: default})


def test_a_wrong_field_of_the_form_costs_only_itself(path: Path) -> None:
    _write(path, {"form": {"name": "Asha", "email": 7, "delivery": "pigeon"}})
    assert PreferencesFile(path).load().form == FormDraft(name="Asha")


@pytest.mark.parametrize(("stored", "read"), [(-1, 0), (0, 0), (30, 30), (31, LONGEST_UNDO)])
def test_the_time_to_undo_stays_within_its_bounds(path: Path, stored: int, read: int) -> None:
    _write(path, {"undo_seconds": stored})
    assert PreferencesFile(path).load().undo_seconds == read


def test_yes_is_no_number_and_a_number_no_yes(path: Path) -> None:
    _write(path, {"undo_seconds": True, "auto_copy": 0})
    assert PreferencesFile(path).load() == Preferences()


@given(
    content=st.binary() | st.recursive(st.none() | st.text(), st.lists).map(repr).map(str.encode)
)
def test_no_content_keeps_the_window_from_opening(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("data") / "preferences.json"
    path.write_bytes(content)
    assert isinstance(PreferencesFile(path).load(), Preferences)


def test_a_key_that_was_put_into_the_file_does_not_stay(path: Path) -> None:
    _write(path, {"api_key": CANARY, "form": {"key": CANARY}, "auto_copy": False})
    file = PreferencesFile(path)
    file.save(file.load())
    assert CANARY not in path.read_text()
    assert not file.load().auto_copy


def test_a_message_that_was_written_without_a_subject_is_still_there(path: Path) -> None:
    _write(path, {"templates": [{"name": "Kurz", "text": "{link}"}]})
    assert PreferencesFile(path).load().templates == (MessageTemplate("Kurz", "{link}"),)


def test_the_candidate_is_not_in_the_repr() -> None:
    assert "Zoë" not in repr(EVERYTHING)
    assert "zoe@" not in repr(EVERYTHING)


def test_text_that_is_no_unicode_does_not_stop_the_rest(path: Path) -> None:
    broken = replace(EVERYTHING, last_interview="Sales \ud800")
    assert PreferencesFile(path).save(broken)
    assert PreferencesFile(path).load() == replace(EVERYTHING, last_interview="Sales ?")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_only_the_owner_may_read_the_file(path: Path) -> None:
    PreferencesFile(path).save(EVERYTHING)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_save_that_fails_leaves_the_earlier_file(path: Path) -> None:
    file = PreferencesFile(path)
    file.save(EVERYTHING)
    # A folder in the way of the new file: works for root too, whom no permission stops.
    path.with_name("preferences.json.new").mkdir()
    assert not file.save(Preferences())
    assert file.load() == EVERYTHING


def test_what_a_crash_left_behind_is_cleared_away(path: Path) -> None:
    _write(path, {})
    left = path.with_name("preferences.json.new")
    left.write_text("half a fi")
    assert PreferencesFile(path).save(EVERYTHING)
    assert os.listdir(path.parent) == [path.name]  # noqa: PTH208  # the names are the point


def test_a_reader_beside_many_saves_never_sees_half_a_file(path: Path) -> None:
    file = PreferencesFile(path)
    file.save(EVERYTHING)
    other = replace(EVERYTHING, language="fr" * 2000)

    def save_often() -> None:
        for index in range(20):
            file.save(EVERYTHING if index % 2 else other)

    threads = [threading.Thread(target=save_often) for _ in range(3)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        assert PreferencesFile(path).load() in {EVERYTHING, other}
    for thread in threads:
        thread.join()
