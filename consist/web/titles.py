"""What a story is called: the headline of its earliest article, or else how that begins."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Lock

from consist.decisions import FindingQuery
from consist.errors import UnknownFindingError
from consist.ports import FindingStore
from consist.sentences import story_title

MOST_KEPT = 20_000


class StoryTitles:
    """Titles by story, kept once they were looked up; a story's earliest article rarely changes."""

    def __init__(self, store: FindingStore, *, index: str | None = None) -> None:
        self._store = store
        self._index = index
        self._known: dict[str, str] = {}
        self._lock = Lock()

    def of(self, story: str) -> str:
        """Return the title of a story, its id where nothing is known of it."""
        with self._lock:
            known = self._known.get(story)
        if known is not None:
            return known
        title = self._look_up(story)
        if title is None:
            return story
        with self._lock:
            if len(self._known) >= MOST_KEPT:
                self._known.clear()
            self._known[story] = title
        return title

    def of_some(self, stories: Iterable[str], *, most_new: int) -> dict[str, str]:
        """Return titles by story; beyond `most_new` that must be looked up, the id stands in."""
        titles: dict[str, str] = {}
        for story in stories:
            if story not in self._known:
                most_new -= 1
            titles[story] = self.of(story) if most_new >= 0 or story in self._known else story
        return titles

    def _look_up(self, story: str) -> str | None:
        query = FindingQuery(stories=(story,), gone=None, index=self._index, limit=1)
        page = self._store.findings(query)
        if not page.findings:
            return None
        try:
            context = self._store.context(page.findings[0].id)
        except UnknownFindingError:
            return None
        return story_title((context.a, context.b, *context.others)) or story
