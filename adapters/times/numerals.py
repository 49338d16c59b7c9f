"""Times and dates in figures: "18:30", "6pm", "3/4", "2026-12-24", "3rd"; and those that are none: "1.1.30", "$12"."""

from __future__ import annotations

from datetime import date
from typing import Any

from adapters.times.language import ClockWord, Language, Token, TokenKind

BEGINS = frozenset("0123456789$€£*#[.")


def numeral(text: str, at: int, words: Language) -> Token | None:
    """The time, date or number that begins here; also one that is none, so that no part of it is taken for one."""
    before = text[at - 1 : at]
    if text[at] not in BEGINS or before.isalnum() or before in {"_", "/", ":"}:
        return None
    if before == "." and text[at - 2 : at - 1].isdigit():
        return None
    for name, form in words.figures:
        found = form.match(text, at)
        if found is not None:
            if found.end() < len(text) and text[found.end() - 1].isdigit() and text[found.end()].isalpha():
                return None
            said = {key: value for key, value in found.groupdict().items() if value is not None}
            kind, value = _means(name, found.group(0), said, words.halves)
            return Token(kind, value, found.group(0), at, found.end())
    return None


def _means(name: str, text: str, said: dict[str, str], halves: dict[str, str]) -> tuple[TokenKind, Any]:
    if "day" in said:
        return _date(name, said)
    if "hour" in said:
        half = said.get("half", "")
        return _clock(name, said, halves.get(half, half) or None, before_word=text[-1].isspace())
    if name == "ordinal":
        number = int(said["number"])
        return (TokenKind.ORDINAL, number) if 1 <= number <= 53 else (TokenKind.OTHER, None)
    if name == "number":
        return TokenKind.NUMBER, float(text) if "." in text else int(text)
    return TokenKind.OTHER, None


def _clock(name: str, said: dict[str, str], half: str | None, *, before_word: bool) -> tuple[TokenKind, Any]:
    hour, minute = int(said["hour"]), int(said.get("minute", "0"))
    if name == "dotted" and half is None and (hour > 24 or minute > 59):
        return TokenKind.NUMBER, float(f"{said['hour']}.{said['minute']}")
    if name == "french" and hour > 24:
        return TokenKind.OTHER, None
    of_half = half is None or 1 <= hour <= 12 or (hour == 0 and half == "am")
    if minute > 59 or hour > 24 or (hour == 24 and minute) or not of_half:
        return TokenKind.IMPOSSIBLE, None
    sure = half in {"am", "pm"} or not 1 <= hour <= 12 or said["hour"][0] == "0" or name == "french"
    if half in {"am", "pm"}:
        hour = hour % 12 + (12 if half == "pm" else 0)
    full = name == "clock" and len(said["hour"]) == 2
    doubt = name if name == "letter" or (name == "dotted" and half is None and not before_word) else ""
    return TokenKind.CLOCK, ClockWord(hour, minute, int(said.get("second", "0")) % 60, half, sure, full, doubt)


def _date(name: str, said: dict[str, str]) -> tuple[TokenKind, Any]:
    month, day, year = int(said["month"]), int(said["day"]), int(said["year"]) if "year" in said else None
    if name == "slash" and year is None and not (1 <= month <= 31 and 1 <= day <= 31):
        return TokenKind.OTHER, None
    if name == "dash" and said["sep"] == "." and day <= 12:
        month, day = day, month  # with dots the day comes first
    if name in {"dash", "slash"} and month > 12 >= day > 0:
        month, day = day, month
    if year is not None and year <= 99:
        year += 2000
    try:
        date(year or 2000, month, day)
    except ValueError:
        return TokenKind.IMPOSSIBLE, None
    return (TokenKind.DATE, (year, month, day)) if year is None or 1900 <= year <= 2999 else (TokenKind.OTHER, None)
