"""The pages that comparing stories made, as long as the server runs."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from hashlib import sha256
from threading import Lock

from consist.model import Article
from consist.web.jobs import CompareStory, Done, Job

MOST_KEPT = 50


class Coverages:
    """The jobs that compared stories and the pages they made, by what was compared."""

    def __init__(self) -> None:
        self._jobs: dict[str, str] = {}
        self._pages: OrderedDict[str, str] = OrderedDict()
        self._lock = Lock()

    def job(self, key: str) -> str | None:
        """Return the id of the job that compares this."""
        with self._lock:
            return self._jobs.get(key)

    def page(self, key: str) -> str | None:
        """Return the page of what was compared."""
        with self._lock:
            return self._pages.get(key)

    def begun(self, key: str, job: Job) -> None:
        """Remember which job compares this."""
        with self._lock:
            self._jobs[key] = job.id

    def keep(self, job: Job, done: Done) -> None:
        """Keep the page that a job made; of many the oldest goes."""
        if not isinstance(job.task, CompareStory):
            return
        with self._lock:
            self._pages[job.task.key] = done.page
            while len(self._pages) > MOST_KEPT:
                oldest, _ = self._pages.popitem(last=False)
                self._jobs.pop(oldest, None)


def key_of(articles: Sequence[Article], dismissed: Iterable[str]) -> str:
    """Return what stands for a comparison of just these texts, less the findings dismissed."""
    parts = [part for article in articles for part in (article.id, article.outlet, article.text)]
    whole = sha256()
    for part in (*parts, *sorted(dismissed)):
        whole.update(sha256(part.encode("utf-8", "surrogatepass")).digest())
    return whole.hexdigest()
