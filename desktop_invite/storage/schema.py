"""The tables of the history, version 1. Once released a step never changes; changes are new steps.

An invite goes `queued → sending → sent | rejected | unknown`, and `queued → cancelled`. The other
steps that `invites_take_known_steps` lets through:
`sending → queued`, when it is certain that not one byte left;
`unknown → sent`, when the recruiter says that the candidate got it;
`unknown → queued` and `rejected → queued`, when the recruiter sends again: a new attempt.

A run is `recording` while its rows are being added, and `recorded` from then on; a list that is not
wholly recorded was never meant to be sent. `run_rows` has every row of the list, `cells` and
`header` as JSON arrays of texts; a row has one invite at most.

An import is `recording` while the invites of a file are being added, and `recorded` from then on;
what a crash leaves of one that is not wholly recorded is removed at the next start. An invite that
is worked on here, sent again say, does not belong to its import any more.

Names of interviews stand in `interviews` only, so that a name learned late is everywhere at once,
and is found at once. `search_text` is written by `invite_rows.search_text_of`; it begins with the
name, so its order is the order of candidates. Times are milliseconds since 1970, UTC.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_TABLES = (
    """
    CREATE TABLE interviews (
        number INTEGER PRIMARY KEY CHECK (number >= 1),
        name TEXT NOT NULL DEFAULT '',
        name_key TEXT NOT NULL DEFAULT '',
        renamed INTEGER NOT NULL DEFAULT 0 CHECK (renamed IN (0, 1)),
        starred INTEGER NOT NULL DEFAULT 0 CHECK (starred IN (0, 1)),
        hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1)),
        last_used_at INTEGER NOT NULL
    )
    """,
    """
    CREATE TABLE runs (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        created_at INTEGER NOT NULL,
        file_name TEXT NOT NULL DEFAULT '',
        header TEXT NOT NULL DEFAULT '[]',
        state TEXT NOT NULL DEFAULT 'recording' CHECK (state IN ('recording', 'recorded')),
        paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1))
    )
    """,
    """
    CREATE TABLE imports (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        created_at INTEGER NOT NULL,
        state TEXT NOT NULL DEFAULT 'recording' CHECK (state IN ('recording', 'recorded'))
    )
    """,
    """
    CREATE TABLE invites (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        candidate_name TEXT NOT NULL CHECK (candidate_name <> ''),
        candidate_email TEXT NOT NULL CHECK (candidate_email <> ''),
        person_key TEXT NOT NULL CHECK (person_key <> ''),
        interview_id INTEGER NOT NULL REFERENCES interviews (number),
        delivery TEXT NOT NULL CHECK (delivery IN ('getlink', 'sendlink')),
        status TEXT NOT NULL
            CHECK (status IN ('queued', 'sending', 'sent', 'rejected', 'unknown', 'cancelled')),
        link TEXT CHECK (link IS NULL OR (link <> '' AND status = 'sent')),
        reason TEXT CHECK (reason <> ''),
        words TEXT NOT NULL DEFAULT '' CHECK (length(words) <= 500),
        response_id INTEGER,
        server_status TEXT,
        origin TEXT NOT NULL DEFAULT '',
        run_id INTEGER REFERENCES runs (id),
        row_in_run INTEGER CHECK (row_in_run IS NULL OR run_id IS NOT NULL),
        retry_of INTEGER REFERENCES invites (id) ON DELETE SET NULL,
        import_id INTEGER REFERENCES imports (id),
        search_text TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        changed_at INTEGER NOT NULL,
        CHECK (status NOT IN ('rejected', 'unknown') OR reason IS NOT NULL)
    )
    """,
    """
    CREATE TABLE run_rows (
        run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        cells TEXT NOT NULL,
        left_out TEXT CHECK (left_out <> ''),
        same_as INTEGER,
        earlier_invite_id INTEGER REFERENCES invites (id) ON DELETE SET NULL,
        person_key TEXT CHECK (person_key <> ''),
        PRIMARY KEY (run_id, number)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE attempts (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        invite_id INTEGER NOT NULL REFERENCES invites (id) ON DELETE CASCADE,
        started_at INTEGER NOT NULL,
        ended_at INTEGER,
        result TEXT CHECK (result IN ('sent', 'rejected', 'unknown', 'queued')),
        reason TEXT CHECK (reason <> ''),
        http_status INTEGER,
        words TEXT NOT NULL DEFAULT '' CHECK (length(words) <= 500),
        CHECK ((ended_at IS NULL) = (result IS NULL))
    )
    """,
    # What may be kept of the forgotten, and only when that is wished: see `forgotten`.
    """
    CREATE TABLE forgotten (
        mark BLOB PRIMARY KEY CHECK (length(mark) = 32),
        invited_on INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    "CREATE TABLE forgotten_salt (salt BLOB NOT NULL CHECK (length(salt) = 32))",
    # Trigrams find the rare among a million in milliseconds. Without positions the index is a
    # third as large; what it finds is compared with search_text, which it does not copy.
    """
    CREATE VIRTUAL TABLE invites_text USING fts5 (
        search_text, content = 'invites', content_rowid = 'id',
        tokenize = 'trigram case_sensitive 1', detail = none, columnsize = 0
    )
    """,
    # The same index as a list of trigrams, where words of one or two letters are looked up.
    "CREATE VIRTUAL TABLE invites_trigrams USING fts5vocab (invites_text, instance)",
)

# The indices carry what the history filters by, so that filters need not look up each row.
_INDICES = (
    """
    CREATE INDEX invites_by_time
    ON invites (created_at, id, status, interview_id, delivery)
    """,
    """
    CREATE INDEX invites_by_candidate
    ON invites (search_text, id, status, interview_id, delivery, created_at)
    """,
    """
    CREATE INDEX invites_by_interview
    ON invites (interview_id, created_at, id, status, delivery)
    """,
    """
    CREATE INDEX invites_by_status
    ON invites (status, delivery, created_at, id, interview_id)
    """,
    """
    CREATE INDEX invites_by_person
    ON invites (person_key, interview_id, id, status, delivery, created_at)
    """,
    "CREATE UNIQUE INDEX invites_by_run ON invites (run_id, row_in_run) WHERE run_id IS NOT NULL",
    "CREATE INDEX invites_by_import ON invites (import_id) WHERE import_id IS NOT NULL",
    """
    CREATE INDEX invites_without_link ON invites (id)
    WHERE status = 'sent' AND delivery = 'getlink' AND link IS NULL
    """,
    "CREATE INDEX invites_by_retry ON invites (retry_of) WHERE retry_of IS NOT NULL",
    "CREATE INDEX run_rows_by_person ON run_rows (person_key) WHERE person_key IS NOT NULL",
    """
    CREATE INDEX run_rows_by_earlier_invite
    ON run_rows (earlier_invite_id) WHERE earlier_invite_id IS NOT NULL
    """,
    "CREATE INDEX interviews_by_name ON interviews (name_key, number)",
    "CREATE INDEX attempts_by_invite ON attempts (invite_id)",
    # Two requests for one invite can't be on their way.
    "CREATE UNIQUE INDEX attempts_on_their_way ON attempts (invite_id) WHERE ended_at IS NULL",
)

_RULES = (
    """
    CREATE TRIGGER invites_take_known_steps BEFORE UPDATE OF status ON invites
    WHEN NEW.status <> OLD.status AND NOT (
        (OLD.status = 'queued' AND NEW.status IN ('sending', 'cancelled'))
        OR (OLD.status = 'sending' AND NEW.status IN ('sent', 'rejected', 'unknown', 'queued'))
        OR (OLD.status = 'unknown' AND NEW.status = 'sent' AND NEW.reason = 'confirmed')
        OR (OLD.status IN ('unknown', 'rejected') AND NEW.status = 'queued')
    )
    BEGIN SELECT RAISE(ABORT, 'an invite does not take this step'); END
    """,
    # Half a list may be a crash's: nothing of it leaves.
    """
    CREATE TRIGGER invites_leave_their_import AFTER UPDATE OF status ON invites
    WHEN NEW.import_id IS NOT NULL AND NEW.status <> OLD.status
    BEGIN UPDATE invites SET import_id = NULL WHERE id = NEW.id; END
    """,
    """
    CREATE TRIGGER invites_wait_for_their_run BEFORE UPDATE OF status ON invites
    WHEN NEW.status = 'sending' AND NEW.run_id IS NOT NULL
        AND (SELECT state FROM runs WHERE id = NEW.run_id) IS NOT 'recorded'
    BEGIN SELECT RAISE(ABORT, 'its run is not recorded'); END
    """,
    """
    CREATE TRIGGER invites_wait_for_their_attempt BEFORE UPDATE OF status ON invites
    WHEN OLD.status = 'sending' AND NEW.status <> 'sending' AND EXISTS (
        SELECT 1 FROM attempts WHERE invite_id = OLD.id AND ended_at IS NULL
    )
    BEGIN SELECT RAISE(ABORT, 'its attempt has not ended'); END
    """,
    """
    CREATE TRIGGER attempts_need_a_claim BEFORE INSERT ON attempts
    WHEN NEW.ended_at IS NULL
        AND (SELECT status FROM invites WHERE id = NEW.invite_id) IS NOT 'sending'
    BEGIN SELECT RAISE(ABORT, 'an attempt begins with a claim'); END
    """,
    """
    CREATE TRIGGER attempts_end_once BEFORE UPDATE ON attempts
    WHEN OLD.ended_at IS NOT NULL OR NEW.id <> OLD.id OR NEW.invite_id <> OLD.invite_id
        OR NEW.started_at <> OLD.started_at
    BEGIN SELECT RAISE(ABORT, 'attempts are only ever added'); END
    """,
    # The list that a forgotten invite came from forgets its row, and every other one of the person
    # once no invite to them is left.
    """
    CREATE TRIGGER run_rows_forget_with_their_invite AFTER DELETE ON invites
    BEGIN
        UPDATE run_rows SET cells = '[]', person_key = NULL
        WHERE run_id = OLD.run_id AND number = OLD.row_in_run;
        UPDATE run_rows SET cells = '[]', person_key = NULL
        WHERE person_key = OLD.person_key
            AND NOT EXISTS (SELECT 1 FROM invites WHERE person_key = OLD.person_key);
    END
    """,
    # When an invite is forgotten it is gone before its attempts follow it.
    """
    CREATE TRIGGER attempts_go_with_their_invite BEFORE DELETE ON attempts
    WHEN EXISTS (SELECT 1 FROM invites WHERE id = OLD.invite_id)
    BEGIN SELECT RAISE(ABORT, 'attempts are only ever added'); END
    """,
)

_SEARCH = (
    """
    CREATE TRIGGER invites_text_begins AFTER INSERT ON invites
    BEGIN
        INSERT INTO invites_text (rowid, search_text) VALUES (NEW.id, NEW.search_text);
    END
    """,
    """
    CREATE TRIGGER invites_text_changes AFTER UPDATE OF search_text ON invites
    WHEN NEW.search_text <> OLD.search_text
    BEGIN
        INSERT INTO invites_text (invites_text, rowid, search_text)
        VALUES ('delete', OLD.id, OLD.search_text);
        INSERT INTO invites_text (rowid, search_text) VALUES (NEW.id, NEW.search_text);
    END
    """,
    """
    CREATE TRIGGER invites_text_ends AFTER DELETE ON invites
    BEGIN
        INSERT INTO invites_text (invites_text, rowid, search_text)
        VALUES ('delete', OLD.id, OLD.search_text);
    END
    """,
)


def lay_out(connection: sqlite3.Connection) -> None:
    """Make version 1 in an empty file, inside the caller's transaction."""
    for statement in _TABLES + _INDICES + _RULES + _SEARCH:
        connection.execute(statement)
