"""Hostile texts of two lengths through every step that reads text: seconds, and how they grow.

    python benchmarks/hostile.py                  # a few minutes
    python benchmarks/hostile.py --step split --text quotes

Steps that read an article get texts of 200 and 400 thousand characters, steps that read a sentence
of 30 and 60 thousand (5,000 and 10,000 words), and cues also the longest sentences that are read at
all. The growth is the ratio of the two times: about 2 where the time follows the length, about 4
where it follows its square. Times are
those of the processor; under 20 milliseconds they tell no growth. What takes longer than
`--limit` seconds is broken off, and is told as that. The worst come first.
"""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from types import FrameType

from arguments import described

from consist import addresses, chronology, foreign, stamps, wire_text
from consist.attribution import SpeakerBook, attribute, claims
from consist.coverage.extent import is_partial
from consist.cues import compare, read_cues, shares_counted, surveys
from consist.cues.reading import LONGEST
from consist.decide.whose import clash_of_speakers
from consist.legible import legible
from consist.model import Article, Sentence
from consist.models.wordpiece import words
from consist.sentences import split, story_title
from consist.sources.dates import parse_date
from consist.sources.markdown import without_marks
from consist.sources.plain import split_front_matter
from consist.typography import plainly_set
from consist.wording import charge, compare_wording, features

ARTICLE, SENTENCE = 200_000, 30_000
"""Characters of the shorter text of each; the longer one is twice as long."""

LEAST_SECONDS = 0.02
REPEATS = 3
FRIDAY = datetime(2025, 3, 14, 18, tzinfo=UTC)

TEXTS: Mapping[str, str] = {
    "prose": "The ministry said on Monday that 12 people had died in Halm, according to Ana Ros. ",
    "lines": "Twelve people died in Halm on Monday, the mayor said.\n",
    "digits": "7",
    "digits in threes": "123,",
    "digits and stops": "1.",
    "numbers": "7 to 3 ",
    "prices": "$8.8m ",
    "spaces": " ",
    "space and line": " \n",
    "quotes": '"',
    "single quotes": "'",
    "curly quotes": "“a ” ",
    "open curly quotes": "“a ",
    "quoted words": '"yes" ',
    "open brackets": "(",
    "nested brackets": "([{<",
    "brackets": "(a) ",
    "commas": ",",
    "stops": ".",
    "stops and spaces": ". ",
    "dashes": "– ",
    "hyphens": "-",
    "one letter": "a",
    "one capital": "A",
    "one word": "Abcdefghij",
    "hyphened word": "ab-",
    "words": "a ",
    "capitals": "THE ARMY KILLED ",
    "initials": "J. ",
    "names": "Ana Ros ",
    "titled": "Mr Ros ",
    "the": "the ",
    "said": "said ",
    "he said": "he said that ",
    "who said": "the man who said, ",
    "according to": "according to ",
    "denied": "denied that ",
    "claims": "claimed the reportedly so-called ",
    "not": "not no never ",
    "because": "because of due to ",
    "of": "of the ",
    "dates": "on 8 March 2025 ",
    "years": "2025 ",
    "weekdays": "Monday, the ",
    "dates and last": "8 March last ",
    "times": "at 8.15 ",
    "times and words": "at 8.15 Aaaa Aaaa ",
    "ranges": "12 to 15 to ",
    "five to": "five to ",
    "shortly before": "shortly before ",
    "number words": "one hundred and twenty thousand ",
    "percent": "52 percent of the votes ",
    "poll": "a poll of 1,000 people by Halm ",
    "deed": "Mark the winner was scored by ",
    "units": "5 km 5 kg 5 million dollars ",
    "acts": "were killed by troops of ",
    "charged": "brutal regime massacre terrorists ",
    "accents": "é\u0301",
    "combining": "\u0301",
    "umlauts": "ä ",
    "hangul": "다",
    "scripts": "мир 和平 peace ",
    "joiners": "a\u200d",
    "emoji": "👩‍👩‍👧 ",
    "markup": "<a href=",
    "marks": "**_[",
    "front matter": "a: b\n",
    "rules": "---\n",
    "stamps": "14.20: ",
    "addresses": "https://a.example/?a=b&",
}

