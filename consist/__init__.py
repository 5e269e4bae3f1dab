"""Find where news outlets contradict each other or frame the same fact differently.

Three lines do the main job:

    from consist import check
    for finding in check("articles/").findings:
        print(finding.kind, finding.confidence, finding.a.text, finding.b.text)
"""

from consist.api import Cached, check, check_draft, compare
from consist.config import Settings
from consist.errors import ConsistError
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
    Sentence,
    Skipped,
    Story,
    Verdict,
)

__all__ = [
    "Article",
    "Cached",
    "ClashType",
    "ConsistError",
    "Decision",
    "Finding",
    "Kind",
    "Passage",
    "Reason",
    "Report",
    "Scores",
    "Sentence",
    "Settings",
    "Skipped",
    "Story",
    "Verdict",
    "check",
    "check_draft",
    "compare",
]
