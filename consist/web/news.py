"""What is told to the webhooks when a check found something new."""

from __future__ import annotations

from typing import Any

from consist.decisions import StoredFinding
from consist.ports import FindingStore
from consist.reports.phrases import KINDS
from consist.web.jobs import Done, Job
from consist.web.settings import WebSettings
from consist.web.views import title
from consist.web.webhooks import Webhooks

EVENT = "findings.new"
MOST_TOLD = 100
"""Findings in one message; its `total` says how many there are, and the API lists them."""


class Newsroom:
    """Makes one message of what a job found."""

    def __init__(self, store: FindingStore, webhooks: Webhooks, settings: WebSettings) -> None:
        self._store = store
        self._webhooks = webhooks
        self._address = settings.address
        self._heard = bool(settings.webhooks)

    def tell(self, job: Job, done: Done) -> None:
        """Announce the new findings of a job; nothing where there are none or nobody listens."""
        if not (done.new and self._heard):
            return
        found = [self._store.finding(name) for name in done.new]
        found.sort(key=lambda stored: (-stored.finding.confidence, stored.id))
        self._webhooks.announce(
            EVENT,
            {
                "job": job.id,
                "index": job.task.index,
                "total": len(found),
                "findings": [self._told(stored) for stored in found[:MOST_TOLD]],
            },
        )

    def _told(self, stored: StoredFinding) -> dict[str, Any]:
        finding = stored.finding
        return {
            "id": stored.id,
            "kind": finding.kind.value,
            "kind_name": KINDS[finding.kind],
            "type": None if finding.type is None else finding.type.value,
            "confidence": round(finding.confidence, 4),
            "story": finding.story,
            "headline": title(stored),
            "a": {"outlet": finding.a.outlet, "text": finding.a.text},
            "b": {"outlet": finding.b.outlet, "text": finding.b.text},
            "link": f"{self._address}/findings/{stored.id}",
        }
