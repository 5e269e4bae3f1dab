"""The clashes of typed cues as a detector alone, on annotated stories and on written quads.

    python benchmarks/cues.py [--split training|held-out|both] [--misses TYPE] [--false TYPE]

For gold pairs, by label (and type, for contradictions), the share with each verdict and the share
with a clash of at least each strength; for natural pairs (each sentence with the five of every
other outlet of its story that share most words) the precision of a clash. The same for the quads,
whose dev part is held out. Rules were tuned on the stories of the split "training" (splits.py) and
quads/train.jsonl alone. `--misses` and `--false` print examples of the training split only.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import readings
import splits

from consist.cues import Comparison, Cues, Verdict, compare, read_cues
from consist.cues.comparison.alignment import jaccard
from consist.model import Article
from consist.sentences import split

SHARED = Path(os.environ.get("CONSIST_SHARED", Path(__file__).parents[2] / "shared"))
STRENGTHS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9)
NEAREST = 5
VERDICTS = (Verdict.SAME, Verdict.COMPATIBLE, Verdict.CLASH)


@dataclass(frozen=True, slots=True)
class Labelled:
    """Two sentences' cues with what the annotators said; the label of the rest is "natural"."""

    label: str
    type: str
    one: Cues
    other: Cues


def story_pairs(name: str) -> Iterator[Labelled]:
    """Yield the gold pairs of a story, and its near pairs of different outlets."""
    folder = SHARED / "stories" / name
    articles = [json.loads(line) for line in (folder / "articles.jsonl").open()]
    gold = json.loads((folder / "gold.json").read_text())
    gold = gold if isinstance(gold, list) else gold["pairs"]
    cues: dict[str, dict[str, Cues]] = {article["id"]: _read(article) for article in articles}
    moments = {article["id"]: _moment(article) for article in articles}
    known: dict[frozenset[tuple[str, str]], tuple[str, str]] = {}
    for pair in gold:
        sides = [(pair[side]["article_id"], pair[side]["sentence"]) for side in "ab"]
        one, other = (
            cues[article].get(text) or read_cues(text, published_at=moments[article])
            for article, text in sides
        )
        known[frozenset(sides)] = (pair["label"], pair["type"])
        yield Labelled(pair["label"], pair["type"], one, other)
    yield from _natural(cues, {a["id"]: a["outlet"] for a in articles}, known)


def _natural(
    cues: dict[str, dict[str, Cues]],
    outlets: dict[str, str],
    known: dict[frozenset[tuple[str, str]], tuple[str, str]],
) -> Iterator[Labelled]:
    seen = set()
    for article, sentences in cues.items():
        for other_article, others in cues.items():
            if outlets[article] == outlets[other_article]:
                continue
            for text, one in sentences.items():
                near = sorted(others.values(), key=lambda o: -jaccard(one.content, o.content))
                for other in near[:NEAREST]:
                    key = frozenset(((article, text), (other_article, other.text)))
                    if key not in seen:
                        seen.add(key)
                        label, kind = known.get(key, ("none", ""))
                        yield Labelled(f"natural:{label}", kind, one, other)


def _read(article: dict[str, str]) -> dict[str, Cues]:
    moment = _moment(article)
    before, found = article["title"], {}
    whole = Article(article["id"], article["outlet"], article["text"], article["title"])
    for sentence in split(whole):
        found[sentence.text] = read_cues(sentence.text, published_at=moment, context=before)
        before = sentence.text
    return found


def _moment(article: dict[str, str]) -> datetime:
    return datetime.fromisoformat(article["published_at"])


def quad_pairs(part: str) -> Iterator[Labelled]:
    """Yield the pairs that follow from the quads."""
    for line in (SHARED / "quads" / f"{part}.jsonl").open():
        quad = json.loads(line)
        cues = {key: read_cues(quad[key]["text"], context=quad[key]["context"]) for key in "abcd"}
        for pair, label in (
            ("ab", "contradiction"), ("bc", "contradiction"), ("ac", "agreement"),
            ("ad", "decoy"), ("bd", "decoy"), ("cd", "decoy"),
        ):  # fmt: skip
            yield Labelled(label, quad["type"], cues[pair[0]], cues[pair[1]])


def read_pairs() -> Iterator[Labelled]:
    """Yield the pairs of real sentences that readers judged, of the stories that may teach."""
    for corpus in readings.CORPORA:
        run = readings.read(corpus)
        published = {article.id: article.published_at for article in run.prepared.articles}
        for judgement in run.judgements:
            pair, letter = judgement.pair, run.letter(judgement.pair)
            label = readings.LABELS.get(letter or "")
            if label is None or run.is_measured(pair):
                continue
            one, other = (
                read_cues(side.text, published_at=published[side.article_id])
                for side in (pair.left, pair.right)
            )
            yield Labelled(label, "", one, other)


def reading_speed(part: str) -> float:
    """Return how many sentences are read in a second of one core."""
    texts = [
        json.loads(line)[key]["text"]
        for line in (SHARED / "quads" / f"{part}.jsonl").open()
        for key in "abcd"
    ]
    started = time.process_time()
    for text in texts:
        read_cues(text)
    return len(texts) / (time.process_time() - started)


def clash(comparisons: Iterable[Comparison]) -> Comparison | None:
    """Return the surest clash."""
    return max(
        (found for found in comparisons if found.verdict is Verdict.CLASH),
        key=lambda found: found.strength,
        default=None,
    )


