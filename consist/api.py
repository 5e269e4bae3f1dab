"""The run as a function: what the command line calls, and what Python programs call."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from consist.config import DRAFT_OUTLET, DRAFT_PAIRS, Settings
from consist.errors import InputError
from consist.model import Article, Met, Report
from consist.ports import Progress

if TYPE_CHECKING:
    from consist.coverage import Comparison
    from consist.reviewing import Review

Given: TypeAlias = str | Path | Article | Iterable[str | Path | Article]
"""What articles are handed over as: themselves, paths or addresses, or many of these."""

NO_MAPPING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Cached:
    """Where what was computed is kept between runs; no folder is the user's cache folder.

    Large runs of `check` and `compare` also keep what they found, which quotes the articles.
    """

    folder: Path | None = None


def check(
    *items: Given,
    settings: Settings | None = None,
    fields: Mapping[str, str] = NO_MAPPING,
    day_first: bool | None = None,
    index: str | None = None,
    home: Path = Path(),
    cache: Cached | None = None,
    progress: Progress | None = None,
    workers: int = 1,
    review: Review | None = None,
) -> Report:
    """Compare articles of different outlets and return the report.

    Args:
        items: Articles, paths and feed addresses to read them from, or iterables of these.
        settings: What changes the findings; the defaults where None.
        fields: Our field to their column, for tables and JSON: ``{"outlet": "publisher"}``.
        day_first: Whether the day or the month comes first in dates such as "3/4/2025"; None leaves
            that to the dates beside each.
        index: Compare also with the articles of this index. With items, only pairs that hold one
            of them are considered; without items, the whole index is.
        home: The folder that holds the store and ``indexes/``.
        cache: Where what was computed is kept; None keeps nothing.
        progress: Who is told how far the run is.
        workers: Over how many processes a large run is spread. With more than one the calling
            program's main module must be guarded by ``if __name__ == "__main__"``.
        review: How decisions are respected and findings recorded; None leaves out what was
            dismissed in the home folder's store, if there is one.

    Raises:
        ConsistError: See `consist.errors`.

    >>> one = Article("1", "Gazette", "Twelve miners died in the Halm pit on Friday.")
    >>> two = Article("2", "Courier", "No miner died in the Halm pit on Friday.")
    >>> report = check([one, two])
    >>> sorted(article.outlet for article in report.articles)
    ['Courier', 'Gazette']
    """
    from consist import pipeline, reviewing, wiring

    chosen = Settings() if settings is None else settings
    kept = None if cache is None else wiring.cache(cache.folder)
    tools = wiring.tools(chosen, kept=kept, workers=workers, keep_findings=True)
    found = list(_gather(items, fields, day_first=day_first))
    if items:
        pipeline.readable(found)  # else nothing would be left to check but the index itself
    focus = None
    if index is not None:
        from consist import indexing

        new = [item for item in found if isinstance(item, Article)]
        new = indexing.known_as(index, new, home=home)
        found = [item for item in found if not isinstance(item, Article)] + new
        known = indexing.related(index, new, home=home, encoder=tools.encoder)
        focus = {article.id for article in new} if new else None
        found += [article for article in known if focus is None or article.id not in focus]
    report = pipeline.run(found, tools=tools, settings=chosen, focus=focus, progress=progress)
    return reviewing.reviewed(
        report, review or reviewing.Review(), home=home, index=index, focus=focus
    )


def compare(
    *items: Given,
    settings: Settings | None = None,
    fields: Mapping[str, str] = NO_MAPPING,
    day_first: bool | None = None,
    story: str | None = None,
    focus: str | None = None,
    home: Path = Path(),
    cache: Cached | None = None,
    progress: Progress | None = None,
    workers: int = 1,
    review: Review | None = None,
) -> Comparison:
    """Compare how outlets cover the same stories: claim by claim, who states it and who is silent.

    Args:
        items: Articles, paths and feed addresses to read them from, or iterables of these.
        settings: What changes the findings; the defaults where None.
        fields: Our field to their column, as for `check`.
        day_first: Whether the day comes first in dates such as "3/4/2025", as for `check`.
        story: Open this story alone: its id, or that of one of its articles.
        focus: An outlet, or the id of an article, from whose side the stories are shown.
        home: The folder that holds the store.
        cache: Where what was computed is kept; None keeps nothing.
        progress: Who is told how far the run is.
        workers: Over how many processes a large run is spread, as for `check`.
        review: How decisions are respected, as for `check`.

    Raises:
        ConsistError: See `consist.errors`.

    >>> one = Article("1", "Gazette", "Twelve miners died in the Halm pit on Friday.", story="halm")
    >>> two = Article("2", "Courier", "No miner died in the Halm pit on Friday.", story="halm")
    >>> compare([one, two]).stories[0].outlets
    ('Courier', 'Gazette')
    """
    from consist import comparison, reviewing, wiring

    chosen = Settings() if settings is None else settings
    kept = None if cache is None else wiring.cache(cache.folder)
    return comparison.compare(
        list(_gather(items, fields, day_first=day_first)),
        tools=wiring.tools(chosen, kept=kept, workers=workers, keep_findings=True),
        settings=chosen,
        scope=comparison.Scope(story=story, focus=focus),
        review=lambda report: reviewing.reviewed(report, review or reviewing.Review(), home=home),
        progress=progress,
    )


def check_draft(
    draft: str | Path | Article,
    *,
    index: str,
    outlet: str = DRAFT_OUTLET,
    settings: Settings | None = None,
    home: Path = Path(),
    cache: Cached | None = None,
    progress: Progress | None = None,
    keep: bool = False,
    review: Review | None = None,
) -> Report:
    """Compare one unpublished text with the indexed articles of other outlets.

    Args:
        draft: The draft as an article, or the path of the file that holds it: a string is a path,
            not the draft's text.
        index: The index to compare with.
        outlet: Whose text it is, where the file's front matter does not say.
        settings: What changes the findings; where None, the defaults with a `pair_budget` of
            `consist.config.DRAFT_PAIRS`. The most promising pairs are scored first.
        home: The folder that holds the store and ``indexes/``.
        cache: Where what was computed is kept; None keeps nothing.
        progress: Who is told how far the check is.
        keep: Whether the draft is added to the index afterwards; otherwise it is nowhere kept.
        review: How decisions are respected, as for `check`.

    Raises:
        ConsistError: See `consist.errors`.
    """
    from consist import drafting, indexing, reviewing, sources, wiring

    chosen = Settings(pair_budget=DRAFT_PAIRS) if settings is None else settings
    tools = wiring.tools(chosen, kept=None if cache is None else wiring.cache(cache.folder))
    if isinstance(draft, Article):
        article = draft
    elif isinstance(draft, str | Path):
        article = sources.read_draft(Path(draft), outlet=outlet).article
    else:
        raise InputError(f"{_named(draft)} is no draft; give one article or the path of one file")
    if keep:
        indexing.refuse_nameless(article)
    article = indexing.spelled_as(index, article, home=home)
    archive = drafting.Archive.open(index, home=home, encoder=tools.encoder)
    report = archive.check(article, tools=tools, settings=chosen, progress=progress)
    report = reviewing.reviewed(
        report, review or reviewing.Review(), home=home, index=index, focus={article.id}
    )
    if keep:
        indexing.add(index, [article], home=home, encoder=tools.encoder)
    return report


def _gather(
    items: Iterable[Given], fields: Mapping[str, str], *, day_first: bool | None
) -> Iterable[Met]:
    """Return the articles that were given, and those at the paths that were."""
    from consist import sources
    from consist.sources.fields import Found
    from consist.sources.identity import with_unique_ids

    single = [one for item in items for one in _singly(item)]
    paths = [str(one) for one in single if isinstance(one, str | Path)]
    articles = [one for one in single if not isinstance(one, str | Path)]
    given = [
        Found("the articles given", f"number {number}", article)
        for number, article in enumerate(articles, 1)
    ]
    read = sources.read(paths, fields=fields, day_first=day_first) if paths else ()
    return with_unique_ids([*given, *(Found("the paths given", "", item) for item in read)])


def _singly(item: object) -> Iterator[str | Path | Met]:
    """Yield what an argument stands for: itself, or what is in it.

    Raises:
        InputError: It is, or holds, something that no article can be had from.
    """
    held: Iterable[object] = [item]
    if several := isinstance(item, Iterable) and not isinstance(item, str | bytes | Mapping):
        held = item
    for one in held:
        if not isinstance(one, str | Path | Met):
            within = " in what was given" if several else ""
            raise InputError(
                f"{_named(one)}{within} is neither an article nor a path; give articles "
                "(consist.Article), paths, or lists of these"
            )
        yield one


def _named(value: object) -> str:
    return f"{ascii(value)[:60]} of type {type(value).__name__}"
