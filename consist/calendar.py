"""The names of months and days of the week, long and short, and where a day begins."""

from __future__ import annotations

from datetime import datetime
from typing import Final

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS: Final = "monday tuesday wednesday thursday friday saturday sunday".split()


def midnight(moment: datetime) -> datetime:
    """Return the moment at which the day of another began, in the same zone."""
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)
