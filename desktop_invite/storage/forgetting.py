"""Takes people out of one history file, so that no byte of them stays in it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_invite.invites.duplicates import folded
from desktop_invite.invites.search_text import searchable
from desktop_invite.storage.forgotten import Forgotten
from desktop_invite.storage.transactions import reading, transaction
from desktop_invite.storage.trouble import HistoryError, HistoryTrouble

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence

_MERGED_AT_ONCE = 200
"""Pages of the search index that are merged at a time: some 50 milliseconds."""
_IN_MEMORY = 96 * 1024 * 1024
"""Bytes: a larger history is written anew through a file that the system removes by itself."""
_LINKED = """
    SELECT id, candidate_name, person_key FROM invites WHERE retry_of = :id
    UNION SELECT id, candidate_name, person_key FROM invites
    WHERE id = (SELECT retry_of FROM invites WHERE id = :id)
"""
_WORD = re.compile(r"[^\W_]+")
_AMONG = "IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Person:
    """Who is to be forgotten."""

    key: str
    """What `duplicates.person_key` gives for the address."""
    linked: frozenset[tuple[int, str]] = frozenset()
    """Ids and keys of invites to a mistyped address that were invited again, corrected."""

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all their addresses. A mistyped one may be somebody else's, too."""
        return frozenset({self.key, *(key for _, key in self.linked)})


@dataclass(frozen=True, slots=True)
class Theirs:
    """A person's invites, and those among them that can't be deleted as they stand."""

    person: Person
    ids: frozenset[int]
    waiting: frozenset[int]
    on_their_way: frozenset[int]


