"""Runs a task in a process of its own, so that a check neither slows the pages nor can end them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Literal, TypeAlias

from consist.config import Settings
from consist.errors import ConsistError, InputError
from consist.model import Article
from consist.ports import Progress
from consist.web.jobs import AddArticles, CheckIndex, CompareStory, Done, Task


class WorkError(ConsistError):
    """A task failed in its process."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workplace:
    """Where a task finds what it needs.

    Attributes:
        home: The folder of the store and the indexes.
        store: The file or URL of the findings; None for the store of the folder.
        cache: Where what was computed is kept; None for the user's cache folder.
        settings: The models; a task's own least confidence goes before theirs.
    """

    home: Path
    store: str | None = None
    cache: Path | None = None
    settings: Settings = field(default_factory=Settings)


Message: TypeAlias = (
    tuple[Literal["begin"], str, int | None]
    | tuple[Literal["advance"], int]
    | tuple[Literal["done"], Done]
    | tuple[Literal["failed"], str]
)


class ProcessRunner:
    """Does each task in a new process and passes its progress on."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def __call__(self, task: Task, progress: Progress) -> Done:
        """Do a task and wait for it.

        Raises:
            WorkError: The task failed or its process died; the message says which.
        """
        context = get_context("spawn")
        here, there = context.Pipe(duplex=False)
        process = context.Process(target=_work, args=(self._workplace, task, there), daemon=True)
        process.start()
        there.close()
        try:
            return _followed(here, progress)
        except EOFError:
            process.join()
            raise WorkError(
                f"the process of the job ended with {process.exitcode} before it was done; "
                "if that is -9, the machine ran out of memory"
            ) from None
        finally:
            here.close()
            process.join(timeout=5)


def do(task: Task, workplace: Workplace, progress: Progress) -> Done:
    """Do a task here."""
    match task:
        case AddArticles():
            return _add(task, workplace, progress)
        case CheckIndex():
            return _check(task, workplace, progress)
        case CompareStory():
            return _compare(task, workplace, progress)


def _add(task: AddArticles, workplace: Workplace, progress: Progress) -> Done:
    from consist import indexing, wiring

    added = indexing.add(
        task.index,
        task.articles,
        home=workplace.home,
        encoder=wiring.kept_encoder(workplace.settings.encoder, kept=wiring.cache(workplace.cache)),
        progress=progress,
    )
    kept = indexing.known_as(task.index, task.articles, home=workplace.home)
    return Done(
        {"articles": added.manifest.articles, "sentences": added.manifest.rows},
        article_ids=tuple(article.id for article in kept),
    )


def _check(task: CheckIndex, workplace: Workplace, progress: Progress) -> Done:
    from consist import api, reviewing, wiring

    articles = (
        () if task.article_ids is None else _articles(task.index, task.article_ids, workplace.home)
    )
    report = api.check(
        *articles,
        settings=replace(workplace.settings, min_confidence=task.min_confidence),
        index=task.index,
        home=workplace.home,
        cache=api.Cached(workplace.cache),
        progress=progress,
        workers=1,  # the other cores are for who reads and decides meanwhile
        review=reviewing.Review(store=workplace.store, save=False, include_dismissed=True),
    )
    store = wiring.finding_store(workplace.store, home=workplace.home)
    try:
        recorded = store.record(
            report,
            at=datetime.now(UTC),
            index=task.index,
            focus=None if task.article_ids is None else frozenset(task.article_ids),
        )
    finally:
        store.close()
    return Done(
        {
            "articles": len(report.articles),
            "findings": len(recorded.new) + len(recorded.again),
            "new": len(recorded.new),
            "gone": len(recorded.gone),
        },
        recorded.new,
    )


def _compare(task: CompareStory, workplace: Workplace, progress: Progress) -> Done:
    from consist import api, reviewing
    from consist.reports.coverage_html import to_html

    compared = api.compare(
        task.articles,
        settings=workplace.settings,
        home=workplace.home,
        cache=api.Cached(workplace.cache),
        progress=progress,
        review=reviewing.Review(store=workplace.store, save=False),
    )
    claims = sum(len(story.claims) for story in compared.stories)
    return Done({"articles": len(task.articles), "claims": claims}, page=to_html(compared))


def _articles(index: str, ids: tuple[str, ...], home: Path) -> tuple[Article, ...]:
    from consist.indexing import STORE
    from consist.store.articles import ArticleStore

    articles = ArticleStore.open(home / STORE).articles(index, ids)
    unknown = sorted(set(ids) - {article.id for article in articles})
    if unknown:
        raise InputError(f"the index {index!r} has no article {', '.join(map(repr, unknown[:10]))}")
    return articles


def _followed(connection: Connection, progress: Progress) -> Done:
    while True:
        message: Message = connection.recv()
        match message:
            case ("begin", stage, total):
                progress.begin(stage, total)
            case ("advance", steps):
                progress.advance(steps)
            case ("done", done):
                return done
            case ("failed", said):
                raise WorkError(said)


class _Sender:
    """Progress that is told to the server."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def begin(self, stage: str, total: int | None) -> None:
        """Tell that a stage begins."""
        self._connection.send(("begin", stage, total))

    def advance(self, steps: int = 1) -> None:
        """Tell that steps are done."""
        self._connection.send(("advance", steps))


def _work(workplace: Workplace, task: Task, connection: Connection) -> None:
    try:
        message: Message = ("done", do(task, workplace, _Sender(connection)))
    except ConsistError as error:
        message = ("failed", str(error))
    connection.send(message)
    connection.close()
