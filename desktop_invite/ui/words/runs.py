"""How a run stands and how it ended, in words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_invite.invites.invite import Delivery, Status
from desktop_invite.invites.outcome import Reason
from desktop_invite.invites.run import LeftOut
from desktop_invite.sending.runs import RunState
from desktop_invite.ui.words.names import isolated, short

if TYPE_CHECKING:
    from PySide6.QtCore import QLocale

    from desktop_invite.sending.runs import RunSummary
    from desktop_invite.storage.recent_runs import RecentRun

translate = QCoreApplication.translate

_SECONDS_A_MINUTE = 60
_MINUTES_AN_HOUR = 60
_LONGEST_WORDS = 120
_LONGEST_INTERVIEW = 60
_LAST_MINUTE = 50
_IN_ORDER = (
    *(Status.SENT, Status.QUEUED, Status.SENDING),
    *(Status.REJECTED, Status.UNKNOWN, Status.CANCELLED),
)


def progress_words(run: RunSummary, locale: QLocale) -> str:
    """Return `37 of 117 · about 2 min left`, or what holds it."""
    words = translate("Runs", "{done} of {total}").format(
        done=locale.toString(run.done), total=locale.toString(run.total)
    )
    match run.state:
        case RunState.PAUSED_BY_RECRUITER:
            return " · ".join((words, translate("Runs", "paused")))
        case RunState.HELD:
            return " · ".join((words, translate("Runs", "held back")))
        case RunState.RUNNING if run.seconds_left is not None:
            return " · ".join((words, time_left(run.seconds_left)))
        case _:
            return words


def interrupted_words(run: RunSummary, delivery: Delivery | None, locale: QLocale) -> str:
    """Return `61 of 117 · interrupted · 54 emails wait`, while it is asked how it goes on."""
    held = translate("Runs", "interrupted")
    if run.state is RunState.PAUSED_BY_RECRUITER:
        held = translate("Runs", "paused")
    words = translate("Runs", "{done} of {total}").format(
        done=locale.toString(run.done), total=locale.toString(run.total)
    )
    if delivery is not Delivery.SENDLINK or not run.waiting:
        return f"{words} · {held}"
    one, many = translate("Runs", "1 email waits"), translate("Runs", "{n} emails wait")
    waits = (one if run.waiting == 1 else many).format(n=locale.toString(run.waiting))
    return f"{words} · {held} · {waits}"


def time_left(seconds: float) -> str:
    """Return a rough time, as nobody can know it better."""
    if seconds < _LAST_MINUTE:
        return translate("Runs", "less than a minute left")
    minutes = max(1, round(seconds / _SECONDS_A_MINUTE))
    if minutes < 2 * _MINUTES_AN_HOUR:
        return translate("Runs", "about {n} min left").format(n=minutes)
    hours = math.ceil(minutes / _MINUTES_AN_HOUR)
    return translate("Runs", "about {n} hours left").format(n=hours)


def ended_words(
    run: RunSummary, delivery: Delivery | None, locale: QLocale, *, to_mend: int = 0
) -> str:
    """Say how a run ended; `delivery` is None where the list has both.

    `to_mend` is how many rows of the list could not be part of it: nobody may take them for done.
    """
    total = locale.toString(run.total)
    if run.sent == run.total and not to_mend:
        return _all_well(run.total, delivery).format(n=total)
    counts = (
        (run.sent, translate("Runs", "{n} sent")),
        (run.rejected, translate("Runs", "{n} not sent")),
        (run.unknown, translate("Runs", "{n} not sure")),
        (run.cancelled, translate("Runs", "{n} cancelled")),
        (to_mend, translate("Runs", "{n} still to mend")),
    )
    said = " · ".join(words.format(n=locale.toString(count)) for count, words in counts if count)
    stopped = translate("Runs", "Stopped: {counts}")
    words = stopped if run.cancelled else translate("Runs", "Done: {counts}")
    return words.format(counts=said)


def _all_well(total: int, delivery: Delivery | None) -> str:
    one = total == 1
    match delivery:
        case Delivery.GETLINK:
            return (
                translate("Runs", "The link is ready.")
                if one
                else translate("Runs", "All {n} links are ready.")
            )
        case Delivery.SENDLINK:
            return (
                translate("Runs", "The candidate is emailed.")
                if one
                else translate("Runs", "All {n} candidates are emailed.")
            )
        case None:
            return (
                translate("Runs", "The candidate is invited.")
                if one
                else translate("Runs", "{n} candidates are invited.")
            )


def came_of(run: RecentRun, locale: QLocale) -> str:
    """Say in a line what came of a list: `114 links ready · 2 not sent · 1 not sure`."""
    said = [
        status_count_words(status, run.sent_by, run.counts[status], locale.toString(count))
        for status in _IN_ORDER
        if (count := run.counts.get(status, 0))
    ]
    if run.to_mend:
        words = translate("Runs", "{n} still to mend")
        said.append(words.format(n=locale.toString(run.to_mend)))
    return " · ".join(said) or translate("Runs", "Nothing was sent")


def start_question(count: int, interview: str | None, locale: QLocale) -> str:
    """Ask before emails go out; `interview` is None where the list has several."""
    number = locale.toString(count)
    if interview is None:
        one = translate("Runs", "Email 1 candidate? Xobin sends the email at once.")
        many = translate(
            "Runs",
            "Email {n} candidates, each for the interview of their row? "
            "Xobin sends the emails at once.",
        )
        return (one if count == 1 else many).format(n=number)
    one = translate(
        "Runs", "Email 1 candidate an invite to {interview}? Xobin sends the email at once."
    )
    many = translate(
        "Runs", "Email {n} candidates an invite to {interview}? Xobin sends the emails at once."
    )
    name = isolated(short(interview, _LONGEST_INTERVIEW))
    return (one if count == 1 else many).format(n=number, interview=name)


def group_words(reason: Reason | None, words: str, count: int, locale: QLocale) -> str:
    """Say how many were not sent, and why."""
    return translate("Runs", "{n} not sent: {why}").format(
        n=locale.toString(count), why=_why(reason, words)
    )


def _why(reason: Reason | None, words: str) -> str:
    match reason:
        case Reason.BAD_KEY:
            return translate("Runs", "Xobin didn't accept your API key.")
        case Reason.EXHAUSTED:
            return translate("Runs", "your Xobin account has no invites left.")
        case Reason.MOVED:
            return translate("Runs", "the address in Settings leads somewhere else than Xobin.")
    said = short(" ".join(words.split()).rstrip("."), _LONGEST_WORDS)
    if not said:
        return translate("Runs", "Xobin gave no reason.")
    return translate("Runs", "Xobin said “{words}”.").format(words=isolated(said))


def left_out_words(why: LeftOut, same_as: int | None, earlier: Status | None = None) -> str:
    """Return what the badge of a row says that was not part of the run.

    `earlier` is how the invite stands that the candidate had already.
    """
    match why:
        case LeftOut.TITLE:
            return translate("Runs", "Title, left out")
        case LeftOut.TO_MEND:
            return translate("Runs", "Not sent: to mend")
        case LeftOut.SAME_AS_ROW if same_as is not None:
            return translate("Runs", "Same as row {number}").format(number=same_as)
        case LeftOut.SAME_AS_ROW:
            return translate("Runs", "Twice in the list")
        case LeftOut.ALREADY_INVITED:
            return _earlier_words(earlier)
        case LeftOut.BY_RECRUITER:
            return translate("Runs", "Left out")


def _earlier_words(earlier: Status | None) -> str:
    match earlier:
        case Status.UNKNOWN:
            return translate("Runs", "Perhaps invited")
        case Status.QUEUED | Status.SENDING:
            return translate("Runs", "Waiting already")
        case Status.REJECTED | Status.CANCELLED:
            return translate("Runs", "Not sent")
        case _:
            return translate("Runs", "Already invited")


def left_out_sentence(why: LeftOut, same_as: int | None, earlier: Status | None = None) -> str:
    """Say why nothing was sent for a row; `earlier` as for `left_out_words`."""
    match why:
        case LeftOut.TITLE:
            return translate("Runs", "This row stands above the titles of the columns.")
        case LeftOut.TO_MEND:
            return translate("Runs", "Something had to be mended first. Nothing was sent.")
        case LeftOut.SAME_AS_ROW if same_as is not None:
            return translate(
                "Runs", "The same address stands in row {number}. Only that row was sent."
            ).format(number=same_as)
        case LeftOut.SAME_AS_ROW:
            return translate("Runs", "The same address stands in another row. Nothing was sent.")
        case LeftOut.ALREADY_INVITED:
            return _earlier_sentence(earlier)
        case LeftOut.BY_RECRUITER:
            return translate("Runs", "You left this row out. Nothing was sent.")


def _earlier_sentence(earlier: Status | None) -> str:
    match earlier:
        case Status.UNKNOWN:
            return translate(
                "Runs",
                "This candidate was perhaps invited before; it isn't sure. Nothing was sent now.",
            )
        case Status.QUEUED | Status.SENDING:
            return translate(
                "Runs", "An earlier invite for this candidate still waits. Nothing was sent now."
            )
        case Status.REJECTED | Status.CANCELLED:
            return translate(
                "Runs", "The earlier invite for this candidate came to nothing. Nothing was sent."
            )
        case _:
            return translate("Runs", "This candidate was invited before. Nothing was sent now.")


def forgotten_words() -> str:
    """Return what the badge of a row says whose candidate is forgotten."""
    return translate("Runs", "Forgotten")


def forgotten_sentence() -> str:
    """Say why a row is empty."""
    return translate("Runs", "This candidate was forgotten. Nothing is kept of this row.")


def status_count_words(status: Status, delivery: Delivery | None, count: int, n: str) -> str:
    """Return what the button says that counts a status: `61 links ready`."""
    if status is Status.SENT and delivery is Delivery.GETLINK:
        one, many = translate("Runs", "{n} link ready"), translate("Runs", "{n} links ready")
        return (one if count == 1 else many).format(n=n)
    if status is Status.SENT:
        by_email = delivery is Delivery.SENDLINK
        words = translate("Runs", "{n} emailed") if by_email else translate("Runs", "{n} sent")
        return words.format(n=n)
    return {
        Status.QUEUED: translate("Runs", "{n} waiting"),
        Status.SENDING: translate("Runs", "{n} sending"),
        Status.REJECTED: translate("Runs", "{n} not sent"),
        Status.UNKNOWN: translate("Runs", "{n} not sure"),
        Status.CANCELLED: translate("Runs", "{n} cancelled"),
    }[status].format(n=n)


def perhaps_words(n: str) -> str:
    """Return what the button says that counts who may have been invited before."""
    return translate("Runs", "{n} perhaps invited").format(n=n)


def slips_sentence(count: int, locale: QLocale) -> str:
    """Say how many addresses look mistyped, though they are valid."""
    one = translate("Runs", "1 address looks mistyped.")
    many = translate("Runs", "{n} addresses look mistyped.")
    return (one if count == 1 else many).format(n=locale.toString(count))