Step = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds that a step took for a text and for one of twice the length; None: broken off."""

    step: str
    text: str
    short: float | None
    long: float | None

    @property
    def growth(self) -> float | None:
        """How many times as long the longer text took, where that can be told."""
        if not self.short or self.long is None or self.long < LEAST_SECONDS:
            return None
        return self.long / self.short

    @property
    def badness(self) -> tuple[bool, float, float]:
        """What the table is sorted by: broken off, then the growth, then the time."""
        return self.long is None, self.growth or 0.0, self.long or 0.0


def article(text: str) -> Article:
    """Return an article of the text, of a Friday."""
    return Article("1", "Gazette", text, published_at=FRIDAY)


def sentence(text: str) -> Sentence:
    """Return the text as one sentence."""
    return Sentence("1", 0, len(text), 0, "Gazette", text)


def lines(text: str) -> list[str]:
    """Return the text in sentences of 100 characters, as an article has them."""
    return [text[start : start + 100] for start in range(0, len(text), 100)]


def beside(text: str) -> str:
    """Return another account: other digits, and its last third first."""
    third = len(text) * 2 // 3
    return (text[third:] + text[:third]).replace("7", "8").replace("1", "2")


def cues(text: str) -> object:
    """Read a sentence and another one and compare the two."""
    return compare(
        read_cues(text, published_at=FRIDAY, context=text),
        read_cues(beside(text), published_at=FRIDAY),
    )


STEPS: Mapping[str, tuple[Step, int]] = {
    "split": (lambda text: split(article(text)), ARTICLE),
    "story title": (lambda text: story_title([article(text)]), ARTICLE),
    "foreign": (foreign.is_foreign, ARTICLE),
    "surveys": (surveys, ARTICLE),
    "counted": (shares_counted, ARTICLE),
    "attribution of an article": (lambda text: attribute(lines(text)), ARTICLE),
    "partial": (lambda text: is_partial(text, split(article(text))[:5]), ARTICLE),
    "front matter": (split_front_matter, ARTICLE),
    "Markdown": (without_marks, ARTICLE),
    "typography": (plainly_set, ARTICLE),
    "cues": (cues, LONGEST // 2),
    "cues of a long sentence": (cues, SENTENCE),
    "attribution": (lambda text: attribute([text]), SENTENCE),
    "claims": (lambda text: claims([text]), SENTENCE),
    "speakers": (lambda text: SpeakerBook.of([text]), SENTENCE),
    "whose": (
        lambda text: clash_of_speakers(
            text, attribute([text])[0], beside(text), attribute([beside(text)])[0]
        ),
        SENTENCE,
    ),
    "wording": (lambda text: compare_wording(text, beside(text)), SENTENCE),
    "framing": (lambda text: features(text, beside(text)), SENTENCE),
    "charge": (lambda text: charge(sentence(text), None), SENTENCE),
    "legible": (lambda text: legible(text, beside(text)), SENTENCE),
    "chronology": (
        lambda text: chronology.features(text, FRIDAY, beside(text), FRIDAY),
        SENTENCE,
    ),
    "stamps": (lambda text: stamps.told_at([text, text], FRIDAY), SENTENCE),
    "wire text": (
        lambda text: wire_text.same_text(
            wire_text.Wording.of(text), wire_text.Wording.of(f"{text} more"), overlap=0.8
        ),
        SENTENCE,
    ),
    "word pieces": (words, SENTENCE),
    "address": (lambda text: addresses.page(f"https://a.example/{text}"), SENTENCE),
    "date": (parse_date, SENTENCE),
}


class BrokenOffError(Exception):
    """A step took too long."""


def _break_off(_number: int, _frame: FrameType | None) -> None:
    raise BrokenOffError


def seconds(name: str, text: str, *, limit: float) -> float | None:
    """Return the least time of several, each of a text that no cache knows from another step."""
    step, _ = STEPS[name]
    least = None
    for turn in range(REPEATS):
        try:
            signal.setitimer(signal.ITIMER_VIRTUAL, limit)
            began = time.process_time()
            step(f"{text} {name} {chr(ord('a') + turn)}")
            took = time.process_time() - began
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        except BrokenOffError:
            return None
        least = took if least is None else min(least, took)
        if took > limit / 20:  # then chance matters little
            break
    return least


def measured(steps: str, texts: str, *, limit: float) -> Iterator[Measured]:
    """Yield what each step whose name begins so took for each such text."""
    for name, (_, length) in STEPS.items():
        for kind, unit in TEXTS.items():
            if name.startswith(steps) and kind.startswith(texts):
                both = [(unit * (size // len(unit) + 1))[:size] for size in (length, 2 * length)]
                short = seconds(name, both[0], limit=limit)
                long = None if short is None else seconds(name, both[1], limit=limit)
                yield Measured(name, kind, short, long)
        print(f"{name}: done", file=sys.stderr)


def told(value: float | None, *, limit: float) -> str:
    """Return seconds as they are printed."""
    return f"> {limit:.0f}" if value is None else f"{value:.4f}"


def main() -> None:
    """Print the table, the worst first."""
    parser = described(__doc__)
    parser.add_argument("--step", default="", help="how the steps' names begin")
    parser.add_argument("--text", default="", help="how the texts' names begin")
    parser.add_argument("--limit", type=float, default=20.0, help="seconds before one is stopped")
    parser.add_argument("--rows", type=int, default=40, help="so many are printed")
    arguments = parser.parse_args()
    signal.signal(signal.SIGVTALRM, _break_off)
    limit = arguments.limit
    found = list(measured(arguments.step, arguments.text, limit=limit))
    print("| step | text | seconds, n | seconds, 2n | growth |")
    print("|---|---|---|---|---|")
    for one in sorted(found, key=lambda one: one.badness, reverse=True)[: arguments.rows]:
        growth = "" if one.growth is None else f"{one.growth:.1f}"
        pair = " | ".join(told(value, limit=limit) for value in (one.short, one.long))
        print(f"| {one.step} | {one.text} | {pair} | {growth} |")
    slowest = max(found, key=lambda one: one.long or limit)
    print(f"\n{len(found)} measured; the slowest is {slowest.step} of {slowest.text}")


if __name__ == "__main__":
    main()
