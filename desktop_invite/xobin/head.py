"""The head of an answer, noted line by line, so that a status line is never lost with the rest."""

from __future__ import annotations

import io
import re
from http.client import HTTPException, HTTPResponse, parse_headers
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import socket

_STATUS_LINE = re.compile(rb"HTTP/1\.\d +([2-9]\d\d)(?:[ \r\n]|$)")
_INTERIM_LINE = re.compile(rb"HTTP/1\.\d +1(?!01)\d\d(?:[ \r\n]|$)")
_SWITCHING_PROTOCOLS = 101
_MOST_HEADERS = 99
"""As many as `http.client` takes; the rest of more is passed over, not all of them."""


class AnswerHead:
    """The status line and headers, as far as they came."""

    def __init__(self) -> None:
        self._lines: list[bytes] = []
        self._is_whole = False

    @property
    def status(self) -> int | None:
        """The status of the final answer; None when its line did not come."""
        found = _STATUS_LINE.match(self._lines[0]) if self._lines else None
        return int(found[1]) if found else None

    @property
    def is_whole(self) -> bool:
        """Whether the empty line came that ends the head."""
        return self._is_whole

    def note(self, line: bytes) -> None:
        """Note the next line as it was read, its end included."""
        if self._is_whole or not line:
            return
        if line.strip(b"\r\n"):
            self._lines.append(line)
        elif self._lines and _INTERIM_LINE.match(self._lines[0]):
            self._lines.clear()
        else:
            self._is_whole = True

    def headers(self) -> dict[str, str]:
        """Return the headers that came whole, names in small letters, the first of each."""
        whole = [line for line in self._lines[1:] if line.endswith(b"\n")][:_MOST_HEADERS]
        try:
            read = parse_headers(io.BytesIO(b"".join(whole) + b"\r\n"))
        except HTTPException:
            return {}
        return {name.lower(): str(value) for name, value in reversed(read.items())}


class NotedResponse(HTTPResponse):
    """An answer whose head is noted as it is read."""

    def __init__(self, sock: socket.socket, *args: Any, head: AnswerHead, **kwargs: Any) -> None:  # noqa: ANN401 - as http.client passes them
        super().__init__(sock, *args, **kwargs)
        self.fp = _NotingReader(self.fp.detach(), head)

    def _read_status(self) -> tuple[str, int, str]:
        """Pass over what a server says beforehand (102, 103, …), as RFC 9110 wants.

        `http.client` does so for 100 only. It would end there, and the answer that is still to
        come would be read as that to the next invite on the same connection.
        """
        while True:
            status_line = super()._read_status()  # type: ignore[misc]  # not in its stubs
            if not _is_interim(status_line[1]):
                return status_line  # type: ignore[no-any-return]  # as above
            parse_headers(self.fp)


def _is_interim(status: int) -> bool:
    return 100 <= status < 200 and status != _SWITCHING_PROTOCOLS  # noqa: PLR2004 - the class of 1xx


class _NotingReader(io.BufferedReader):
    def __init__(self, raw: io.RawIOBase, head: AnswerHead) -> None:
        super().__init__(raw)
        self._head = head

    def readline(self, size: int | None = -1, /) -> bytes:
        line = super().readline(size)
        self._head.note(line)
        return line
