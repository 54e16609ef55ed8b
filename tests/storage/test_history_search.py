"""The history finds what is meant, in the order that is asked for."""

from __future__ import annotations

import itertools
import random
import threading
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_invite.invites.invite import Delivery, Interview, Invite, Status
from desktop_invite.invites.outcome import Answer, Reason, Rejected, Sent, Unknown
from desktop_invite.invites.search_text import searchable
from desktop_invite.storage.database import open_history, open_reader
from desktop_invite.storage.history_search import (
    HistoryQuery,
    HistorySearch,
    SearchInterruptedError,
    SortBy,
    Totals,
)
from desktop_invite.storage.invite_rows import INVITES, invite_of, moment, search_text_of
from desktop_invite.storage.search_limits import LIMITS, Limits
from tests.storage.histories import MADE, SALES, draft, ended
from tests.storage.large_history import BEGINNING, MINUTE, candidates, make_large_history
from tests.waiting import PATIENCE

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_invite.storage.outbox_records import OutboxRecords
    from tests.storage.histories import SetClock

Everyone = dict[Invite, str]
"""All invites, each with what a search looks at."""
SIZE = 9_000
"""Enough for more hits than are collected one by one, and for deep pages."""
REFUSED = Rejected(Reason.REFUSED, 400)
LOST = Unknown(Reason.LOST_ANSWER)


@pytest.fixture
def search(connection: sqlite3.Connection) -> HistorySearch:
    return HistorySearch(connection)


@pytest.fixture(scope="module")
def large_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "history.sqlite3"
    make_large_history(path, SIZE)
    return path


TIGHT = Limits(
    few=20, many=40, compared=30, sample=10, of_a_time=100, walked=60, deep=50, sorted=200
)
"""For a small history to be searched in the ways of a large one."""
LATE = Limits(few=0, many=500, compared=0, sample=400, of_a_time=0, walked=3, deep=0, sorted=0)


@pytest.fixture(scope="module", params=[LIMITS, TIGHT, LATE], ids=["usual", "tight", "late"])
def large(large_file: Path, request: pytest.FixtureRequest) -> Iterator[HistorySearch]:
    with closing(open_reader(large_file)) as connection:
        yield HistorySearch(connection, request.param)


@pytest.fixture(scope="module")
def everyone(large: HistorySearch) -> Everyone:
    invites = map(invite_of, large._connection.execute(INVITES).fetchall())
    return {one: looked_at(one) for one in invites}


def looked_at(invite: Invite) -> str:
    """Return what a search looks at: the invite's own text, and what its interview is known as."""
    interview = searchable(f"{invite.interview.name} {invite.interview.number}")
    return search_text_of(invite.candidate, invite.link) + interview


def emails(search: HistorySearch, text: str) -> set[str]:
    """Return whose invites a text finds."""
    query = HistoryQuery(text)
    found = {invite.candidate.email for invite in search.page(query, 0, 100)}
    assert search.count(query) == len(found)
    return found


@pytest.fixture
def three(records: OutboxRecords) -> None:
    ended(records, MADE, draft("Zoë Brontë-Ng", "zoe@example.com"))
    ended(records, MADE, draft("王伟", "wei_chen@example.org", Interview(306, "Façade engineer")))
    ended(
        records,
        Sent(Answer(link="https://app.xobin.com/i/100%25"), 200),
        draft("Łukasz Straße", "lukasz@example.net"),
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("zoe", "zoe@example.com"),
        ("ZOË", "zoe@example.com"),
        ("  bronte   zoe ", "zoe@example.com"),
        ("e-ng", "zoe@example.com"),
        ("oe@ex", "zoe@example.com"),
        ("王", "wei_chen@example.org"),
        ("王伟", "wei_chen@example.org"),
        ("伟", "wei_chen@example.org"),
        ("FACADE", "wei_chen@example.org"),
        ("façade wei", "wei_chen@example.org"),
        ("306", "wei_chen@example.org"),
        ("łukasz", "lukasz@example.net"),
        ("lukasz", "lukasz@example.net"),
        ("strasse", "lukasz@example.net"),
        ("i/100", "lukasz@example.net"),
        ("i_c", "wei_chen@example.org"),
        ("_", "wei_chen@example.org"),
        ("0%", "lukasz@example.net"),
        ("%25", "lukasz@example.net"),
        ("25", "lukasz@example.net"),
        ("5", "*"),
    ],
)
@pytest.mark.usefixtures("three")
def test_search_finds_any_part_of_name_email_interview_and_link(
    search: HistorySearch, text: str, found: str
) -> None:
    if found == "*":
        assert len(emails(search, text)) == 2  # Sales is 305
    else:
        assert emails(search, text) == {found}


