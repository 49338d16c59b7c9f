"""What people say when asked where they are, to IANA zones: a city, a country, a zone's name, or what the clock says.

Nothing is guessed: what is unknown reads as no zone, what could be several as all of them, the likeliest first, and a
clock, which cannot tell the rules of summer time, as the well-known zones that show that time now.
Names of cities come from cities.txt (GeoNames, CC BY 4.0; see its first lines).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from babel.core import get_global
from babel.dates import get_timezone_location

AREAS = frozenset(
    {"Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"}
)
LEAD = re.compile(r"\b(?:in|near|at|from|around|of|by)\b")
CITIES = Path(__file__).with_name("cities.txt")
FAR_LARGER = 10  # so many times larger than the next of its name: that one is meant, and the echo shows it
MOST = 5
COUNTRIES = {"uk": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "usa": "US", "america": "US", "uae": "AE"}

# Zones that a clock could mean, those where most people live first. What is not here is found by its city.
WELL_KNOWN = (
    *("Asia/Kolkata", "Asia/Shanghai", "America/New_York", "Europe/Berlin", "Europe/London", "America/Chicago"),
    *("America/Los_Angeles", "America/Sao_Paulo", "Africa/Lagos", "Asia/Jakarta", "Asia/Tokyo", "Africa/Cairo"),
    *("Europe/Istanbul", "Europe/Moscow", "Asia/Dhaka", "Asia/Karachi", "America/Mexico_City", "Asia/Manila"),
    *("America/Bogota", "America/Denver", "Africa/Johannesburg", "Africa/Nairobi", "Europe/Athens", "Asia/Bangkok"),
    *("Asia/Tehran", "Asia/Dubai", "Australia/Sydney", "America/Argentina/Buenos_Aires", "Asia/Yangon"),
    *("Africa/Casablanca", "Africa/Accra", "Asia/Tashkent", "America/Caracas", "Asia/Kathmandu", "Asia/Kabul"),
    *("America/Santiago", "Asia/Jerusalem", "Asia/Beirut", "America/Halifax", "America/Phoenix", "Australia/Brisbane"),
    *("Australia/Perth", "Australia/Adelaide", "Australia/Darwin", "Pacific/Auckland", "America/Havana"),
    *("Asia/Yekaterinburg", "Asia/Vladivostok", "Pacific/Port_Moresby", "Pacific/Noumea", "Pacific/Fiji"),
    *("America/Anchorage", "Pacific/Honolulu", "Pacific/Pago_Pago", "America/St_Johns", "Atlantic/Azores"),
    *("Atlantic/Cape_Verde", "America/Noronha", "Pacific/Tongatapu", "Pacific/Apia", "Pacific/Kiritimati"),
    *("Pacific/Tahiti", "Pacific/Marquesas", "Pacific/Chatham", "Australia/Lord_Howe", "Australia/Eucla"),
)

_CLOCK = re.compile(r"^(\d{1,2})(?:\s*[:.h]\s*(\d{2}))?\s*(am|pm|a\.m\.?|p\.m\.?)?$")
_LEAD_OF_A_CLOCK = re.compile(r"^(?:it'?s|it is|the time is|here it is|now it is|now|my clock says|about|around)\s+")
_PART_OF_DAY = re.compile(r"\s+(?:in the (morning|afternoon|evening)|at (night))$")


@dataclass(frozen=True, slots=True)
class City:
    """A city of the table: its country, its state where that is known, its zone and its people in thousands."""

    country: str
    state: str
    zone: str
    people: int


def plain(text: str) -> str:
    """A name for comparing: small letters without marks, single spaces."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z]+", " ", bare.casefold()).strip()


@cache
def _zones() -> dict[str, str]:
    """Names people use, to zones: the city in each zone's name, countries that have one zone, and UTC."""
    found: dict[str, str] = {"utc": "UTC", "gmt": "Europe/London"}
    for zone in sorted(available_timezones()):
        area, _, city = zone.rpartition("/")
        if area in AREAS or area.startswith("America/"):
            found.setdefault(plain(city), zone)
            found.setdefault(plain(zone), zone)
    for territory, zones in _single_zone_countries().items():
        found.setdefault(plain(territory), zones)
    return found


@cache
def _countries() -> dict[str, str]:
    """Names of countries, to their codes."""
    from babel import Locale

    names = {plain(name): code for code, name in Locale.parse("en").territories.items() if len(code) == 2}
    return {**names, **{code.casefold(): code for code in names.values()}, **COUNTRIES}


@cache
def _single_zone_countries() -> dict[str, str]:
    from babel import Locale

    names = Locale.parse("en").territories
    by_country: dict[str, list[str]] = {}
    for zone, territory in get_global("zone_territories").items():
        by_country.setdefault(territory, []).append(zone)
    return {names[code]: zones[0] for code, zones in by_country.items() if len(zones) == 1 and code in names}


@cache
def _states() -> dict[str, str]:
    """Names of the states that tell cities apart, to their codes in the table."""
    lines = CITIES.read_text(encoding="utf-8").splitlines()
    return {name: code for name, _, code in (line[1:].partition("|") for line in lines if line.startswith("="))}


