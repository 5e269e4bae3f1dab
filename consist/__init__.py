"""Find where news outlets contradict each other or frame the same fact differently.

Three lines do the main job:

    from consist import check
    for finding in check("articles/").findings:
        print(finding.kind, finding.confidence, finding.a.text, finding.b.text)
"""

from __future__ import annotations

TYPE_CHECKING = False  # type checkers know the name; typing takes longer than all else here

if TYPE_CHECKING:
    from consist.api import Cached, check, check_draft, compare
    from consist.config import Settings
    from consist.errors import ConsistError
    from consist.model import (
        Article,
        ClashType,
        Decision,
        Finding,
        Kind,
        Note,
        Passage,
        Reason,
        Report,
        Scores,
        Sentence,
        Skipped,
        Story,
        Verdict,
    )
else:

    def __getattr__(name: str) -> object:
        """Load what is asked for: the command line must be able to begin before anything loads."""
        from importlib import import_module

        if name in __all__:
            for module in ("model", "errors", "config", "api"):
                loaded = vars(import_module(f"consist.{module}"))
                if name in loaded:
                    return loaded[name]
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__() -> list[str]:
        """Name also what is not loaded yet."""
        return sorted({*globals(), *__all__})


__all__ = [
    "Article",
    "Cached",
    "ClashType",
    "ConsistError",
    "Decision",
    "Finding",
    "Kind",
    "Note",
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