@pytest.mark.parametrize(
    "text",
    ["zoe wei", "z%e", "z_e", "*", "zoe*", '"', '""', "\\", "zoe\0", "\0", "\ud800", "'; --",
     "zoee", "8f3c\n\n\n5 q", "a AND b", "NOT", "^zo", "e" * 10_000],
    ids=repr,
)  # fmt: skip
@pytest.mark.usefixtures("three")
def test_no_character_of_a_search_has_a_meaning_of_its_own(
    search: HistorySearch, text: str
) -> None:
    if text == "zoe\0":
        assert emails(search, text) == {"zoe@example.com"}
    elif text == "\0":
        assert len(emails(search, text)) == 3
    else:
        assert emails(search, text) == set()


@pytest.mark.usefixtures("three")
def test_an_empty_search_finds_all_newest_first(search: HistorySearch) -> None:
    found = search.page(HistoryQuery(" \t"), 0, 100)

    assert [invite.id for invite in found] == [3, 2, 1]
    assert search.page(HistoryQuery(), 1, 1) == found[1:2]
    assert search.page(HistoryQuery(), 3, 10) == ()


def test_invites_of_one_moment_stay_in_their_order(
    records: OutboxRecords, search: HistorySearch, clock: SetClock
) -> None:
    stands = clock.at
    for number in range(5):
        clock.at = stands
        records.add(draft(email=f"{number}@example.com"))

    oldest_first = HistoryQuery(descending=False)
    assert [one.id for one in search.page(oldest_first, 0, 9)] == [1, 2, 3, 4, 5]
    assert [one.id for one in search.page(HistoryQuery(), 0, 9)] == [5, 4, 3, 2, 1]


@pytest.mark.parametrize(
    ("sort", "ascending"),
    [
        (SortBy.WHEN, ["Émile", "zoe", "Ana", "Åsa"]),
        (SortBy.CANDIDATE, ["Ana", "Åsa", "Émile", "zoe"]),
        (SortBy.EMAIL, ["zoe", "Åsa", "Émile", "Ana"]),
        (SortBy.INTERVIEW, ["Ana", "Émile", "Åsa", "zoe"]),
        (SortBy.STATUS, ["Émile", "zoe", "Åsa", "Ana"]),
    ],
)
def test_each_column_sorts_without_regard_to_case_and_accents(
    records: OutboxRecords, search: HistorySearch, sort: SortBy, ascending: list[str]
) -> None:
    ended(records, REFUSED, draft("Émile", "C@x.com", Interview(1, "Écoute")))
    ended(records, MADE, draft("zoe", "a@x.com", Interview(2, "sales")))
    ended(records, LOST, draft("Ana", "d@x.com", Interview(3)))
    ended(
        records,
        MADE,
        draft("Åsa", "B@x.com", Interview(4, "Finance"), Delivery.SENDLINK),
    )

    up = search.page(HistoryQuery(sort=sort, descending=False), 0, 9)
    down = search.page(HistoryQuery(sort=sort, descending=True), 0, 9)

    assert [invite.candidate.name for invite in up] == ascending
    assert down == up[::-1]


def test_rows_that_need_attention_are_counted_and_found(
    records: OutboxRecords, search: HistorySearch
) -> None:
    ended(records, MADE)
    doubtful, refused = ended(records, LOST), ended(records, REFUSED)
    records.add(draft())

    attention = HistoryQuery(attention_only=True)
    assert search.totals() == Totals(invites=4, need_attention=2)
    assert search.page(attention, 0, 9) == (refused, doubtful)

    records.add(draft(email="corrected@example.com"), retry_of=refused.id)
    records.they_got_it(doubtful.id)
    assert search.totals() == Totals(invites=5, need_attention=0)
    assert search.count(attention) == 0


