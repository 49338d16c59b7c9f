"""Times and dates in figures: "18:30", "6pm", "3/4", "2026-12-24", "3rd"; and those that are none: "1.1.30", "$12"."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from adapters.times.language import Clock, Kind, Token

NUMERIC = re.compile(
    r"""
    (?P<dash> (?P<dm>\d{1,2}) (?P<dsep>[-.]) (?P<dd>\d{1,2}) (?P=dsep)
              (?P<dy>\d{4} | (?<=\d\d[-.]\d\d[-.])\d\d) (?![\d-]) )
  | (?P<dots> (?P<dotd>\d{1,2}) \. (?P<dotm>\d{1,2}) \. (?!\d) )
  | (?P<junk> [$€£]\s?\d[\d.,]* | \d{1,3}(?:,\d{3})+(?:\.\d+)? | \d+(?:\.\d+){2,}
            | \d+(?:-\d+){3,} | \d{1,2}(?:-\d{1,2}){2}(?!\d) | \d{5,}[-\d]* | [\d.]+\s?% | \*\d[\d.]*\* | \#\d+ )
  | (?P<iso> (?P<iy>\d{4}) (?P<sep>[-/.]) (?P<im>\d{1,2}) (?P=sep) (?P<id>\d{1,2}) (?!\d) t?)
  | (?P<slash> (?P<sm>\d{1,2}) \s?/\s? (?P<sd>-?\d{1,2}) (?: \s?/\s? (?P<sy>\d{4}|\d{2}) )? (?![\d/]) )
  | (?P<clock> (?P<ch>\d{1,2}) : (?P<cm>\d{2}) (?: :(?P<cs>\d{2}) (?:\.\d+)? )? \s?
               (?P<chalf>[ap]m?(?![a-z])|ampm)? (?: h(?!\w) )? (?![\d:]) )
  | (?P<french> (?P<fh>\d{1,2}) \s? h (?P<fm>\d{2})? (?![\w]) )
  | (?P<dotted> (?P<oh>\d{1,2}) \. (?P<om>\d{2}) (?![\d.]) \s? (?P<ohalf>[ap]m)? )
  | (?P<packed> (?P<ph>\d{1,2}) (?P<pm>\d{2}) \s? (?P<phalf>[ap]m) (?![a-z]) )
  | (?P<half> (?P<hh>\d{1,2}) [.]? \s? (?P<hhalf>ampm|[ap]m) (?![a-z]) )
  | (?P<letter> (?P<lh>\d{1,2}) (?P<lhalf>[ap]) (?![\w']) )
  | (?P<ish> (?P<ishh>\d{1,2}) (?: :(?P<ishm>\d{2}) )? -?ish \b )
  | (?P<ord> (?P<on>\d{1,2}) \s? (?:st|nd|rd|th) (?![a-z]) )
  | (?P<number> \d{1,4} (?:\.\d{1,2})? (?![\d:/]|\.\d) )
    """,
    re.VERBOSE,
)


def numeral(text: str, at: int) -> Token | None:
    if at and (
        text[at - 1].isalnum() or text[at - 1] in "_/:" or (text[at - 1] == "." and text[at - 2 : at - 1].isdigit())
    ):
        return None
    found = NUMERIC.match(text, at)
    if found is None or (found.end() < len(text) and text[found.end() - 1].isdigit() and text[found.end()].isalpha()):
        return None
    kind, value = _number_means(found)
    return Token(kind, value, found.group(0), at, found.end())


def _number_means(found: re.Match[str]) -> tuple[Kind, Any]:
    group = {key: value for key, value in found.groupdict().items() if value is not None}
    if "junk" in group:
        return Kind.OTHER, None
    if "iso" in group:
        return _date(int(group["iy"]), int(group["im"]), int(group["id"]))
    if "dots" in group:
        return _date(None, int(group["dotm"]), int(group["dotd"]))
    if "slash" in group:
        return _slashed(group)
    if "dash" in group:
        month, day = int(group["dm"]), int(group["dd"])
        if group["dsep"] == "." and day <= 12:
            month, day = day, month  # with dots the day comes first
        year = int(group["dy"])
        return _date(year if year > 99 else 2000 + year, month, day, swap=True)
    for name, hour, minute, half in (
        *(("clock", "ch", "cm", "chalf"), ("dotted", "oh", "om", "ohalf"), ("packed", "ph", "pm", "phalf")),
        *(("half", "hh", "", "hhalf"), ("letter", "lh", "", "lhalf"), ("french", "fh", "fm", "")),
        ("ish", "ishh", "ishm", ""),
    ):
        if name in group:
            return _clock(name, group, group[hour], group.get(minute, "0"), group.get(half))
    if "ord" in group:
        number = int(group["on"])
        return (Kind.ORDINAL, number) if 1 <= number <= 53 else (Kind.OTHER, None)
    said = group["number"]
    return Kind.NUMBER, float(said) if "." in said else int(said)


def _clock(name: str, group: dict[str, str], hour: str, minute: str, half: str | None) -> tuple[Kind, Any]:
    h, m = int(hour), int(minute)
    if name == "dotted" and half is None and (h > 24 or m > 59):
        return Kind.NUMBER, float(f"{hour}.{minute}")
    half = {"a": "am", "p": "pm", "ampm": "both"}.get(half or "", half)
    if name == "french" and h > 24:
        return Kind.OTHER, None
    if m > 59 or h > 24 or (h == 24 and m) or (half is not None and not (1 <= h <= 12 or (h == 0 and half == "am"))):
        return Kind.IMPOSSIBLE, None
    sure = half in {"am", "pm"} or not 1 <= h <= 12 or hour[0] == "0" or name == "french"
    if half in {"am", "pm"}:
        h = h % 12 + (12 if half == "pm" else 0)
    full = name == "clock" and len(hour) == 2
    return Kind.CLOCK, Clock(h, m, int(group.get("cs", "0")) % 60, half, sure, full)


def _slashed(group: dict[str, str]) -> tuple[Kind, Any]:
    month, day = int(group["sm"]), int(group["sd"])
    if "sy" not in group:
        if not (1 <= month <= 31 and 1 <= day <= 31):
            return Kind.OTHER, None
        return _date(None, month, day, swap=True)
    year = int(group["sy"])
    return _date(year if year > 99 else 2000 + year, month, day, swap=True)


def _date(year: int | None, month: int, day: int, *, swap: bool = False) -> tuple[Kind, Any]:
    if swap and month > 12 >= day > 0:
        month, day = day, month
    try:
        date(year or 2000, month, day)
    except ValueError:
        return Kind.IMPOSSIBLE, None
    return (Kind.DATE, (year, month, day)) if year is None or 1900 <= year <= 2999 else (Kind.OTHER, None)
