"""Plain text, taken exactly as it is."""

from __future__ import annotations

import re

from kamerspoor.raw import Raw
from kamerspoor.readers.decoding import decode
from kamerspoor.spans import Origin

_FORM_FEED = re.compile("\f")


def read_plain(data: bytes) -> Raw:
    """Read plain text.

    The text is the decoded source without its byte order mark, so source offsets are its own.
    """
    decoded = decode(data)
    text = decoded.text
    return Raw(
        text=text,
        form="lines",
        format="text",
        encoding=decoded.encoding,
        origins=(Origin(0, len(text), 0, len(text)),) if text else (),
        page_breaks=tuple(match.end() for match in _FORM_FEED.finditer(text)),
        checks=decoded.checks,
    )