class Forgetting:
    """Finds and deletes all that a history holds about people. Raises HistoryError.

    It belongs to the thread of its connection, which is prepared as the writer's.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._forgotten = Forgotten(connection)
        with reading(connection):
            # A copy may be of an older version.
            found = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'run_rows'")
            self._has_lists = found.fetchone() is not None

    # ------------------------------------------------------------------ finding

    def theirs(self, key: str) -> Theirs:
        """Return what belongs to the person with this key."""
        with reading(self._connection):
            person = Person(key, self._linked_to(key))
            ids = self._ids_of(person)
            rows = self._connection.execute(
                f"SELECT id, status FROM invites WHERE id {_AMONG}"  # noqa: S608 - ours
                " AND status IN ('queued', 'sending')",
                _json(ids),
            ).fetchall()
        waiting = frozenset(id_ for id_, status in rows if status == "queued")
        return Theirs(person, ids, waiting, frozenset(id_ for id_, _ in rows) - waiting)

    def knows(self, person: Person) -> bool:
        """Whether anything of a person is in this history."""
        with reading(self._connection):
            return bool(self._ids_of(person) or any(map(self._rows_about, person.keys)))

    def everybody(self) -> Iterator[str]:
        """Yield the key of everybody in this history; read it to its end, or to where it stops."""
        statements = ["SELECT DISTINCT person_key FROM invites"]
        if self._has_lists:
            statements.append(
                "SELECT DISTINCT person_key FROM run_rows WHERE person_key IS NOT NULL"
            )
        with reading(self._connection):
            for statement in statements:
                for (key,) in self._connection.execute(statement):
                    yield key

    def ids_and_keys(self) -> Iterator[tuple[int, str]]:
        """Yield id and key of every invite."""
        with reading(self._connection):
            yield from self._connection.execute("SELECT id, person_key FROM invites")

    def keys_before(self, before: int) -> list[str]:
        """Return the key of everybody whose invites are all from before a moment."""
        with reading(self._connection):
            rows = self._connection.execute(
                "SELECT person_key FROM invites GROUP BY person_key HAVING max(created_at) < ?",
                (before,),
            )
            return [key for (key,) in rows]

    # ------------------------------------------------------------------ deleting

    def delete(self, person: Person, *, keep: bool = False) -> frozenset[int]:
        """Delete a person: invites, attempts, rows of lists. Return the ids of the invites.

        All of it or nothing. An invite that is on its way is deleted too: so ask `theirs` before.
        `keep` leaves marks by which an invite to the same interview is recognised as a second one.
        """
        with transaction(self._connection):
            ids = self._ids_of(person)
            if keep:
                self._forgotten.keep(ids)
            if self._has_lists:
                self._empty_file_names(ids)
                self._empty_rows_of((person.key,), ids)
            self._delete_invites(ids)
            if self._has_lists:
                for key in person.keys:
                    self._empty_cells_about(key)
        return ids

    def delete_people(self, keys: Sequence[str], *, keep: bool = False) -> frozenset[int]:
        """Delete all of these, or nobody; return the ids of their invites. `keep` as above."""
        with transaction(self._connection):
            found = self._connection.execute(
                f"SELECT id FROM invites WHERE person_key {_AMONG}",  # noqa: S608 - ours
                _json(keys),
            )
            ids = frozenset(id_ for (id_,) in found)
            if keep:
                self._forgotten.keep(ids)
            if self._has_lists:
                self._empty_rows_of(keys, ids)
            self._delete_invites(ids)
        return ids

    def empty_old_lists(self, before: int) -> int:
        """Empty the rows of lists from before a moment whose people have no invite (any more).

        Return how many.
        """
        if not self._has_lists:
            return 0
        with transaction(self._connection):
            return self._connection.execute(
                "UPDATE run_rows SET cells = '[]', person_key = NULL WHERE cells <> '[]' AND run_id"
                " IN (SELECT id FROM runs WHERE created_at < ?) AND (person_key IS NULL OR NOT"
                " EXISTS (SELECT 1 FROM invites AS i WHERE i.person_key = run_rows.person_key))",
                (before,),
            ).rowcount

    def drop_marks(self) -> bool:
        """Throw away what is kept to recognise the forgotten; return whether there was anything."""
        return self._forgotten.forget_marks()

    # ------------------------------------------------------------------ sweeping

    def begin_merging(self) -> None:
        """Have all parts of the search index merged into one by the next `merge_some`.

        The index only notes that a text is gone, until its parts are merged.
        """
        self._merge(-_MERGED_AT_ONCE)

    def merge_some(self) -> bool:
        """Merge a part of the search index; return whether there is more."""
        before = self._connection.total_changes
        self._merge(_MERGED_AT_ONCE)
        return self._connection.total_changes - before > 1

    def write_anew(self) -> None:
        """Write the whole file anew, with what is in it and nothing else; empty its log.

        SQLite overwrites deleted rows (`secure_delete`), but where it once moved rows from page to
        page, copies of them stay in the gaps. Takes seconds for a million invites.
        """
        with reading(self._connection):
            (pages,) = self._connection.execute("PRAGMA page_count").fetchone()
            (size,) = self._connection.execute("PRAGMA page_size").fetchone()
            if pages * size > _IN_MEMORY:
                self._connection.execute("PRAGMA temp_store = FILE")
            try:
                self._connection.execute("VACUUM")
            finally:
                self._connection.execute("PRAGMA temp_store = MEMORY")
            (held, *_) = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if held:
                raise HistoryError(HistoryTrouble.LOCKED, "the log can't be emptied")

    # ------------------------------------------------------------------

    def _linked_to(self, key: str) -> frozenset[tuple[int, str]]:
        """Follow corrections in both directions, as long as the name stays the same.

        Another name is another candidate, for whom the form was used again.
        """
        own = self._connection.execute(
            "SELECT id, candidate_name FROM invites WHERE person_key = ?", (key,)
        ).fetchall()
        names = {searchable(name) for _, name in own}
        seen = {id_ for id_, _ in own}
        linked: set[tuple[int, str]] = set()
        new = list(seen)
        while new:
            near = self._connection.execute(_LINKED, {"id": new.pop()}).fetchall()
            for id_, name, other in near:
                if id_ not in seen and searchable(name) in names:
                    seen.add(id_)
                    new.append(id_)
                    linked.add((id_, other))
        return frozenset(linked)

    def _ids_of(self, person: Person) -> frozenset[int]:
        found = self._connection.execute(
            "SELECT id FROM invites WHERE person_key = :key UNION"
            " SELECT i.id FROM json_each(:linked) AS l JOIN invites AS i"
            " ON i.id = json_extract(l.value, '$[0]')"
            " AND i.person_key = json_extract(l.value, '$[1]')",
            {"key": person.key, "linked": json.dumps(sorted(person.linked))},
        )
        return frozenset(id_ for (id_,) in found)

    def _delete_invites(self, ids: Iterable[int]) -> None:
        # Their attempts follow them.
        self._connection.execute(
            f"DELETE FROM invites WHERE id {_AMONG}",  # noqa: S608 - ours
            _json(ids),
        )

    def _empty_rows_of(self, keys: Iterable[str], ids: Iterable[int]) -> None:
        """Empty their rows of lists; the others keep their places."""
        empty = "UPDATE run_rows SET cells = '[]', person_key = NULL WHERE"
        self._connection.execute(f"{empty} person_key {_AMONG}", _json(keys))
        self._connection.execute(
            f"{empty} (run_id, number) IN (SELECT run_id, row_in_run FROM invites"  # noqa: S608
            f" WHERE id {_AMONG})",
            _json(ids),
        )

    def _empty_file_names(self, ids: Iterable[int]) -> None:
        """Empty the names of lists that are named after them."""
        found = self._connection.execute(
            "SELECT candidate_name, candidate_email FROM invites"  # noqa: S608 - ours
            f" WHERE id {_AMONG}",
            _json(ids),
        ).fetchall()
        theirs = {_words_of(text) for row in found for text in row}
        runs = self._connection.execute("SELECT id, file_name FROM runs WHERE file_name <> ''")
        self._connection.executemany(
            "UPDATE runs SET file_name = '' WHERE id = ?",
            [
                (run_id,)
                for run_id, file_name in runs.fetchall()
                if any(words in _words_of(file_name) for words in theirs)
            ],
        )

    def _empty_cells_about(self, key: str) -> None:
        """Empty the cells of others' rows that name the address, unless it is another's as well."""
        others = self._connection.execute("SELECT 1 FROM invites WHERE person_key = ?", (key,))
        if others.fetchone() is not None:
            return
        for run_id, number, cells in self._rows_about(key):
            kept = ["" if key in folded(cell) else cell for cell in json.loads(cells)]
            self._connection.execute(
                "UPDATE run_rows SET cells = ? WHERE run_id = ? AND number = ?",
                (json.dumps(kept, ensure_ascii=False), run_id, number),
            )

    def _rows_about(self, key: str) -> list[tuple[int, int, str]]:
        if not self._has_lists or not key:
            return []
        return self._connection.execute(
            "SELECT run_id, number, cells FROM run_rows WHERE person_key = ?1"  # noqa: S608 - ours
            f" OR {names_the_address(self._connection, key, 'cells')}",
            (key,),
        ).fetchall()

    def _merge(self, pages: int) -> None:
        with transaction(self._connection):
            self._connection.execute(
                "INSERT INTO invites_text (invites_text, rank) VALUES ('merge', ?)", (pages,)
            )


def names_the_address(connection: sqlite3.Connection, key: str, column: str) -> str:
    """Return what tells in SQL whether a text names the address `?1`, however it is written.

    SQLite's own `lower` is quick, and knows no letters but those of ASCII.
    """
    if key.isascii():
        return f"instr(lower({column}), ?1)"
    connection.create_function("folded", 1, folded, deterministic=True)
    return f"instr(folded({column}), ?1)"


def sweep(connection: sqlite3.Connection, *, pause: Callable[[], None] = lambda: None) -> None:
    """Wipe what deleted invites have left in the history file and its journal, in one go.

    `pause` is called between two slices. Takes seconds for a million invites. Copies and files set
    aside are not looked at. Raises HistoryError.
    """
    forgetting = Forgetting(connection)
    forgetting.begin_merging()
    while forgetting.merge_some():
        pause()
    pause()
    forgetting.write_anew()


def _words_of(text: str) -> str:
    """Return the words of a text between spaces, as `Asha_Rao.xlsx` has those of `Asha Rao`."""
    return f" {' '.join(_WORD.findall(searchable(text)))} "


def _json(values: Iterable[object]) -> tuple[str]:
    return (json.dumps([*values]),)
