from pathlib import Path

import numpy as np
from hypothesis import HealthCheck, given
from hypothesis import settings as trial
from hypothesis import strategies as st

from consist.drafts import Trace
from consist.index.traces import NAME, traces_of
from consist.model import Article

texts = st.lists(
    st.sampled_from(
        ("Talks in Ansoe ended.", "The mayor of Halm spoke.", "By Jane Doe", "…", "é 🌧 Łódź.", "")
    ),
    max_size=4,
).map("\n\n".join)


def same(one: Trace, other: Trace) -> bool:
    return (
        (one.digest, one.mentions, one.spans) == (other.digest, other.mentions, other.spans)
        and len(one.prints) == len(other.prints)
        and all(map(np.array_equal, one.prints, other.prints))
    )


@given(st.lists(texts, max_size=5))
@trial(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_traces_are_read_as_they_were_taken(tmp_path: Path, said: list[str]) -> None:
    (tmp_path / NAME).unlink(missing_ok=True)
    articles = [Article(f"a{n}", "Gazette", text) for n, text in enumerate(said)]
    for _ in range(2):
        found = traces_of(tmp_path, articles)
        assert list(found) == [article.id for article in articles]
        assert all(same(found[article.id], Trace.of(article)) for article in articles)


def test_what_left_the_index_leaves_the_file(tmp_path: Path) -> None:
    articles = [Article(f"a{n}", "Gazette", f"Talks number {n} ended.") for n in range(20)]
    traces_of(tmp_path, articles)
    before = (tmp_path / NAME).stat().st_size
    traces_of(tmp_path, articles[:2])
    assert (tmp_path / NAME).stat().st_size < before
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    articles = [Article("a", "Gazette", "Talks ended.")]
    assert list(traces_of(tmp_path / "no" / "such", articles)) == ["a"]
