"""Paste anything really means anything: whatever the text, an answer, and soon."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_invite.invites import name_words
from desktop_invite.invites.people import Person, people_in

SCRIPTS = {
    "Latin": "AshaBronteÉÜŁ",
    "Cyrillic": "АртёмИванова",
    "Greek": "ΣωκράτηςΔημου",
    "Arabic": "علیرضایی",
    "Hebrew": "משהכהן",
    "Devanagari": "आशाराव",
    "Tamil": "கமலா",
    "Chinese": "王小明陈",
    "Japanese": "さくらヤマダ",
    "Korean": "한지민",
    "Thai": "สมชาย",
}
KNOWN = frozenset[str]().union(
    *(words for words in vars(name_words).values() if isinstance(words, frozenset))
)
"""Words that are no name where they stand beside one: `Rao, Director`."""
EMAILS = st.from_regex(
    r"[a-z]{1,8}([.+_-][a-z0-9]{1,8})?@[a-z]{1,8}(-[a-z]{1,4})?\.(com|co\.in)", fullmatch=True
)


def names() -> st.SearchStrategy[str]:
    """Make names of one to four words of one script."""
    return (
        st.sampled_from(sorted(SCRIPTS))
        .flatmap(
            lambda script: st.lists(
                st.text(alphabet=SCRIPTS[script], min_size=2, max_size=8).map(_as_a_name),
                min_size=1,
                max_size=4,
            ).map(" ".join)
        )
        .filter(lambda name: KNOWN.isdisjoint(name.casefold().split()))
    )


def _as_a_name(word: str) -> str:
    """Begin with a letter and not with a vowel sign, in the case of a name."""
    letters = word.lstrip("".join(c for c in word if unicodedata.category(c).startswith("M")))
    return unicodedata.normalize("NFC", (letters or "Asha").capitalize())


@given(names(), EMAILS)
def test_a_name_before_brackets_comes_back_letter_for_letter(name: str, email: str) -> None:
    assert people_in(f"{name} <{email}>") == (Person(name, email),)


@given(names(), EMAILS)
def test_a_quoted_last_name_first_comes_back_letter_for_letter(name: str, email: str) -> None:
    assert people_in(f'"{name}, {name}" <{email}>') == (Person(f"{name}, {name}", email),)


@given(st.dictionaries(EMAILS, names(), min_size=1, max_size=8), st.sampled_from([", ", ";", "\n"]))
def test_a_list_comes_back_person_by_person(people: dict[str, str], separator: str) -> None:
    text = separator.join(f"{name} <{email}>" for email, name in people.items())
    assert people_in(text) == tuple(Person(name, email) for email, name in people.items())


@given(st.dictionaries(EMAILS, names(), min_size=2, max_size=8), st.booleans())
def test_two_columns_come_back_person_by_person(people: dict[str, str], name_first: bool) -> None:
    rows = [(name, email) if name_first else (email, name) for email, name in people.items()]
    found = people_in("\r\n".join("\t".join(row) for row in rows))
    assert [person.email for person in found] == list(people)
    assert [person.name for person in found] == list(people.values())


NOISE = st.text(alphabet="ab @.<>\"'(),;:|\t\n-%/\u200d\u200b\u0301王Éé0") | st.text()


@given(st.lists(NOISE | EMAILS | st.just("mailto:"), max_size=12).map("".join))
def test_any_text_is_read(text: str) -> None:
    for person in people_in(text):
        assert "@" in person.email
        assert "\n" not in person.name
        assert len(person.name) <= 300


@given(st.text(alphabet=st.characters(exclude_characters="@＠﹫%")))
def test_without_an_at_sign_there_is_nobody(text: str) -> None:
    assert people_in(text) == ()


HOSTILE = [
    *("@", "a@", "a", "a.", "\n@", "\t@", "a@b.co ", "a@b.co\n", "a@b.co;", "a@b.co|x|", "a@b.co("),
    *('"', '";', "<", "(", "mailto:", "mailto:%40", "://a@b.co", "Name,Email\n", "Name,Email,@\n"),
    *("x\u200d@", "\u0301\u0323", "a\u0301\u0323@b.co ", "王@王.王", "1.", "''", "- ", "a:", "\n"),
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_takes_time_in_proportion(piece: str) -> None:
    short, long = (f"Name,Email\n{piece * (size // len(piece))} a@b.co" for size in (8_000, 64_000))
    people_in(short)
    # Eight times the text; sixty-four times the time would be a square, in every one of the tries.
    assert any(seconds(long) < 30 * max(seconds(short), 0.002) for _ in range(5))


def seconds(text: str) -> float:
    """Return the processor time of one reading."""
    start = time.thread_time()
    people_in(text)
    return time.thread_time() - start
