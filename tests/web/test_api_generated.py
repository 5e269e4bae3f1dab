"""The API under requests generated from its own description: no fault of the program, ever.

Besides, each answer must be one that the description names and of the shape that it gives, and what
the description forbids must be refused.
"""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import BaseSchema, GenerationMode

from consist.store.findings import SqlFindingStore
from tests.web import desks

BEARER = {"Authorization": f"Bearer {desks.TOKEN}"}
FINDING = desks.FINDINGS[0].id

few = settings(
    max_examples=12,
    derandomize=True,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # a failing request is told as it is: it is short
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> BaseSchema:
    """Give the description of the API of a site of its own."""
    store = SqlFindingStore.open(tmp_path_factory.mktemp("api") / "review.db")
    desks.fill(store)
    app = desks.site(store, public_url="http://testserver")
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", app, headers=BEARER)


def operation(found: Any) -> Any:
    """Return an operation that the description gives without fault."""
    return found.ok()


@pytest.mark.parametrize("mode", GenerationMode)
def test_generated_requests(described: BaseSchema, mode: GenerationMode) -> None:
    operations = [operation(result) for result in described.get_all_operations()]
    assert len(operations) >= 10

    for each in operations:

        @few
        @given(case=each.as_strategy(generation_mode=mode))
        def answer(case: Any) -> None:
            if mode is GenerationMode.POSITIVE and case.query:
                case.query.pop("after", None)  # only what a page gave is a place
            for name in [name for name in case.headers or {} if name.lower() == "host"]:
                del case.headers[name]  # what a foreign host is told is no matter of the API
            case.call_and_validate(headers=BEARER)

        answer()


def test_generated_decisions_on_a_finding_that_is_there(described: BaseSchema) -> None:
    deciding = described["/findings/{finding_id}/decisions"]["POST"]

    @few
    @given(case=deciding.as_strategy())
    def answer(case: Any) -> None:
        case.path_parameters = {"finding_id": FINDING}
        assert case.call_and_validate(headers=BEARER).status_code in {200, 201, 409}

    answer()
