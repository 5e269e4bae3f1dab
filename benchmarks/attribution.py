"""Who speaks, on hand-labelled sentences; and what tells the labels of annotated pairs apart.

    python benchmarks/attribution.py [--misses]

First table: the voice of each sentence of gold/attribution.json and the words for its speaker,
against our own reading of them. They were drawn at random and labelled before the program was run
on them: 114 of fa_kes and 80 of the held-out stories (draw 1), after which some rules were mended,
and then 43 of fa_kes and 60 of ecbplus (draw 2). The file holds offsets alone; the texts lie in
../shared. The speaker is the first noun phrase of the attributing phrase without its
apposition; a quotation whose speaker stands in another sentence has none. Exact: the same words;
overlap: one word or more in common. The baseline says that a sentence with a quotation mark is
direct, one with "said", "says" or "according to" indirect, and takes the words in capitals next to
that word for the speaker.

Second table: for each label of the annotated pairs the mean of each feature of attribution, time
and wording, on the training stories (which the rules were written on) and on the held-out ones.

Third table: how well single scores tell two labels apart (area under the ROC curve).
"""

from __future__ import annotations

import argparse
import json
import os
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import splits

from consist import attribution, chronology, sources, wording
from consist.attribution import Attribution
from consist.model import Article, Span
from consist.sentences import split

SHARED = Path(os.environ.get("CONSIST_SHARED", Path(__file__).parents[2] / "shared"))
GOLD = Path(__file__).parent / "gold" / "attribution.json"
LABELS = ("contradiction", "disputed_by_speakers", "superseded", "framing", "agreement", "decoy")
SAID = re.compile(
    r"(?P<before>(?:[A-Z][\w'’-]* )*)(?:said|says|told)\b(?P<after>(?: [A-Z][\w'’-]*)*)"
    r"|according to (?P<source>(?:the |a )?[\w'’-]+)"
)

Row = dict[str, Any]
Guess = tuple[str, Span | None]


def articles(corpus: Path) -> dict[str, Article]:
    """Read the articles of one file."""
    found = sources.read([str(corpus)])
    return {item.id: item for item in found if isinstance(item, Article)}


@dataclass(frozen=True, slots=True)
class Reading:
    """An article's sentences with their attributions."""

    spans: list[Span]
    found: tuple[Attribution, ...]

    @classmethod
    def of(cls, article: Article) -> Reading:
        """Cut the article and attribute its sentences."""
        cut = split(article)
        found = attribution.attribute([sentence.text for sentence in cut])
        return cls([(sentence.start, sentence.end) for sentence in cut], found)

    def at(self, span: Span) -> tuple[Span, Attribution]:
        """Return the sentence that shares most with a labelled span."""
        best = max(range(len(self.spans)), key=lambda place: _shared(self.spans[place], span))
        return self.spans[best], self.found[best]


def _shared(one: Span, other: Span) -> int:
    return min(one[1], other[1]) - max(one[0], other[0])


def rules(article: Article, span: Span, readings: dict[str, Reading]) -> Guess:
    """Answer with the program's own attribution."""
    reading = readings.setdefault(article.id, Reading.of(article))
    sentence, found = reading.at(span)
    spoken = found.speaker_span
    place = None if spoken is None else (sentence[0] + spoken[0], sentence[0] + spoken[1])
    return found.voice.value, place


def baseline(article: Article, span: Span, _readings: dict[str, Reading]) -> Guess:
    """Answer from a quotation mark, "said" and the capitals beside it."""
    text = article.text[slice(*span)]
    match = SAID.search(text)
    place = None
    if match is not None:
        names = [name for name in ("before", "after", "source") if (match[name] or "").strip()]
        if names:
            start, end = match.span(names[0])
            place = (span[0] + start, span[0] + end)
    if re.search(r"[\"“”«»]", text):
        return "direct", place
    return ("own", None) if match is None else ("indirect", place)


@dataclass(slots=True)
class Tally:
    """Counts over labelled sentences."""

    sentences: int = 0
    voices: int = 0
    attributed: int = 0
    wanted: int = 0
    given: int = 0
    exact: int = 0
    overlap: int = 0

    def add(self, want: Guess, got: Guess) -> None:
        """Count one sentence."""
        self.sentences += 1
        self.voices += want[0] == got[0]
        self.attributed += (want[0] == "own") == (got[0] == "own")
        self.wanted += want[1] is not None
        self.given += got[1] is not None
        if want[1] is not None and got[1] is not None:
            self.exact += want[1] == got[1]
            self.overlap += _shared(want[1], got[1]) > 0

    def line(self) -> str:
        """Write the figures in one line."""
        pairs = max(self.wanted + self.given, 1)
        return (
            f"{self.sentences:9} {self.voices / self.sentences:9.3f}"
            f" {self.attributed / self.sentences:9.3f} {2 * self.exact / pairs:9.3f}"
            f" {2 * self.overlap / pairs:9.3f}"
        )