def test_links_that_came_and_those_that_did_not_are_found_apart(
    records: OutboxRecords, search: HistorySearch
) -> None:
    ready = ended(records, MADE)
    ended(records, REFUSED)
    ended(records, MADE, draft("Wei", "wei@example.com", delivery=Delivery.SENDLINK))
    confirmed = records.they_got_it(ended(records, LOST).id)

    made = HistoryQuery(statuses=frozenset({Status.SENT}), delivery=Delivery.GETLINK)
    without = replace(made, lacks_link=True)
    assert confirmed is not None
    assert search.page(replace(made, lacks_link=False), 0, 9) == (ready,)
    assert search.page(without, 0, 9) == (confirmed,)
    assert search.count(without) == 1
    assert search.matches(without, confirmed.id)
    assert not search.matches(without, ready.id)


def test_a_doubt_needs_attention_even_when_another_invite_was_made(
    records: OutboxRecords, search: HistorySearch
) -> None:
    doubtful = ended(records, LOST)
    records.add(draft(email="corrected@example.com"), retry_of=doubtful.id)

    assert search.totals().need_attention == 1


def test_since_is_included_and_until_is_not(
    records: OutboxRecords, search: HistorySearch, clock: SetClock
) -> None:
    invite = records.add(draft())
    at, later = invite.created_at, invite.created_at + timedelta(milliseconds=1)

    assert search.count(HistoryQuery(since=at, until=later)) == 1
    assert search.count(HistoryQuery(since=later)) == 0
    assert search.count(HistoryQuery(until=at)) == 0


def test_a_changed_invite_is_matched_as_it_now_stands(
    records: OutboxRecords, search: HistorySearch
) -> None:
    invite = records.add(draft())
    waiting = HistoryQuery("asha", statuses=frozenset({Status.QUEUED}))
    assert search.matches(waiting, invite.id)
    assert search.count(waiting) == 1

    records.cancel(invite.id)

    assert not search.matches(waiting, invite.id)
    assert search.count(waiting) == 0
    assert not search.matches(HistoryQuery(), 99)


def test_a_new_invite_is_found_at_once_by_a_reader(path: Path, records: OutboxRecords) -> None:
    with closing(open_reader(path)) as reader:
        search = HistorySearch(reader)
        for count in range(4):
            assert search.count(HistoryQuery("asha")) == count
            records.add(draft())


AFTER_A_WHILE, LATER = moment(BEGINNING + 3_000 * MINUTE), moment(BEGINNING + 6_000 * MINUTE)
QUERIES = [
    HistoryQuery(),
    HistoryQuery("example"),
    HistoryQuery("example3.com"),
    HistoryQuery("an"),
    HistoryQuery("a e"),
    HistoryQuery("王伟"),
    HistoryQuery("zq"),
    HistoryQuery("engineering SCREENING"),
    HistoryQuery("no such person"),
    HistoryQuery(statuses=frozenset({Status.SENT})),
    HistoryQuery(statuses=frozenset({Status.UNKNOWN, Status.REJECTED})),
    HistoryQuery(statuses=frozenset()),
    HistoryQuery("example", statuses=frozenset({Status.SENT})),
    HistoryQuery("sales", attention_only=True),
    HistoryQuery(interview=300),
    HistoryQuery("an", interview=300, delivery=Delivery.GETLINK),
    HistoryQuery("an be"),
    HistoryQuery("sales an"),
    HistoryQuery("screening zan", statuses=frozenset({Status.SENT})),
    HistoryQuery("an", since=AFTER_A_WHILE, until=LATER),
    HistoryQuery(since=AFTER_A_WHILE),
    HistoryQuery("finance", until=AFTER_A_WHILE),
    HistoryQuery(delivery=Delivery.SENDLINK),
    HistoryQuery("example", delivery=Delivery.SENDLINK),
]


