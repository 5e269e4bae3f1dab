"""How fast the store of findings is, at 10,000 findings over 500 stories.

    python benchmarks/review_store.py [--findings 10000] [--store FILE|URL]

Without --store a new SQLite file in a temporary folder is measured. A database that is named must
be empty. Each figure is the median and the worst of its repetitions in one process; the processor's
time of this process is beside them, since a busy machine changes it less.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from consist.decisions import FindingQuery, Order, Status
from consist.model import (
    Article,
    ClashType,
    Decision,
    Finding,
    Kind,
    Passage,
    Reason,
    Report,
    Scores,
    Story,
    Verdict,
)
from consist.store.findings import SqlFindingStore

WORDS = (
    "minister harbour strike ceasefire parliament vote border hospital storm officials said "
    "killed injured talks deal budget rail police court inquiry company workers plan"
).split()
STORIES = 500
OUTLETS = 40
START = datetime(2031, 5, 1, tzinfo=UTC)


def article(number: int, rng: random.Random) -> Article:
    """Return an article of some 30 sentences."""
    story = number % STORIES
    text = " ".join(
        f"{' '.join(rng.choices(WORDS, k=18)).capitalize()} {number} {line}." for line in range(30)
    )
    outlet = f"outlet {rng.randrange(OUTLETS)}"
    return Article(f"a{number}", outlet, text, title=text[:60], story=f"story {story}")


def passage(of: Article, rng: random.Random) -> Passage:
    """Return one of the article's sentences as a passage."""
    start = 0
    for _ in range(rng.randrange(29)):
        start = of.text.index(". ", start) + 2
    end = of.text.index(".", start) + 1
    return Passage(of.id, of.outlet, start, end, of.text[start:end], lit=((start, start + 5),))


def report(count: int) -> Report:
    """Return a report with so many findings."""
    rng = random.Random(7)
    articles = [article(number, rng) for number in range(STORIES * 8)]
    findings: dict[str, Finding] = {}
    while len(findings) < count:
        story = rng.randrange(STORIES)
        one, other = (articles[story + STORIES * place] for place in rng.sample(range(8), 2))
        kind = rng.choice(list(Kind))
        made = Finding(
            kind=kind,
            type=rng.choice(list(ClashType)) if kind is Kind.CONTRADICTION else None,
            confidence=rng.uniform(0.5, 1.0),
            story=f"story {story}",
            a=passage(one, rng),
            b=passage(other, rng),
            forward=Scores(0.1, 0.2, 0.7),
            backward=Scores(0.1, 0.2, 0.7),
            similarity=0.5,
            reasons=(Reason("clash.number", "60 days against 45 days"),) * 3,
        )
        findings[made.id] = made
    ids = [tuple(a.id for a in articles[story::STORIES]) for story in range(STORIES)]
    return Report(
        articles=tuple(articles),
        sentences=(),
        stories=tuple(Story(f"story {n}", members) for n, members in enumerate(ids)),
        findings=tuple(findings.values()),
        skipped=(),
    )


def timed(name: str, work: Callable[[], object], times: int) -> None:
    """Print the median and the worst time of the repetitions, and the processor's, in ms."""
    took = []
    used = time.process_time()
    for _ in range(times):
        start = time.perf_counter()
        work()
        took.append((time.perf_counter() - start) * 1000)
    used = (time.process_time() - used) * 1000 / times
    print(f"{name:<40} {statistics.median(took):9.1f} {max(took):9.1f} {used:9.1f}   n={times}")


def measure(where: str, count: int, times: int) -> None:
    """Print every figure of a store."""
    made = report(count)
    ids = [finding.id for finding in made.findings]
    rng = random.Random(3)
    store = SqlFindingStore.open(where)
    print(f"{store.place}: {count} findings, {len(made.articles)} articles; milliseconds")
    print(f"{'':<40} {'median':>9} {'worst':>9} {'processor':>9}")
    timed("record, all new", lambda: store.record(made, at=START), 1)
    timed("record, all known", lambda: store.record(made, at=START), 1)
    steps = iter(range(10**6))

    def decide() -> None:
        step = next(steps)
        verdict = rng.choice([Verdict.CONFIRMED, Verdict.DISMISSED, Verdict.UNSURE])
        at = START + timedelta(seconds=step)
        store.decide(Decision(ids[step * 3 % count], verdict, "A note.", "Ada", at))

    timed("decide, durable when answered", decide, count // 10)
    queries = {
        "queue, first page": FindingQuery(),
        "queue, open": FindingQuery(statuses=(Status.OPEN,)),
        "queue, newest": FindingQuery(order=Order.NEWEST),
        "queue, last decided": FindingQuery(order=Order.DECIDED),
        "queue, teaching": FindingQuery(order=Order.TEACHING),
        "queue, one kind and outlet": FindingQuery(kinds=(Kind.FRAMING,), outlets=("outlet 3",)),
        "queue, one story": FindingQuery(stories=("story 17",)),
        "queue, confidence 0.7 to 0.8": FindingQuery(min_confidence=0.7, max_confidence=0.8),
        "queue, two words": FindingQuery(text="ceasefire harbour"),
        "queue, words that are nowhere": FindingQuery(text="zebra"),
        "queue, offset 9,000": FindingQuery(offset=count * 9 // 10),
    }
    for name, query in queries.items():
        timed(name, lambda query=query: store.findings(query), times)  # type: ignore[misc]
    timed("facets", store.facets, times)
    timed("one finding", lambda: store.finding(rng.choice(ids)), times)
    timed("its articles", lambda: store.context(rng.choice(ids)), times)
    timed("all last words, as a check reads them", store.decisions, times)
    timed("all decided with articles, as an export", lambda: list(store.told()), 1)
    store.close()
    timed("open", lambda: SqlFindingStore.open(where).close(), times)


def main() -> None:
    """Measure a new SQLite file, or the store that is named."""
    parser = argparse.ArgumentParser(description="The store of findings and decisions.")
    parser.add_argument("--findings", type=int, default=10_000)
    parser.add_argument("--times", type=int, default=30)
    parser.add_argument("--store")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        where = arguments.store or str(Path(folder) / "review.db")
        measure(where, arguments.findings, arguments.times)
        if arguments.store is None:
            print(f"file: {Path(where).stat().st_size / 2**20:.1f} MiB")


if __name__ == "__main__":
    main()
