"""What a draft check costs, and what its budget of pairs loses.

    python benchmarks/draft.py [--drafts 5] [--home FOLDER] [--budgets 60 150 300]

An index of 28,000 sentences is built once in the folder (fa_kes, ECB+ and the annotated stories,
from ../shared or $CONSIST_SHARED). Articles of some 800 words take turns as the draft; the indexed
version of a draft is passed over, as it has the same id.

Each figure is in seconds by the clock, and for a process in seconds of the processor too, which
other work on the machine hardly touches; two cores share the NLI model's.

cold:  a process of its own, nothing of the draft cached
warm:  a process of its own, nothing changed since
save:  the same process after one sentence of the draft was changed, as with --watch
found: of the findings with every pair scored, how many there are with a budget, and how many that
       are not among them
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median

from arguments import described
from corpora import ECBPLUS, FA_KES, STORIES

from consist import indexing, sources, wiring
from consist.config import DRAFT_PAIRS, Settings
from consist.drafting import Archive
from consist.errors import IndexMismatchError
from consist.model import Article, Report
from consist.pipeline import Tools

INDEX = "draft-benchmark"
WORDS = (650, 1_000)
CHANGED = "Officials said on Monday that 4,317 people had left the town since the spring."


def built(home: Path) -> None:
    """Build the index, unless it is there and of the same encoder."""
    encoder = wiring.kept_encoder("bundled", kept=wiring.cache(home / "cache"))
    if INDEX in indexing.names(home=home):
        try:
            Archive.open(INDEX, home=home, encoder=encoder)
        except IndexMismatchError:
            indexing.rebuild(INDEX, home=home, encoder=encoder)
        return
    paths = [FA_KES, ECBPLUS, *sorted(STORIES.glob("*/articles.jsonl"))]
    found = list(sources.read([str(path) for path in paths]))
    articles = [item for item in found if isinstance(item, Article)]
    manifest = indexing.add(INDEX, articles, home=home, encoder=encoder).manifest
    print(f"built: {manifest.articles} articles, {manifest.rows} sentences")


def as_file(article: Article, folder: Path) -> Path:
    """Write the article as a draft whose indexed version has its id."""
    day = "" if article.published_at is None else f"date: {article.published_at.isoformat()}\n"
    path = folder / "draft.md"
    front = f"---\nid: {article.id}\noutlet: {article.outlet}\n{day}---\n\n"
    path.write_text(front + article.text, encoding="utf-8")
    return path


def process_seconds(path: Path, *, home: Path, cache: Path) -> tuple[float, float]:
    """Return how long the command takes in a process of its own, by the clock and the processor."""
    began, used = time.perf_counter(), getrusage(RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "consist", "draft", str(path), "--index", INDEX]
    command += ["--home", str(home), "--cache", str(cache), "--quiet"]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 (our own command line)
    done = getrusage(RUSAGE_CHILDREN)
    processor = done.ru_utime + done.ru_stime - used.ru_utime - used.ru_stime
    return time.perf_counter() - began, processor


def save_seconds(archive: Archive, draft: Article, tools: Tools) -> float:
    """Return how long a check takes after one sentence was changed."""
    settings = Settings(pair_budget=DRAFT_PAIRS)
    archive.check(draft, tools=tools, settings=settings)
    half = draft.text.find(". ", len(draft.text) // 2) + 2
    after = draft.text.find(". ", half) + 2
    changed = replace(draft, text=f"{draft.text[:half]}{CHANGED} {draft.text[after:]}")
    began = time.perf_counter()
    archive.check(changed, tools=tools, settings=settings)
    return time.perf_counter() - began


def speed(drafts: Sequence[Article], archive: Archive, tools: Tools, home: Path) -> None:
    """Print the seconds of each draft and their medians."""
    rows = []
    for draft in drafts:
        with tempfile.TemporaryDirectory() as folder:
            path = as_file(draft, Path(folder))
            cache = Path(folder) / "cache"
            cold = process_seconds(path, home=home, cache=cache)
            warm = process_seconds(path, home=home, cache=cache)
        rows.append((*cold, *warm, save_seconds(archive, draft, tools)))
        words = len(draft.text.split())
        print(f"{words:5} words   " + "".join(f"{seconds:8.2f}" for seconds in rows[-1]))
    print(
        "median        " + "".join(f"{median(column):8.2f}" for column in zip(*rows, strict=True))
    )


def losses(
    drafts: Sequence[Article], archive: Archive, tools: Tools, budgets: Sequence[int]
) -> None:
    """Print what each budget finds of what all pairs give."""
    for draft in drafts:
        whole = archive.check(draft, tools=tools, settings=Settings(pair_budget=1_000_000))
        wanted = _ids(whole)
        told = [f"{whole.stages['scored']:5} pairs, {len(wanted):2} findings"]
        for budget in budgets:
            found = _ids(archive.check(draft, tools=tools, settings=Settings(pair_budget=budget)))
            told.append(f"{budget}: {len(wanted & found)} and {len(found - wanted)} others")
        print(f"{len(draft.text.split()):5} words; " + "; ".join(told), flush=True)


def _ids(report: Report) -> set[tuple[str, str]]:
    return {(finding.id, finding.kind) for finding in report.findings}


def main() -> None:
    """Print the figures."""
    parser = described(__doc__)
    parser.add_argument("--drafts", type=int, default=5)
    parser.add_argument("--home", type=Path, default=wiring.cache_folder() / INDEX)
    parser.add_argument("--budgets", type=int, nargs="*", default=[], help="only losses")
    arguments = parser.parse_args()
    built(arguments.home)
    tools = wiring.tools(Settings(), kept=wiring.cache(arguments.home / "cache"))
    archive = Archive.open(INDEX, home=arguments.home, encoder=tools.encoder)
    articles = indexing.stored(INDEX, home=arguments.home)
    fit = [a for a in articles if WORDS[0] <= len(a.text.split()) <= WORDS[1]]
    drafts = random.Random(7).sample(fit, min(arguments.drafts, len(fit)))
    print(f"{len(articles)} articles; seconds:    cold    (cpu)   warm    (cpu)   save")
    if not arguments.budgets:
        speed(drafts, archive, tools, arguments.home)
    else:
        losses(drafts, archive, tools, arguments.budgets)


if __name__ == "__main__":
    main()