def hits(everyone: Everyone, query: HistoryQuery) -> list[Invite]:
    """Return what a query should find, by going through all; in no order."""
    terms = searchable(query.text).split()

    def fits(invite: Invite, text: str) -> bool:
        return (
            all(term in text for term in terms)
            and (query.statuses is None or invite.status in query.statuses)
            and (not query.attention_only or invite.status in {Status.UNKNOWN, Status.REJECTED})
            and query.interview in {None, invite.interview.number}
            and query.delivery in {None, invite.delivery}
            and (query.since is None or invite.created_at >= query.since)
            and (query.until is None or invite.created_at < query.until)
        )

    return [invite for invite, text in everyone.items() if fits(invite, text)]


def place(invite: Invite, sort: SortBy) -> tuple[object, ...]:
    """Return where an invite stands in an order."""
    text = search_text_of(invite.candidate, invite.link)
    number, at = invite.interview.number, invite.created_at
    return {
        SortBy.WHEN: (at, invite.id),
        SortBy.CANDIDATE: (text.encode(), invite.id),
        SortBy.EMAIL: (invite.candidate.email, number, invite.id),
        SortBy.INTERVIEW: (searchable(invite.interview.name), number, at, invite.id),
        SortBy.STATUS: (invite.status.value, invite.delivery.value, at, invite.id),
    }[sort]