def labelled(misses: bool) -> None:  # noqa: FBT001 - a switch of the command line
    """Print the figures on the hand-labelled sentences."""
    gold: list[Row] = json.loads(GOLD.read_text(encoding="utf-8"))
    corpora = {name: articles(SHARED / name) for name in {row["corpus"] for row in gold}}
    print(f"{'':28}sentences   4 voices  own/other  speaker F1 exact / overlap")
    answers: dict[str, Callable[[Article, Span, dict[str, Reading]], Guess]]
    answers = {"baseline": baseline, "rules": rules}
    for name, answer in answers.items():
        readings: dict[str, Reading] = {}
        tallies: defaultdict[str, Tally] = defaultdict(Tally)
        for row in gold:
            article = corpora[row["corpus"]][row["article"]]
            span = (row["start"], row["end"])
            speaker = row.get("speaker")
            want = (row["voice"], None if speaker is None else (speaker[0], speaker[1]))
            got = answer(article, span, readings)
            corpus = Path(row["corpus"])
            kind = "stories" if corpus.parts[0] == "stories" else corpus.name.split(".")[0]
            for group in (f"draw {row['draw']}", f"draw {row['draw']} {kind}"):
                tallies[group].add(want, got)
            if misses and name == "rules" and want != got:
                _show(article, span, want, got)
        for group, tally in sorted(tallies.items()):
            print(f"{name:10} {group:16} {tally.line()}")


def _show(article: Article, span: Span, want: Guess, got: Guess) -> None:
    print("-", article.text[slice(*span)].replace("\n", " "))
    for name, (voice, place) in (("want", want), ("got", got)):
        print(f"    {name:5} {voice:9}", "" if place is None else article.text[slice(*place)])


def pairs(stories: Iterable[str]) -> Iterator[tuple[str, dict[str, float]]]:
    """Yield the label and the features of each annotated pair."""
    for story in stories:
        folder = SHARED / "stories" / story
        texts = articles(folder / "articles.jsonl")
        readings = {name: Reading.of(article) for name, article in texts.items()}
        for pair in json.loads((folder / "gold.json").read_text(encoding="utf-8")):
            sides = [_side(pair[side], texts, readings) for side in ("a", "b")]
            (one, one_time, one_said), (other, other_time, other_said) = sides
            yield (
                pair["label"],
                {
                    **attribution.features(one_said, other_said),
                    **chronology.features(one, one_time, other, other_time),
                    **wording.features(one, other),
                },
            )


def _side(
    side: Row, texts: dict[str, Article], readings: dict[str, Reading]
) -> tuple[str, datetime | None, Attribution]:
    article = texts[side["article_id"]]
    start = article.text.index(side["sentence"])
    _, found = readings[article.id].at((start, start + len(side["sentence"])))
    return side["sentence"], article.published_at, found


def feature_tables() -> None:
    """Print the mean of each feature by label, on both splits, and what single scores tell."""
    for name, stories in (("training", splits.TRAINING), ("held out", splits.HELD_OUT)):
        found = list(pairs(stories))
        counts = Counter(label for label, _ in found)
        print(f"\n{name:24}" + "".join(f"{label[:13]:>14}" for label in LABELS))
        print(f"{'pairs':24}" + "".join(f"{counts[label]:14}" for label in LABELS))
        for feature in found[0][1]:
            means = [
                sum(row[feature] for label, row in found if label == wanted) / counts[wanted]
                for wanted in LABELS
            ]
            print(f"{feature:24}" + "".join(f"{mean:14.3f}" for mean in means))
        for feature, one, other in (
            ("different_speaker", "disputed_by_speakers", "contradiction"),
            ("supersedes_score", "superseded", "contradiction"),
            ("hours_apart_log", "superseded", "contradiction"),
            ("loaded_most", "framing", "contradiction"),
            ("loaded_most", "framing", "agreement"),
        ):
            print(f"area {feature}: {one} against {other} {area(found, feature, one, other):.3f}")


def area(found: list[tuple[str, dict[str, float]]], feature: str, one: str, other: str) -> float:
    """Return how often a pair of label `one` has more of the feature than one of `other`."""
    ours = [row[feature] for label, row in found if label == one]
    theirs = [row[feature] for label, row in found if label == other]
    wins = sum((a > b) + 0.5 * (a == b) for a in ours for b in theirs)
    return wins / (len(ours) * len(theirs))


def main() -> None:
    """Print the three tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--misses", action="store_true", help="print the sentences read wrongly")
    arguments = parser.parse_args()
    labelled(arguments.misses)
    feature_tables()


if __name__ == "__main__":
    main()
