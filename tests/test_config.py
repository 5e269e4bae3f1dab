import pytest

from consist.config import Settings
from consist.errors import SettingsError


@pytest.mark.parametrize(
    "wrong",
    [
        {"neighbours": 0},
        {"pair_budget": 0},
        {"min_confidence": 1.01},
        {"min_confidence": float("nan")},
        {"story_days": -1.0},
        {"copy_overlap": 0.0},
    ],
)
def test_nonsense_is_refused_by_name(wrong: dict[str, float]) -> None:
    with pytest.raises(SettingsError, match=next(iter(wrong))):
        Settings(**wrong)  # type: ignore[arg-type]