def show(title: str, pairs: list[Labelled]) -> None:
    """Print the tables of one split."""
    started = time.perf_counter()
    compared = [(pair, compare(pair.one, pair.other)) for pair in pairs]
    seconds = time.perf_counter() - started
    print(f"\n## {title}: {len(pairs)} pairs, {len(pairs) / seconds:,.0f} compared a second")
    print("share with a verdict / share with a clash of at least each strength")
    rows: defaultdict[str, list[tuple[Comparison, ...]]] = defaultdict(list)
    for pair, found in compared:
        rows[pair.label].append(found)
        if pair.label == "contradiction":
            rows[f"  {pair.type}"].append(found)
    print(
        f"{'':26}{'n':>7}", *(f"{v[:6]:>7}" for v in VERDICTS), "|", *(f"{s:>6}" for s in STRENGTHS)
    )
    for label in sorted(rows, key=lambda label: (label.strip() != label, label)):
        _row(label, rows[label])
    for prefix in ("", "natural:"):
        _precision(prefix, compared)


def _row(label: str, rows: list[tuple[Comparison, ...]]) -> None:
    shares = [sum(any(f.verdict is v for f in row) for row in rows) / len(rows) for v in VERDICTS]
    best = [found.strength if (found := clash(row)) else -1.0 for row in rows]
    told = [sum(strength >= least for strength in best) / len(rows) for least in STRENGTHS]
    print(
        f"{label:26}{len(rows):7}",
        *(f"{s:7.3f}" for s in shares),
        "|",
        *(f"{s:6.3f}" for s in told),
    )


def _precision(prefix: str, compared: list[tuple[Labelled, tuple[Comparison, ...]]]) -> None:
    """Print precision and count of clashes by cue, all labels of the prefix pooled."""
    pool = [(p, found) for p, found in compared if p.label.startswith("natural:") == bool(prefix)]
    by_cue: defaultdict[str, list[tuple[float, bool]]] = defaultdict(list)
    for pair, found in pool:
        right = pair.label == prefix + "contradiction"
        best: dict[str, float] = {}
        for one in found:
            if one.verdict is Verdict.CLASH:
                best[one.cue] = max(best.get(one.cue, 0.0), one.strength)
        for cue, strength in best.items():
            by_cue[cue].append((strength, right))
    if not pool or not by_cue:
        return
    print(f"precision (clashes) by cue, {'natural pairs' if prefix else 'gold pairs'}")
    for cue in sorted(by_cue):
        cells = []
        for least in STRENGTHS:
            kept = [right for strength, right in by_cue[cue] if strength >= least]
            cells.append(f"{sum(kept) / len(kept):.2f} ({len(kept)})" if kept else "-")
        print(f"  {cue:12}", *(f"{cell:>14}" for cell in cells))


def examples(pairs: list[Labelled], wanted: str, *, missed: bool, most: int) -> None:
    """Print contradictions without a clash, or the surest clashes on other pairs, of one cue."""
    rows: list[tuple[float, Labelled, str]] = []
    for pair in pairs:
        found = [f for f in compare(pair.one, pair.other) if f.verdict is Verdict.CLASH]
        found = [f for f in found if missed or f.cue == wanted]
        right = pair.label.endswith("contradiction")
        if missed and right and pair.type == wanted and not found:
            rows.append((0.0, pair, ""))
        elif not missed and not right and found:
            best = max(found, key=lambda f: f.strength)
            rows.append((best.strength, pair, best.text))
    for strength, pair, told in sorted(rows, key=lambda row: -row[0])[:most]:
        print(f"{strength:.2f} {pair.label} {told}")
        print(f"   {pair.one.text}\n   {pair.other.text}")


def fit(pairs: list[Labelled]) -> None:
    """Print, for each cue, the weights that tell clashes on the same thing from the rest."""
    from sklearn.linear_model import LogisticRegression

    same = ("contradiction", "superseded", "disputed_by_speakers")
    found: defaultdict[str, list[tuple[dict[str, float], bool]]] = defaultdict(list)
    for pair in pairs:
        if pair.label.startswith("natural:") and pair.label != "natural:none":
            continue
        for one in compare(pair.one, pair.other):
            if one.verdict is Verdict.CLASH:
                found[one.cue].append((dict(one.signs), pair.label in same))
    for cue, rows in sorted(found.items()):
        names = sorted({name for signs, _ in rows for name in signs})
        values = [[signs.get(name, 0.0) for name in names] for signs, _ in rows]
        right = [was for _, was in rows]
        model = LogisticRegression(C=1.0, max_iter=2000).fit(values, right)
        told = {"bias": model.intercept_[0], **dict(zip(names, model.coef_[0], strict=True))}
        print(f"{cue.upper()}: Final = {{  # {sum(right)} of {len(right)}")
        print("".join(f'    "{name}": {value:.2f},\n' for name, value in told.items()) + "}")


def main() -> None:
    """Print the tables asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=("training", "held-out", "both"), default="both")
    parser.add_argument("--misses")
    parser.add_argument("--false")
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--most", type=int, default=30)
    options = parser.parse_args()
    parts = {"training": (splits.TRAINING, "train"), "held-out": (splits.HELD_OUT, "dev")}
    wanted = ["training"] if options.misses or options.false or options.fit else [options.split]
    print(f"{reading_speed('train'):,.0f} sentences read in a second of one core")
    for name in parts if wanted == ["both"] else wanted:
        stories, part = parts[name]
        started = time.perf_counter()
        told = [pair for story in stories for pair in story_pairs(story)]
        quads = list(quad_pairs(part))
        if options.fit:
            fit([*told, *quads, *read_pairs()])
            continue
        if options.misses or options.false:
            cue = options.misses or options.false
            examples(told + quads, cue, missed=bool(options.misses), most=options.most)
            continue
        print(
            f"read and paired in {time.perf_counter() - started:.1f} s",
            Counter(p.label for p in told),
        )
        show(f"stories, {name}", told)
        show(f"quads, {part}", quads)


if __name__ == "__main__":
    main()