def _cities(name: str) -> list[City]:
    """The cities of this name, the largest first. The table is read for each name: that is seldom, and it is large."""
    table, found = CITIES.read_text(encoding="utf-8"), []
    at = table.find(start := f"\n{name}|") if name else -1
    while at >= 0:
        country, state, people = table[at + len(start) : table.index("\n", at + 1)].split("|")
        zone = table[(head := table.rindex("\n[", 0, at) + 2) : table.index("]", head)]
        found.append(City(country, state, zone, int(people)))
        at = table.find(start, at + 1)
    return sorted(found, key=lambda city: -city.people)


def find_zones(text: str, now: datetime) -> tuple[str, ...]:
    """The zones of "Berlin", "Portland, Maine", "I am in Osaka" or "it is 18:40"; none when it is not known."""
    by_clock = _by_clock(text, now)
    if by_clock is not None:
        return by_clock
    whole = text.casefold().strip().rstrip(".!")
    return _by_name(whole) or _by_name(LEAD.split(whole)[-1].strip())


def find_zone(text: str) -> str | None:
    """The one zone of a place; None when it is not known or not sure."""
    whole = text.casefold().strip().rstrip(".!")
    found = _by_name(whole) or _by_name(LEAD.split(whole)[-1].strip())
    return found[0] if len(found) == 1 else None


def _by_name(said: str) -> tuple[str, ...]:
    parts = [part.strip() for part in said.split(",") if part.strip()]
    if len(parts) > 1 and (found := _of_cities(_cities(plain(parts[0])), parts[1:])):
        return found
    for part in (said, *parts):
        name = plain(part)
        if name in _zones():
            return (_zones()[name],)
        if found := _of_cities(_cities(name), []) or _of_cities(_cities(name.removesuffix(" city")), []):
            return found
    return _with_its_state(plain(said))


def _with_its_state(said: str) -> tuple[str, ...]:
    """ "portland maine", without a comma."""
    words = said.split()
    for cut in range(len(words) - 1, 0, -1):
        if found := _of_cities(_cities(" ".join(words[:cut])), [" ".join(words[cut:])]):
            return found
    return ()


def _of_cities(cities: list[City], where: list[str]) -> tuple[str, ...]:
    """The zones of these cities, of one zone once. `where`: the country or the state, as it was said."""
    codes = {code for part in where for code in _codes(plain(part))}
    if where:
        cities = [city for city in cities if codes & {city.country, f"{city.country}-{city.state}"}]
    large = [city for city in cities if city.people * FAR_LARGER > cities[0].people]
    return tuple(dict.fromkeys(city.zone for city in large))[:MOST]


def _codes(name: str) -> Iterator[str]:
    if name in _countries():
        yield _countries()[name]
    if name in _states():
        yield _states()[name]


# -- what the clock says ---------------------------------------------------------------------------------------


def _by_clock(text: str, now: datetime) -> tuple[str, ...] | None:
    """The well-known zones in which it is this time now, to the nearest quarter of an hour; None: it is no clock."""
    hours = _hours(text)
    if hours is None:
        return None
    return zones_at(hours, now)


def zones_at(hours: list[timedelta], now: datetime) -> tuple[str, ...]:
    """The well-known zones in which it is one of these times of day now."""
    found = [zone for hour in hours for zone in WELL_KNOWN if _shows(zone, hour, now)]
    return tuple(_apart(found, now))[:MOST]


def _hours(text: str) -> list[timedelta] | None:
    """The times of day that are meant: two for "6:40", which may be either half of the day."""
    said = text.casefold().strip().rstrip("!").replace("o'clock", "").strip()
    while (bare := _LEAD_OF_A_CLOCK.sub("", said)) != said:
        said = bare
    part = _PART_OF_DAY.search(said)
    match = _CLOCK.match(said[: part.start()] if part else said.removesuffix("."))
    if match is None or not (match[2] or match[3] or part):
        return None
    half = (match[3] or "")[:1] or ({"morning": "a"}.get(part[1] or "", "p") if part else "")
    hour, minute = int(match[1]), int(match[2] or 0)
    if hour > (12 if half and hour <= 12 else 24) or minute > 59:
        return []
    if half and hour <= 12:
        hours = [hour % 12 + (12 if half == "p" else 0)]
    else:
        hours = [hour % 24] if hour > 12 or match[1].startswith("0") else [hour % 24, (hour + 12) % 24]
    return [timedelta(hours=each, minutes=minute) for each in hours]


def _shows(zone: str, hour: timedelta, now: datetime) -> bool:
    here = now.astimezone(ZoneInfo(zone))
    apart = (hour - timedelta(hours=here.hour, minutes=here.minute)) % timedelta(days=1)
    return min(apart, timedelta(days=1) - apart) <= timedelta(minutes=7, seconds=30)


def _apart(zones: list[str], now: datetime) -> Iterator[str]:
    """Of zones that keep the same time for the whole year to come, the first."""
    seen = set()
    for zone in zones:
        year = tuple((now + timedelta(days=day)).astimezone(ZoneInfo(zone)).utcoffset() for day in range(0, 365, 7))
        if year not in seen:
            seen.add(year)
            yield zone


@cache
def city_of(zone: str, locale: str) -> str:
    """The city a zone is called after, in this language."""
    return get_timezone_location(zone, locale=locale, return_city=True) if "/" in zone else zone
