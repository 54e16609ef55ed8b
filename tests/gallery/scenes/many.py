"""Invite many, live: the real app in practice mode, from a list to what came of it."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_invite.invites.invite import Delivery, Status
from desktop_invite.spreadsheets.table import ReadChoices, ReadTrouble
from desktop_invite.ui.many.list_reader import NotMade, Source, Wanted
from desktop_invite.ui.many.page import Face
from desktop_invite.ui.parts.notice import WayOut
from tests.gallery.scene import live_scene
from tests.gallery.scenes.window import stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget

    from desktop_invite.ui.invite_many import InviteMany
    from desktop_invite.ui.many.page import ManyPage
    from tests.gallery.scenes.window import Stage

SALES = "Sales screening · 305"
FINDINGS = """May 2026;;;
;;;
Vorname;Nachname;E-Mail;Telefon
Asha;Rao;asha@example.com;0049 170 1234567
Wei;Chen;wei.chen@example.org;
Olga;Ivanova;olga.ivanova;
Tom;Baker;tom@gmial.com;
Asha;Rao;Asha@Example.com;
"Müller, Jürgen";;j.mueller@example.de;
Zoë;Brontë-Ng;zoe@example.com;
Kofi;Mensah;kofi@example,com;
;;nobody@example.com;
Ingrid;Sørensen;ingrid@example.no;
"""


class ManyStage:
    """The page of a running app."""

    def __init__(self, made: Stage) -> None:
        self.made = made
        self.window = made.window

    @property
    def many(self) -> InviteMany:
        """The page as the window knows it."""
        return self.made.app.workspace.desk.many

    @property
    def page(self) -> ManyPage:
        """The page."""
        return self.many.page

    def read(self, text: str, name: str = "Bewerber Mai.csv") -> None:
        """Read a list and wait until it is checked."""
        self.many.open()
        self.many.desk.begin_with(SALES, Delivery.GETLINK)
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / name
            file.write_text(text, encoding="utf-8")
            self.many.open_file(file)
            desk = self.many.desk
            self.made.wait(lambda: desk.made is not None and desk.is_settled, "the list")

    def start(self) -> None:
        """Press the start button."""
        self.page.run_bar.start.click()
        self.made.wait(lambda: self.many.desk.run.rows, "the run")

    def wait_for(self, status: Status, count: int) -> None:
        """Wait until so many rows stand so."""
        rows = self.many.desk.run.rows
        assert rows is not None
        self.made.wait(lambda: rows.counts()[status] >= count, f"{count} {status}")
        for _ in range(20):
            QApplication.processEvents()

    def wait_for_end(self) -> None:
        """Let the run go on, whatever holds it, until it has ended."""

        def ended() -> bool:
            if self.page.run_bar.go_on.isVisible():
                self.page.run_bar.go_on.click()
            return self.page.face is Face.ENDED

        self.made.wait(ended, "the end")


def many_scene(
    name: str, *, narrow: bool = True, height: int = 736, narrow_width: int = 480
) -> Callable[[Callable[[ManyStage], None]], None]:
    """Add a state of the page to the gallery."""

    def add(build: Callable[[ManyStage], None]) -> None:
        @contextmanager
        def live() -> Iterator[QWidget]:
            with stage(week=True) as made:
                on = ManyStage(made)
                made.window.resize(1120, height)
                build(on)
                yield made.window

        live_scene(f"many-{name}", height=height, narrow_width=narrow_width if narrow else None)(
            live
        )

    return add


def people(count: int, *others: str) -> str:
    """Return a list of so many candidates, and of others by their addresses."""
    names = ("Asha Rao", "Wei Chen", "Olga Ivanova", "Tom Baker", "Zoë Brontë", "Kofi Mensah")
    rows = [f"{names[n % 6]} {n},candidate.{n}@example.com" for n in range(1, count + 1)]
    rows += [f"{address.partition('@')[0].title()} Practice,{address}" for address in others]
    return "\n".join(["Name,Email", *rows]) + "\n"


@many_scene("empty")
def empty(on: ManyStage) -> None:
    """Show where to begin."""
    on.many.open()


@many_scene("reading", narrow=False)
def reading(on: ManyStage) -> None:
    """Show a list being read."""
    on.many.open()
    on.page.empty.show_reading(on.page.tr("Reading Bewerber Mai.xlsx…"))


@many_scene("findings")
def findings(on: ManyStage) -> None:
    """Show every kind of finding, the cursor on an address to mend."""
    on.read(FINDINGS)
    candidates = on.many.desk.list.candidates
    assert candidates is not None
    row = candidates.index_of(13)
    assert row is not None
    candidates.leave_out([row])
    on.many.desk.list.show_rows()
    on.many.desk.list.go_to_next()


@many_scene("already-invited", narrow=False)
def already_invited(on: ManyStage) -> None:
    """Show what can be done about somebody who was invited before."""
    on.read(FINDINGS)
    on.page.grid.set_cursor(2)


@many_scene("last-names-first")
def last_names_first(on: ManyStage) -> None:
    """Show names in doubt, several of them selected, and what is no name."""
    on.read(
        "Name;E-Mail\nRAO Asha (Ms);asha@example.com\nCHEN Wei;wei@example.com\n"
        "N/A;olga@example.com\nContact person:;boss@example.com\nZoë Brontë;zoe@example.com\n"
    )
    on.page.grid.selectAll()


@many_scene("mapping")
def mapping(on: ManyStage) -> None:
    """Show what each column is taken for."""
    on.read(FINDINGS)
    on.page.source.columns.click()


@many_scene("mapping-chosen")
def mapping_chosen(on: ManyStage) -> None:
    """Show columns that the recruiter has taken for something else than they seem to hold."""
    on.read(FINDINGS)
    on.page.source.columns.click()
    box = on.page.mapping.boxes[3]
    box.setCurrentIndex(0)
    box.activated.emit(0)
    on.made.wait(lambda: on.many.desk.is_settled, "the list")


@many_scene("filtered", narrow=False)
def filtered(on: ManyStage) -> None:
    """Show only the rows that are to be mended."""
    on.read(FINDINGS)
    button = on.page.counts.findChild(type(on.page.next), "count_to_mend")
    assert button is not None
    button.click()


@many_scene("email-question")
def email_question(on: ManyStage) -> None:
    """Ask before e-mails go out."""
    on.read(people(116, "tom@gmial.com"), "candidates.csv")
    on.page.choices.by_email.click()
    on.made.wait(lambda: on.many.desk.is_settled, "the list")
    on.page.run_bar.start.click()


@many_scene("half-way")
def half_way(on: ManyStage) -> None:
    """Show a run on its way."""
    slow = [f"slow+{number}@practice.test" for number in range(4)]
    on.read(people(9, *slow), "candidates.csv")
    on.start()
    on.wait_for(Status.SENT, 9)
    on.wait_for(Status.SENDING, 1)


@many_scene("closing")
def closing(on: ManyStage) -> None:
    """Show the question of a window that is closed in the middle of a run."""
    on.read(people(9, *[f"slow+{number}@practice.test" for number in range(12)]))
    on.start()
    on.wait_for(Status.SENT, 9)
    on.window.close()


@many_scene("paused", narrow=False)
def paused(on: ManyStage) -> None:
    """Show a run that the recruiter has paused."""
    on.read(people(8, *[f"slow+{n}@practice.test" for n in range(6)]), "candidates.csv")
    on.start()
    on.wait_for(Status.SENT, 8)
    on.page.run_bar.pause.click()
    on.made.wait(on.page.run_bar.go_on.isVisible, "the pause")


@many_scene("slowed-down")
def slowed_down(on: ManyStage) -> None:
    """Show a run that Xobin has asked to wait."""
    on.read(people(8, "busy@practice.test") + people(4)[11:].replace("candidate", "c"))
    on.start()
    on.made.wait(lambda: on.page.standing.notice, "the notice")


@many_scene("exhausted", narrow=False)
def exhausted(on: ManyStage) -> None:
    """Show an account without invites left."""
    on.read(people(5, "exhausted@practice.test") + people(6)[11:].replace("candidate", "c"))
    on.start()
    on.made.wait(lambda: on.page.standing.notice, "the notice")


@many_scene("failures")
def failures(on: ManyStage) -> None:
    """Show a run that ended with failures and a doubt."""
    trouble = ["refused@practice.test", "refused+2@practice.test", "lost@practice.test"]
    on.read(people(7, *trouble, "nolink@practice.test"), "candidates.csv")
    on.start()
    on.wait_for_end()
    on.many.desk.run.settling.show_offer()


@many_scene("not-sure", narrow=False)
def not_sure(on: ManyStage) -> None:
    """Show what can be done about a row that is not sure."""
    on.read(people(4, "lost@practice.test"), "candidates.csv")
    on.start()
    on.wait_for_end()
    on.page.grid.set_cursor(4)


@many_scene("several-not-sure", narrow=False)
def several_not_sure(on: ManyStage) -> None:
    """Ask before several that are not sure are sent again."""
    on.read(people(4, *[f"lost+{n}@practice.test" for n in range(3)]), "candidates.csv")
    on.start()
    on.wait_for_end()
    on.page.grid.selectAll()
    on.many.desk.run.settling.act(WayOut.SEND_AGAIN)


@many_scene("stopped")
def stopped(on: ManyStage) -> None:
    """Show a run that was stopped: how those are invited who were cancelled."""
    on.read(people(8, *[f"slow+{n}@practice.test" for n in range(9)]), "candidates.csv")
    on.start()
    on.wait_for(Status.SENT, 8)
    on.page.run_bar.stop.click()
    on.wait_for_end()


@many_scene("ended")
def ended(on: ManyStage) -> None:
    """Show a run that went well, its links copied."""
    on.read(people(12), "candidates.csv")
    on.start()
    on.wait_for_end()
    on.page.run_bar.links.click()


@many_scene("strip", narrow_width=720)
def strip(on: ManyStage) -> None:
    """Show in the window how the run stands, while other work goes on."""
    on.read(people(9, *[f"slow+{n}@practice.test" for n in range(4)]), "candidates.csv")
    on.start()
    on.wait_for(Status.SENT, 9)
    on.window.page.show_panels()


@many_scene("long-names")
def long_names(on: ManyStage) -> None:
    """Show the longest names and addresses, and names from right to left."""
    name = "Wolfeschlegelsteinhausenbergerdorff" * 5
    rows = (
        f"{name},{'w' * 60}@example.com",
        f"{'欧阳' * 40},ouyang@example.com",
        "أسماء بنت محمد,asma@example",
        f"Maria,{'m' * 70}@{'example' * 8}.com",
    )
    on.read("\n".join(["Name,Email", *rows]), f"{'A very long name of a file ' * 5}.csv")
    on.page.grid.set_cursor(2)


@many_scene("own-columns", narrow=False)
def own_columns(on: ManyStage) -> None:
    """Show a list that has interview and delivery in columns of its own."""
    on.read(
        "Name,Email,Interview,Delivery\n"
        "Asha Rao,asha@example.com,305,email\n"
        "Wei Chen,wei@example.org,Customer support,link\n"
        "Olga Ivanova,olga@example.net,Sales,pigeon\n"
    )
    on.page.grid.set_cursor(2)


@many_scene("mirrored", narrow=False)
def mirrored(on: ManyStage) -> None:
    """Show the page as right-to-left languages have it."""
    on.read(FINDINGS)
    on.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    on.many.desk.list.go_to_next()


def _trouble(trouble: ReadTrouble) -> None:
    @many_scene(f"trouble-{trouble}", narrow=trouble is ReadTrouble.PASSWORD)
    def show(on: ManyStage) -> None:
        """Say why there is no list."""
        on.many.open()
        file = Path("Bewerber Mai.xlsx")
        present = on.many.desk._present()
        wanted = Wanted(Source(file), ReadChoices(), present.choice, ())
        on.many.desk.reader.not_made.emit(NotMade(wanted, trouble))


for each in ReadTrouble:
    _trouble(each)
