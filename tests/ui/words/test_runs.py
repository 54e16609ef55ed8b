"""How runs and lists are spoken of: numbers, times, singular and plural."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from desktop_invite.invites.invite import Delivery
from desktop_invite.invites.outcome import Reason
from desktop_invite.invites.run import LeftOut
from desktop_invite.sending.runs import RunState, RunSummary
from desktop_invite.spreadsheets.table import ReadTrouble
from desktop_invite.ui.words.many import start_words
from desktop_invite.ui.words.reading import trouble_sentence, trouble_title
from desktop_invite.ui.words.runs import (
    ended_words,
    group_words,
    interrupted_words,
    left_out_sentence,
    left_out_words,
    progress_words,
    start_question,
    time_left,
)

BRITISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


def a_run(
    state: RunState = RunState.RUNNING,
    *,
    sent: int = 37,
    rejected: int = 0,
    unknown: int = 0,
    total: int = 117,
    left: float | None = None,
) -> RunSummary:
    """Return a run whose other rows wait."""
    waiting = total - sent - rejected - unknown
    return RunSummary(
        1, "list.csv", total, waiting, 0, sent, rejected, unknown, 0, state, seconds_left=left
    )


def test_progress_says_how_far_it_is_and_how_long_it_takes() -> None:
    assert progress_words(a_run(left=118.0), BRITISH) == "37 of 117 · about 2 min left"
    assert progress_words(a_run(), BRITISH) == "37 of 117"
    assert progress_words(a_run(RunState.HELD), BRITISH) == "37 of 117 · held back"

    paused = a_run(RunState.PAUSED_BY_RECRUITER, left=10.0)
    assert progress_words(paused, BRITISH) == "37 of 117 · paused"
    assert progress_words(a_run(sent=1_000, total=50_000), BRITISH) == "1,000 of 50,000"


def test_while_it_is_asked_how_a_run_goes_on_it_says_that_emails_wait() -> None:
    held = a_run(RunState.HELD)
    by_email, by_link = Delivery.SENDLINK, Delivery.GETLINK
    assert interrupted_words(held, by_email, BRITISH) == "37 of 117 · interrupted · 80 emails wait"
    assert interrupted_words(held, by_link, BRITISH) == "37 of 117 · interrupted"
    one = a_run(RunState.PAUSED_BY_RECRUITER, total=38)
    assert interrupted_words(one, by_email, BRITISH) == "37 of 38 · paused · 1 email waits"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.0, "less than a minute left"),
        (49.0, "less than a minute left"),
        (60.0, "about 1 min left"),
        (150.0, "about 2 min left"),
        (6_000.0, "about 100 min left"),
        (7_300.0, "about 3 hours left"),
    ],
)
def test_times_are_rough(seconds: float, words: str) -> None:
    assert time_left(seconds) == words


@pytest.mark.parametrize(
    ("count", "by_email", "words"),
    [
        (0, False, "Create links"),
        (1, False, "Create 1 link"),
        (117, False, "Create 117 links"),
        (1, True, "Email 1 candidate"),
        (117, True, "Email 117 candidates"),
        (0, True, "Email candidates"),
        (1, None, "Invite 1 candidate"),
        (2, None, "Invite 2 candidates"),
    ],
)
def test_the_button_says_what_will_happen(count: int, by_email: bool | None, words: str) -> None:
    assert start_words(count, str(count), by_email=by_email) == words


def test_the_question_names_count_and_interview() -> None:
    one = "Email 1 candidate an invite to Sales? Xobin sends the email at once."
    many = "Email 1,170 candidates an invite to Sales? Xobin sends the emails at once."
    assert start_question(1, "Sales", BRITISH) == one
    assert start_question(1_170, "Sales", BRITISH) == many
    assert "each for the interview of their row" in start_question(2, None, BRITISH)


def test_an_end_is_told_in_whole_or_in_parts() -> None:
    whole = a_run(RunState.ENDED, sent=117)
    assert ended_words(whole, Delivery.GETLINK, BRITISH) == "All 117 links are ready."
    assert ended_words(whole, Delivery.SENDLINK, BRITISH) == "All 117 candidates are emailed."
    assert ended_words(whole, None, BRITISH) == "117 candidates are invited."
    one = a_run(RunState.ENDED, sent=1, total=1)
    assert ended_words(one, Delivery.GETLINK, BRITISH) == "The link is ready."
    parts = a_run(RunState.ENDED, sent=110, rejected=4, unknown=3)
    assert ended_words(parts, Delivery.GETLINK, BRITISH) == (
        "Done: 110 sent · 4 not sent · 3 not sure"
    )


def test_rows_that_are_still_to_mend_are_not_taken_for_done() -> None:
    whole = a_run(RunState.ENDED, sent=117, total=117)
    said = ended_words(whole, Delivery.GETLINK, BRITISH, to_mend=2)
    assert said == "Done: 117 sent · 2 still to mend"


def test_failures_quote_the_server_once_and_end_well() -> None:
    said = group_words(Reason.REFUSED, "This interview is archived.", 3, BRITISH)
    assert said == "3 not sent: Xobin said “This interview is archived”."
    assert group_words(Reason.REFUSED, "", 1, BRITISH) == "1 not sent: Xobin gave no reason."
    assert "API key" in group_words(Reason.BAD_KEY, "401", 2, BRITISH)


@pytest.mark.parametrize("why", list(LeftOut))
@pytest.mark.parametrize("same_as", [None, 9])
def test_every_row_that_was_not_sent_says_why(why: LeftOut, same_as: int | None) -> None:
    assert left_out_words(why, same_as)
    assert left_out_sentence(why, same_as).endswith(".")


@pytest.mark.parametrize("trouble", list(ReadTrouble))
@pytest.mark.parametrize("name", ["list.xlsx", ""])
def test_every_list_that_can_not_be_read_says_so(trouble: ReadTrouble, name: str) -> None:
    assert trouble_title(trouble, name)
    assert "{" not in trouble_title(trouble, name)
    assert trouble_sentence(trouble, BRITISH).endswith("Nothing was sent.")
    assert "{" not in trouble_sentence(trouble, BRITISH)
