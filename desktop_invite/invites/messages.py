"""The recruiter's messages: which there are, what each is called, and which one an invite gets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count
from typing import TYPE_CHECKING

from desktop_invite.invites.templates import DEFAULT_TEMPLATE, MessageTemplate

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_TEXT = 10_000
"""Characters of a message; the longest novel of an invitation is far shorter."""
LONGEST_SUBJECT = 200
LONGEST_NAME = 60
MOST_TEMPLATES = 50


class NameProblem(StrEnum):
    """Why a message can't be called so."""

    EMPTY = "empty"
    TAKEN = "taken"
    """Another message has this name; case doesn't tell them apart."""


@dataclass(frozen=True, slots=True)
class InterviewMessage:
    """An interview that has a message of its own."""

    interview: int
    """Its number."""
    template: str
    """The name of the message."""
    practice: bool = False
    """The same number is another interview in practice mode."""


@dataclass(frozen=True, slots=True)
class Messages:
    """One message at least, each with a name of its own, one of them the default.

    Made by `of`, which brings whatever a file holds into this order; changed by the other methods,
    which return what it is then. A name that nobody has changes nothing.
    """

    templates: tuple[MessageTemplate, ...] = (DEFAULT_TEMPLATE,)
    default_name: str = DEFAULT_TEMPLATE.name
    of_interviews: tuple[InterviewMessage, ...] = ()

    @classmethod
    def of(
        cls,
        templates: Iterable[MessageTemplate],
        default_name: str = "",
        of_interviews: Iterable[InterviewMessage] = (),
    ) -> Messages:
        """Return these messages, or the app's own where there are none."""
        named: list[MessageTemplate] = []
        for template in templates:
            if template.name not in {each.name for each in named} and template.name.strip():
                named.append(template)
            else:
                name = _free_name(template.name.strip() or DEFAULT_TEMPLATE.name, named)
                named.append(replace(template, name=name))
        kept = tuple(named) or (DEFAULT_TEMPLATE,)
        names = [each.name for each in kept]
        default = default_name if default_name in names else names[0]
        last_word = {(each.interview, each.practice): each for each in of_interviews}
        of_these = (each for each in last_word.values() if each.template in names)
        return cls(kept, default, tuple(of_these))

    @property
    def names(self) -> tuple[str, ...]:
        """What they are called, in their order."""
        return tuple(template.name for template in self.templates)

    @property
    def is_only_ours(self) -> bool:
        """Whether there is nothing but the app's own message, as it came."""
        return self.templates == (DEFAULT_TEMPLATE,)

    @property
    def is_full(self) -> bool:
        """Whether there is no room for another one."""
        return len(self.templates) >= MOST_TEMPLATES

    def named(self, name: str) -> MessageTemplate:
        """Return the message of this name, else the default."""
        found = {template.name: template for template in self.templates}
        return found.get(name) or found[self.default_name]

    def for_interview(self, number: int, *, practice: bool) -> MessageTemplate:
        """Return the message that an invite to this interview gets."""
        own = (
            each.template
            for each in self.of_interviews
            if (each.interview, each.practice) == (number, practice)
        )
        return self.named(next(own, self.default_name))

    def interviews_of(self, name: str, *, practice: bool) -> tuple[int, ...]:
        """Return the numbers of the interviews whose own message this is."""
        return tuple(
            each.interview
            for each in self.of_interviews
            if each.template == name and each.practice is practice
        )

    # ------------------------------------------------------------------ changes

    def with_new(self, name: str, text: str = "", subject: str = "") -> Messages:
        """Put a new one at the end, called as near to `name` as is free."""
        if self.is_full:
            return self
        new = MessageTemplate(_free_name(name, self.templates), text, subject)
        return replace(self, templates=(*self.templates, new))

    def with_copy_of(self, name: str) -> Messages:
        """Put a copy after the message of this name."""
        if name not in self.names or self.is_full:
            return self
        place = self.names.index(name)
        copy = replace(self.templates[place], name=_free_name(name, self.templates))
        both = (self.templates[place], copy)
        return replace(
            self, templates=(*self.templates[:place], *both, *self.templates[place + 1 :])
        )

    def without(self, name: str) -> Messages:
        """Take one out. Its interviews get the default; without any, the app's own is back."""
        left = (template for template in self.templates if template.name != name)
        return Messages.of(left, self.default_name, self.of_interviews)

    def renamed(self, name: str, new: str) -> Messages | NameProblem:
        """Call one otherwise; it stays what it was used for."""
        new = " ".join(new.split())[:LONGEST_NAME].strip()
        if not new:
            return NameProblem.EMPTY
        if any(_same(new, each) for each in self.names if each != name):
            return NameProblem.TAKEN
        if name not in self.names:
            return self
        return Messages(
            tuple(
                replace(each, name=new) if each.name == name else each for each in self.templates
            ),
            new if self.default_name == name else self.default_name,
            tuple(
                replace(each, template=new) if each.template == name else each
                for each in self.of_interviews
            ),
        )

    def rewritten(self, name: str, *, text: str, subject: str) -> Messages:
        """Give one another text and another subject."""
        new = MessageTemplate(name, text[:LONGEST_TEXT], subject[:LONGEST_SUBJECT])
        return replace(
            self, templates=tuple(new if each.name == name else each for each in self.templates)
        )

    def with_default(self, name: str) -> Messages:
        """Let one be what every interview gets that has none of its own."""
        return replace(self, default_name=name) if name in self.names else self

    def with_interview(self, name: str, number: int, *, practice: bool, own: bool) -> Messages:
        """Let this be the interview's own message, or no longer."""
        others = tuple(
            each
            for each in self.of_interviews
            if (each.interview, each.practice) != (number, practice)
        )
        if own and name in self.names:
            return replace(self, of_interviews=(*others, InterviewMessage(number, name, practice)))
        is_own = number in self.interviews_of(name, practice=practice)
        return replace(self, of_interviews=others) if is_own else self


def _free_name(name: str, taken: Iterable[MessageTemplate]) -> str:
    """Return the name, or the name with the first number that is free."""
    names = [each.name for each in taken]
    if not any(_same(name, each) for each in names):
        return name
    room = name[: LONGEST_NAME - 4].rstrip()
    numbered = (f"{room} {number}" for number in count(2))
    return next(each for each in numbered if not any(_same(each, other) for other in names))


def _same(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()
