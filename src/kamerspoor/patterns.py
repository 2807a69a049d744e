"""Parts that patterns of more than one module are built from.

Text that is matched has plain spaces (no-break ones are repaired before), so a space in a number is
one space; dashes stand as the author put them.
"""

from __future__ import annotations

# Escaped, so that it can stand anywhere in a character class.
DASH = r"\-‐‑–—"

# A dossier: five digits, perhaps split after the second by a space or a full stop, with a budget
# chapter (V, XVII, IXA), a fund's letter (A), a Council's number (02) or a kingdom act's (R2160).
CHAPTER = r"(?:X{1,2}(?:IX|IV|V?I{0,3})|IX|IV|V?I{1,3}|V)[A-E]?"
DOSSIER = (
    rf"(?<![\d.,/{DASH}])\d{{2}}[ .]?\d{{3}}(?!\d)"
    rf"(?: ?[{DASH}] ?(?:{CHAPTER}|\d{{2}}(?!\d)|[A-L]\b)| (?:{CHAPTER}|[A-L])\b| 0\d(?=, )|[A-L]\b)?"
    r"(?: ?\(R ?\d{3,4}\))?"
)
SESSION_YEAR = rf"\d{{4}} ?[{DASH}/] ?(?:\d{{4}}|\d{{2}})(?!\d)"

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
MONTH = "(?:" + "|".join(MONTHS) + ")"
