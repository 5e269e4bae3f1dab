"""What every page and every call of the API works with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from starlette.requests import Request

from consist.model import Decision
from consist.ports import FindingStore
from consist.web.coverage_pages import Coverages
from consist.web.jobs import Jobs
from consist.web.sessions import Seal, Session
from consist.web.settings import WebSettings
from consist.web.titles import StoryTitles
from consist.web.webhooks import Webhooks


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The store, the settings, and what runs beside the pages."""

    store: FindingStore
    settings: WebSettings
    seal: Seal
    titles: StoryTitles
    jobs: Jobs
    coverages: Coverages
    webhooks: Webhooks
    clock: Callable[[], datetime]

    @property
    def cookie(self) -> str:
        """The cookie's name; browsers share cookies between the ports of a host."""
        name = f"consist_{self.settings.port}"
        return f"__Host-{name}" if self.settings.secure else name

    def session(self, request: Request) -> Session | None:
        """Return who sent a request, None where nobody is signed in."""
        cookie = request.cookies.get(self.cookie, "")
        return self.seal.session(cookie, now=int(self.clock().timestamp()))

    def is_last_word(self, decision: Decision) -> bool:
        """Whether just this was said last: a button was pressed twice, or a call sent again."""
        same = (decision.verdict, decision.note, decision.author)
        last = self.store.history(decision.finding_id)[-1:]
        return [(word.verdict, word.note, word.author) for word in last] == [same]


def desk_of(request: Request) -> Desk:
    """Return the desk of the server that a request came to."""
    return cast(Desk, request.app.state.desk)
