"""Turn real sentences into labelled pairs by changing one thing in them.

Changing a number, a day, a name, the polarity or an antonym gives a contradiction; rounding,
bounding and cutting give an entailment; what is put in, left out or told by somebody else leaves
no contradiction. Every function is pure: the randomness comes in, and `None`
means that the text offers nothing to change.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from functools import partial

from consist.training.antonyms import AUXILIARIES, DAYS, MONTHS, NUMBER_WORDS, OPPOSITES

_NUMBER = re.compile(r"(?<![\w.,$€£])(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\w]|[.,:/-]\d)")
_DAY = re.compile(rf"\b({'|'.join(DAYS)})\b")
_MONTH = re.compile(rf"\b({'|'.join(month for month in MONTHS if month != 'May')})\b")
_WORD = re.compile(rf"\b({'|'.join(NUMBER_WORDS)})\b(?!-)", re.IGNORECASE)
_NAME = re.compile(r"(?<![.!?\"“] )(?<!^)\b[A-Z][a-z]{2,}(?: [A-Z][a-z]+)*")
_ANTONYM = re.compile(rf"\b({'|'.join(sorted(OPPOSITES, key=len, reverse=True))})\b")
_AUXILIARY = re.compile(rf"\b({'|'.join(AUXILIARIES)})\b(?! not|n't)")
_NEGATED = re.compile(rf"\b({'|'.join(AUXILIARIES)})(?: not|n't)\b")
_YEAR = re.compile(r"1[5-9]\d\d|20[0-4]\d")
_ALREADY_BOUNDED = re.compile(
    r"((than|least|most|over|about|nearly|almost|some|around|under|to|of|the|[A-Z]\S*|[$£€(\d–-]) ?"
    r"|^)$"
)
_NAMES_THE_NUMBER = re.compile(r"(st|nd|rd|th)?,? ?[A-Z(]|,? \d|[-–]")


def changed_value(text: str, rng: random.Random, *, shared_with: str | None = None) -> str | None:
    """Change one number, number word, weekday or month to another.

    With `shared_with`, only a value that the other text has too is changed, and only to one that
    the other text lacks.
    """
    others: dict[re.Pattern[str], Callable[[str, random.Random], str]] = {
        _NUMBER: _other_number,
        _WORD: _other_of(NUMBER_WORDS),
        _DAY: _other_of(DAYS),
        _MONTH: _other_of(MONTHS),
    }
    found = [
        (other, match)
        for pattern, other in others.items()
        for match in pattern.finditer(text)
        if shared_with is None or _has(shared_with, match[0])
    ]
    if not found:
        return None
    other, match = rng.choice(found)
    new = other(match[0], rng)
    if shared_with is not None and _has(shared_with, new):
        return None
    return _replaced(text, match, new)


def changed_name(
    text: str, rng: random.Random, *, names: Sequence[str], shared_with: str
) -> str | None:
    """Put another name for one that both texts have; the other name occurs in neither."""
    found = [
        match
        for match in _NAME.finditer(text)
        if match[0] in shared_with and match[0] not in DAYS + MONTHS
    ]
    if not found:
        return None
    match = rng.choice(found)
    for name in rng.sample(names, min(len(names), 12)):
        known = name in text or name in shared_with
        if not known and name.count(" ") == match[0].count(" "):
            return _replaced(text, match, name)
    return None


def names_in(text: str) -> list[str]:
    """Return the capitalised names inside a text; what opens a sentence is left out.

    >>> names_in("Police in Karlstadt arrested Ida Brandt on Monday.")
    ['Karlstadt', 'Ida Brandt']
    """
    return [match[0] for match in _NAME.finditer(text) if match[0] not in DAYS + MONTHS]


def negated(text: str) -> str | None:
    """Take away the first "not" after an auxiliary, or add one after the first auxiliary.

    >>> negated("The bridge was closed."), negated("The mayor didn't resign.")
    ('The bridge was not closed.', 'The mayor did resign.')
    """
    match = _NEGATED.search(text)
    if match is not None:
        return _replaced(text, match, match[1])
    match = _AUXILIARY.search(text)
    return None if match is None else _replaced(text, match, f"{match[0]} not")


def opposite(text: str, rng: random.Random) -> str | None:
    """Put the antonym for one word that has one in the table."""
    found = list(_ANTONYM.finditer(text))
    if not found:
        return None
    match = rng.choice(found)
    return _replaced(text, match, OPPOSITES[match[0]])


def rounded(text: str, rng: random.Random, *, shared_with: str) -> tuple[str, str] | None:
    """Round or bound one count of 20 or more that both texts have; return the text and its label.

    The label is "entailment" where the new wording holds of the old number, else "contradiction".
    Years, days of a month and numbers that name something ("flight 370") are left alone.
    """
    found = [
        match
        for match in _NUMBER.finditer(text)
        if match[0] in shared_with and _is_count(text, match)
    ]
    if not found:
        return None
    match = rng.choice(found)
    value = _value(match[0])
    low, high, step = _neighbours(value, coarse=rng.random() < 0.5)
    if rng.random() < 0.5:
        new, label = rng.choice(_holding(value, low, high)), "entailment"
    else:
        new, label = rng.choice(_failing(value, low, high, step)), "contradiction"
    return _replaced(text, match, new), label


def cut(text: str, rng: random.Random) -> str | None:
    """Drop what follows the last comma, or an introduction before the first, if enough is left."""
    body = text.rstrip(" .")
    places = [match.start() for match in re.finditer(r", (?!\d)", body)]
    if not places:
        return None
    if rng.random() < 0.4 and places[0] < 0.35 * len(body):
        rest = body[places[0] + 2 :]
        shorter = rest[:1].upper() + rest[1:]
    else:
        shorter = body[: places[-1]]
    return f"{shorter}." if len(shorter.split()) >= 5 else None


def harmless(text: str, rng: random.Random, *, before: str = "") -> str | None:
    """Leave out or put in what takes nothing back: an aside, a place, a speaker, what went before.

    Args:
        text: A sentence.
        rng: Where the choice comes from.
        before: The sentence before it, if there is one.
    """
    if before and rng.random() < 0.15:
        return f"{before} {text}"
    ways = rng.sample(_LEAVING_OUT, len(_LEAVING_OUT))
    ways = [_told, *ways] if rng.random() < 0.4 else [*ways, _told]
    made = (way(text, rng) for way in ways)
    return next((other for other in made if other is not None and _is_enough(other)), None)


def _is_enough(text: str) -> bool:
    return 5 <= len(text.split()) <= 60


_ASIDE = re.compile(r" \([^()]{2,40}\)|, [^,]{8,60},(?= [a-z])| [A-Z]\w+-based(?= [A-Z])")
_PHRASE = re.compile(
    r" (?:in|at|near|from|outside|of) (?:the )?(?:[a-z]+ [a-z]+ of )?"
    r"[A-Z]\w+(?: [A-Z]\w+)*(?=[ ,.](?!of))"
)
_SAYS = re.compile(
    r"(?P<who>[A-Z].{2,70}?) (?P<says>said|added|reported)(?: that)? (?P<what>.{20,})"
)
_SPEAKERS = (
    "officials", "the police", "witnesses", "local media", "state television", "a spokesman",
    "activists", "an official", "the agency", "people at the scene", "the ministry", "sources",
)  # fmt: skip


def _without(pattern: re.Pattern[str], text: str, rng: random.Random) -> str | None:
    found = list(pattern.finditer(text))
    return _replaced(text, rng.choice(found), "") if found else None


def _told(text: str, rng: random.Random) -> str | None:
    """Give a sentence a speaker, or put the one it has behind what was said."""
    if '"' in text:
        return None
    found = _SAYS.fullmatch(text.rstrip(" ."))
    if found is not None:
        return f"{found['what'][0].upper()}{found['what'][1:]}, {found['who']} {found['says']}."
    who = rng.choice(_SPEAKERS)
    if rng.random() < 0.5:
        return f"{text.rstrip(' .')}, {who} said."
    return f"{who[0].upper()}{who[1:]} said {_lowered(text)}"


def _lowered(text: str) -> str:
    """Return a sentence as it stands behind "said"; a name that opens it keeps its capital."""
    opens = text.split(" ", 1)[0]
    return text[:1].lower() + text[1:] if opens in _OPENERS else text


_OPENERS = frozenset(
    "The A An At It He She They There This These Some In On Two Three Four".split()
)
_LEAVING_OUT: tuple[Callable[[str, random.Random], str | None], ...] = (
    partial(_without, _ASIDE),
    partial(_without, _PHRASE),
    cut,
)


def _replaced(text: str, match: re.Match[str], new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]


def _has(text: str, value: str) -> bool:
    return re.search(rf"\b{re.escape(value)}\b", text, re.IGNORECASE) is not None


def _neighbours(value: float, *, coarse: bool) -> tuple[int, int, int]:
    """Return round numbers below and above a value of 20 or more, and the step between them."""
    step = 10 ** max(0, len(str(int(value))) - (1 if coarse else 2))
    low, high = int(value // step * step), int(-(-value // step) * step)
    if low in {high, 0}:
        low, high = int(value) - max(1, step // 5), int(value) + max(1, step // 5)
    return low, high, step


def _holding(value: float, low: int, high: int) -> list[str]:
    nearer = low if value - low <= high - value else high
    holding = [
        f"more than {_written(low)}",
        f"at least {_written(low)}",
        f"over {_written(low)}",
        f"fewer than {_written(high)}",
    ]
    if abs(nearer - value) <= 0.1 * value:
        holding += [f"about {_written(nearer)}", f"some {_written(nearer)}"]
    if high - value <= 0.1 * value:
        holding += [f"nearly {_written(high)}", f"almost {_written(high)}"]
    return holding


def _failing(value: float, low: int, high: int, step: int) -> list[str]:
    return [
        f"fewer than {_written(low)}",
        f"more than {_written(high)}",
        f"at least {_written(high + step)}",
        f"about {_written(int(value) * 2)}",
        f"nearly {_written(max(1, low // 2))}",
    ]


def _is_count(text: str, match: re.Match[str]) -> bool:
    value = _value(match[0])
    if value < 20 or 1500 <= value <= 2100:
        return False
    return not (
        _NAMES_THE_NUMBER.match(text[match.end() :])
        or _ALREADY_BOUNDED.search(text[: match.start()])
    )


def _other_number(old: str, rng: random.Random) -> str:
    value = _value(old)
    if _YEAR.fullmatch(old):
        return str(int(value) + rng.choice((-20, -10, -5, -3, -2, -1, 1, 2, 3, 5, 10)))
    if "." in old:
        places = len(old.split(".")[1])
        return f"{max(0.1, value * rng.choice((0.4, 0.6, 1.5, 2.2)) + 0.3):.{places}f}"
    if value <= 12:
        new = int(value) + rng.choice((-3, -2, -1, 1, 2, 3, 5))
    else:
        factor = rng.choice((0.3, 0.5, 0.7, 0.8, 1.3, 1.6, 2, 3))
        new = int(value * factor + rng.choice((0, 0, 1, 3)))
    if new <= 0 or new == value:
        new = int(value) + 4
    return f"{new:,}" if "," in old else str(new)


def _other_of(values: Sequence[str]) -> Callable[[str, random.Random], str]:
    def other(old: str, rng: random.Random) -> str:
        new = rng.choice([value for value in values if value.lower() != old.lower()])
        return new.capitalize() if old[0].isupper() else new

    return other


def _value(written: str) -> float:
    return float(written.replace(",", ""))


def _written(value: int) -> str:
    return f"{value:,}" if value >= 1000 else str(value)