@pytest.mark.parametrize("query", QUERIES, ids=[str(at) for at in range(len(QUERIES))])
def test_many_and_few_hits_are_the_same_as_by_going_through_all(
    large: HistorySearch, everyone: Everyone, query: HistoryQuery
) -> None:
    expected = hits(everyone, query)

    assert large.count(query) == len(expected)
    for sort in SortBy:
        for descending in (True, False):
            asked = replace(query, sort=sort, descending=descending)
            in_order = sorted(expected, key=lambda one: place(one, asked.sort), reverse=descending)
            for offset in (0, len(in_order) // 3, max(0, len(in_order) - 20)):
                assert large.page(asked, offset, 30) == tuple(in_order[offset : offset + 30])


def test_a_page_in_the_depth_of_many_hits_is_the_right_one(
    large: HistorySearch, everyone: Everyone
) -> None:
    query = HistoryQuery("example", sort=SortBy.EMAIL)
    in_order = sorted(everyone, key=lambda one: place(one, SortBy.EMAIL), reverse=True)

    offset = LIMITS.deep + 100
    assert large.page(query, offset, 50) == tuple(in_order[offset : offset + 50])


@given(
    text=st.text("aeinzlu王伟 .@5-ë\n", max_size=6),
    status=st.none() | st.sampled_from(Status),
    sort=st.sampled_from(SortBy),
    descending=st.booleans(),
)
@settings(
    max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_whatever_is_asked_is_answered_as_by_going_through_all(
    large: HistorySearch,
    everyone: Everyone,
    text: str,
    status: Status | None,
    sort: SortBy,
    descending: bool,
) -> None:
    statuses = None if status is None else frozenset({status})
    query = HistoryQuery(text, statuses, sort=sort, descending=descending)
    in_order = sorted(hits(everyone, query), key=lambda one: place(one, sort), reverse=descending)

    assert large.count(query) == len(in_order)
    assert large.page(query, 0, 25) == tuple(in_order[:25])


def test_no_order_sorts_a_million_invites_afresh(large_file: Path) -> None:
    plans: list[str] = []
    with closing(open_reader(large_file)) as connection:
        search = HistorySearch(connection, replace(LIMITS, few=20, many=40))
        for sort in SortBy:
            statements: list[str] = []
            connection.set_trace_callback(statements.append)
            for text in ("", "example", "sales"):
                search.page(HistoryQuery(text, sort=sort), 0, 10)
            connection.set_trace_callback(None)
            walks = [each for each in statements if "ORDER BY i." in each or "ORDER BY n." in each]
            assert len(walks) == 3, (sort, walks)
            for walk in walks:
                rows = connection.execute(f"EXPLAIN QUERY PLAN {walk}").fetchall()
                plans += [row[3] for row in rows]

    assert not [plan for plan in plans if "TEMP B-TREE" in plan]


def count_for_ever(search: HistorySearch) -> None:
    """Search without end, each time for something else."""
    for number in itertools.count():
        search.count(HistoryQuery(f"example a{number % 7}"))


def test_a_running_search_ends_when_it_is_interrupted(
    large: HistorySearch,
) -> None:
    entered = threading.Event()

    def wait_for_the_interrupt() -> int:
        entered.set()
        return 0

    def interrupt_until_done() -> None:
        entered.wait(PATIENCE)
        while not done.is_set():
            large.interrupt()

    done = threading.Event()
    large._connection.set_progress_handler(wait_for_the_interrupt, 50)
    interrupter = threading.Thread(target=interrupt_until_done)
    interrupter.start()
    try:
        with pytest.raises(SearchInterruptedError):
            count_for_ever(large)
    finally:
        done.set()
        interrupter.join(PATIENCE)
        large._connection.set_progress_handler(None, 0)

    assert large.count(HistoryQuery()) == SIZE


def test_an_interrupt_with_nothing_to_interrupt_changes_nothing(large: HistorySearch) -> None:
    large.interrupt()

    assert large.count(HistoryQuery()) == SIZE


def test_the_sample_histories_are_the_same_each_time(tmp_path: Path) -> None:
    random.seed()
    assert list(candidates(20)) == list(candidates(20))
    for name in ("one", "two"):
        make_large_history(tmp_path / name, 50)
    with (
        closing(open_history(tmp_path / "one")) as one,
        closing(open_history(tmp_path / "two")) as two,
    ):
        rows = "SELECT * FROM invites"
        assert one.execute(rows).fetchall() == two.execute(rows).fetchall()


def test_the_same_interview_counts_for_all_of_its_invites(
    records: OutboxRecords, search: HistorySearch
) -> None:
    ended(records, MADE)
    ended(records, MADE, draft(interview=Interview(306, "Support")))

    assert search.count(HistoryQuery(interview=SALES.number)) == 1


@pytest.mark.parametrize("text", ["sales wei", "wei sales", "wei 305", "screening example.com wei"])
def test_words_may_stand_in_the_interview_and_in_the_text(
    records: OutboxRecords, search: HistorySearch, text: str
) -> None:
    wei = ended(records, MADE, draft("Wei Chen", "wei@example.com"))
    ended(records, MADE, draft("Asha Rao", "asha@example.com"))
    ended(records, MADE, draft("Wei Chen", "wei@example.com", Interview(306, "Support")))

    assert search.page(HistoryQuery(text), 0, 9) == (wei,)
    assert search.count(HistoryQuery(text)) == 1


def test_one_word_is_found_in_names_of_people_and_of_interviews(
    records: OutboxRecords, search: HistorySearch
) -> None:
    ended(records, MADE, draft("Sally Sales", "sally@example.com", Interview(306, "Support")))
    ended(records, MADE, draft("Asha Rao", "asha@example.com"))

    assert search.count(HistoryQuery("sales")) == 2
    assert search.count(HistoryQuery("sales", interview=306)) == 1
    assert search.matches(HistoryQuery("sales"), 1)
    assert search.matches(HistoryQuery("sales"), 2)
    assert not search.matches(HistoryQuery("sally sales"), 2)


def test_everything_that_is_found_comes_in_its_order(
    large: HistorySearch, everyone: Everyone
) -> None:
    for query in (HistoryQuery("an"), HistoryQuery("王伟"), HistoryQuery(sort=SortBy.EMAIL)):
        in_order = sorted(
            hits(everyone, query), key=lambda one: place(one, query.sort), reverse=True
        )
        ids = [*large.order(query)]
        assert ids == [invite.id for invite in in_order]
        assert large.read(ids[:20]) == tuple(in_order[:20])


def test_only_interviews_that_somebody_was_invited_to_are_offered(
    records: OutboxRecords, search: HistorySearch
) -> None:
    records.remember(Interview(1, "Nobody yet"))
    for interview in (Interview(2, "support"), Interview(3), Interview(4, "Écoute")):
        ended(records, Unknown(Reason.LOST_ANSWER), draft(interview=interview))
    records.hide(2, hidden=True)

    assert [one.number for one in search.interviews()] == [4, 2, 3]
