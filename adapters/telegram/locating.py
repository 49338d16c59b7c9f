"""A shared location to its time zone, before anything is stored: the coordinates go no further than this file."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from telegram import Location


def zone_at(place: Location) -> str:
    """The IANA zone there; empty where it cannot be told: at sea, or on a machine tzfpy is not made for."""
    try:
        from tzfpy import get_tz  # loaded at the first location: most people name a city

        zone = get_tz(place.longitude, place.latitude)
        ZoneInfo(zone)
    except Exception:  # whatever it says may tell the place
        return ""
    return "" if zone.startswith("Etc/") else zone
