"""What is said about forgetting people, keeping them, backups, and where the data lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from desktop_invite.sending.forgetter import Stage
from desktop_invite.storage.backup_list import BackupKind, BackupState
from desktop_invite.storage.folder_place import PlaceKind
from desktop_invite.storage.trouble import HistoryTrouble
from desktop_invite.ui.words.dates import date_words
from desktop_invite.ui.words.names import isolated, one_or_many, short

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from desktop_invite.sending.forgetter import Progress, Result
    from desktop_invite.storage.about_person import PersonFound
    from desktop_invite.storage.backup_list import BackupFound
    from desktop_invite.storage.folder_place import FolderPlace
    from desktop_invite.storage.retention import Preview

translate = QCoreApplication.translate

_LONGEST_ADDRESS = 60


def called(person: PersonFound) -> str:
    """Return what a sentence calls a person: their name, else their address."""
    return isolated(short(person.name)) if person.name else short(person.email, _LONGEST_ADDRESS)


def day_and_time(moment: datetime, locale: QLocale | None = None) -> str:
    """Return a day with its year, and a time of day."""
    locale = locale or QLocale()
    local = moment.astimezone()
    time = locale.toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)
    return translate("Privacy", "{date}, {time}").format(date=date_words(moment, locale), time=time)


def number(count: int) -> str:
    """Return a number with its thousands kept apart."""
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.DefaultNumberOptions)
    return locale.toString(count)


# ---------------------------------------------------------------------- forgetting


def forget_heading(person: PersonFound) -> str:
    """Ask whether to forget."""
    return translate("Privacy", "Forget {name}?").format(name=called(person))


def forget_button(person: PersonFound) -> str:
    """Return what the button says that forgets."""
    return translate("Privacy", "Forget {name}").format(name=called(person).replace("&", "&&"))


def who_sentence(person: PersonFound) -> str:
    """Say who is meant, by the whole address, and how much there is about them."""
    address = person.email
    if not person.invites or person.since is None:
        if person.list_rows:
            return translate(
                "Privacy", "{address} was not invited, but is named in lists that you sent."
            ).format(address=address)
        return translate(
            "Privacy", "The history has no invite to {address}. Its backups may have one."
        ).format(address=address)
    counted = _invites_since(person)
    return translate("Privacy", "{address}: {counted}.").format(address=address, counted=counted)


def _invites_since(person: PersonFound) -> str:
    since = date_words(person.since) if person.since else ""
    if person.invites == 1:
        return translate("Privacy", "1 invite, of {since}").format(since=since)
    return translate("Privacy", "{count} invites since {since}").format(
        count=number(person.invites), since=since
    )


def forget_points(person: PersonFound, *, keep: bool) -> list[str]:
    """Say what will happen, one thing at a time, the most important first."""
    points = [
        translate(
            "Privacy",
            "Name, address, links and attempts are deleted on this computer, in the history, in "
            "lists that you sent, and in every backup.",
        )
    ]
    if person.other_addresses:
        others = ", ".join(short(each, _LONGEST_ADDRESS) for each in person.other_addresses)
        points.append(
            translate(
                "Privacy", "So are the invites to an address that you corrected: {others}."
            ).format(others=others)
        )
    if person.waiting:
        points.append(
            one_or_many(
                person.waiting,
                translate("Privacy", "1 invite that waits is cancelled and never sent."),
                translate("Privacy", "{n} invites that wait are cancelled and never sent."),
            )
        )
    if person.on_their_way:
        points.append(
            translate("Privacy", "An invite is on its way right now. It is waited for first.")
        )
    points.append(translate("Privacy", "This can't be undone."))
    points.append(
        translate(
            "Privacy",
            "Xobin keeps a copy of its own, and emails that went out stay where they are. Ask "
            "Xobin to delete the candidate there.",
        )
    )
    if keep:
        points.append(
            translate(
                "Privacy",
                "As chosen in Settings, a mark that names nobody stays, so that you are asked "
                "before you invite the same address to the same interview again.",
            )
        )
    return points


def unreadable_choice(count: int) -> str:
    """Offer to delete files that nobody can be taken out of."""
    return one_or_many(
        count,
        translate("Privacy", "&Delete 1 damaged file too"),
        translate("Privacy", "&Delete {n} damaged files too"),
    )


def unreadable_hint(files: tuple[Path, ...]) -> str:
    """Say which files those are, and why they can only go as a whole."""
    names = ", ".join(file.name for file in files)
    return translate(
        "Privacy",
        "{names}. Nobody can be taken out of a damaged file, so it may go on naming the candidate.",
    ).format(names=names)


def progress_sentence(progress: Progress) -> str:
    """Say what is being done."""
    match progress.stage:
        case Stage.WAITING:
            return translate("Privacy", "Waiting for what is on its way…")
        case Stage.DELETING:
            return translate("Privacy", "Deleting…")
        case Stage.SWEEPING:
            return translate("Privacy", "Clearing the history's file…")
        case Stage.COPIES:
            return translate("Privacy", "Clearing the backups…")


def forgotten_sentence(person: PersonFound, result: Result) -> str:
    """Say that somebody is forgotten."""
    name = called(person)
    sentence = _forgotten(name, result.invites)
    if result.left:
        sentence += " " + one_or_many(
            len(result.left),
            translate("Privacy", "1 damaged file stays and may still name them."),
            translate("Privacy", "{n} damaged files stay and may still name them."),
        )
    return sentence


def _forgotten(name: str, invites: int) -> str:
    if invites == 0:
        return translate("Privacy", "{name} is forgotten.").format(name=name)
    if invites == 1:
        return translate("Privacy", "{name} is forgotten. 1 invite was deleted.").format(name=name)
    return translate("Privacy", "{name} is forgotten. {count} invites were deleted.").format(
        name=name, count=number(invites)
    )


def aged_sentence(result: Result) -> str:
    """Say that candidates were forgotten without a question."""
    return one_or_many(
        result.invites,
        translate("Privacy", "1 invite was deleted, to forget its candidate."),
        translate("Privacy", "{n} invites were deleted, to forget their candidates."),
    )


def not_done_sentence(why: HistoryTrouble) -> str:
    """Say that something could not be done with the files, and what would help."""
    causes = {
        HistoryTrouble.FULL: translate(
            "Privacy", "The disk is full. Make some room, then try again."
        ),
        HistoryTrouble.READ_ONLY: translate(
            "Privacy", "The folder can't be written. Your IT team can help."
        ),
        HistoryTrouble.LOCKED: translate(
            "Privacy", "Another program is using the file, or an invite is on its way. Try again."
        ),
        HistoryTrouble.DAMAGED: translate("Privacy", "The file is damaged."),
        HistoryTrouble.NEWER: translate(
            "Privacy", "A newer Desktop Invite wrote the file. Please update the app first."
        ),
        HistoryTrouble.OTHER: translate("Privacy", "Something is wrong with the file."),
    }
    return causes[why]


def not_forgotten_sentence(why: HistoryTrouble) -> str:
    """Say that forgetting was not finished."""
    return translate("Privacy", "Not everything is forgotten yet. {cause}").format(
        cause=not_done_sentence(why)
    )


# ---------------------------------------------------------------------- retention


def months_words(months: int) -> str:
    """Return a number of months as words."""
    return one_or_many(months, translate("Privacy", "1 month"), translate("Privacy", "{n} months"))


def retention_heading(months: int) -> str:
    """Ask whether to forget by age."""
    return translate("Privacy", "Forget candidates after {months}?").format(
        months=months_words(months)
    )


def retention_sentence(preview: Preview, months: int) -> str:
    """Say who would go at once."""
    if preview.oldest is None or preview.newest is None:
        return translate(
            "Privacy", "Nobody would be forgotten now: no candidate was silent for {months}."
        ).format(months=months_words(months))
    who = (
        translate("Privacy", "1 candidate would be forgotten now.")
        if preview.people == 1
        else translate(
            "Privacy", "{people} candidates with {invites} invites would be forgotten now."
        )
    )
    when = translate("Privacy", "Their newest invites are from {oldest} to {newest}.")
    return f"{who} {when}".format(
        people=number(preview.people),
        invites=number(preview.invites),
        oldest=date_words(preview.oldest),
        newest=date_words(preview.newest),
    )


def unsettled_sentence(count: int) -> str:
    """Say who stays although they are old; empty for nobody."""
    if not count:
        return ""
    return one_or_many(
        count,
        translate(
            "Privacy",
            "1 candidate is as old, but has an invite that waits or isn't sure. That stays until "
            "you settle it.",
        ),
        translate(
            "Privacy",
            "{n} candidates are as old, but have an invite that waits or isn't sure. They stay "
            "until you settle it.",
        ),
    )


def retention_button(people: int) -> str:
    """Return what the button says that turns it on."""
    if not people:
        return translate("Privacy", "Turn on")
    if people == 1:
        return translate("Privacy", "Turn on and forget 1 candidate")
    return translate("Privacy", "Turn on and forget {count} candidates").format(
        count=number(people)
    )


# ---------------------------------------------------------------------- backups


def kind_words(kind: BackupKind) -> str:
    """Return why a backup was made."""
    return {
        BackupKind.DAILY: translate("Privacy", "Daily"),
        BackupKind.BY_HAND: translate("Privacy", "Made by you"),
        BackupKind.REPLACED: translate("Privacy", "Before going back"),
        BackupKind.BEFORE_UPDATE: translate("Privacy", "Before an update"),
    }[kind]


def content_words(found: BackupFound) -> str:
    """Return how much is in a backup, or why it is no use."""
    match found.state:
        case BackupState.NEWER:
            return translate("Privacy", "Of a newer version")
        case BackupState.DAMAGED:
            return translate("Privacy", "Damaged")
        case BackupState.GOOD:
            return number(found.invites)


def going_back_points() -> list[str]:
    """Say what going back to a backup means."""
    return [
        translate(
            "Privacy",
            "The history will be as it was then. What you did since is missing in it, so the app "
            "can't warn you before you invite somebody of these again.",
        ),
        translate(
            "Privacy",
            "Invites that waited then are marked Not sure: they may have been sent since.",
        ),
        translate("Privacy", "The present history is kept as a backup. You can go back to it."),
    ]


# ---------------------------------------------------------------------- where the data lies


def place_sentence(place: FolderPlace) -> str:
    """Say what is wrong with where the data folder is; empty when nothing is."""
    match place.kind:
        case PlaceKind.LOCAL:
            return ""
        case PlaceKind.SYNCED:
            return translate(
                "Privacy",
                "The folder with your history is synchronised by {program}. Copies of candidates' "
                "data go to other computers, where they can't be forgotten, and the history can "
                "be damaged. Ask your IT team to move it.",
            ).format(program=place.by)
        case PlaceKind.NETWORK:
            return translate(
                "Privacy",
                "The folder with your history is on a network drive. When the network fails, the "
                "history can be damaged. Ask your IT team to move it to this computer.",
            )
