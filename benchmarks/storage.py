"""What the cache and the index cost: seconds for batches of real size, recall of the graph.

    python benchmarks/storage.py [--rows 200000] [--graph-rows 30000]

Vectors are random points around 5,000 centres, so that they have neighbours as sentences do.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from arguments import described

from consist.index import FaissIndex, IndexRow
from consist.model import ModelIdentity, Scores
from consist.ports import Vectors
from consist.store.cache import SqliteCache

MODEL = ModelIdentity("random", "1")
DIMENSION = 384
QUERIES = 30
NEAREST = 10


@contextmanager
def timed(name: str) -> Iterator[None]:
    """Print how long the block took."""
    began = time.perf_counter()
    yield
    print(f"{name:<52}{time.perf_counter() - began:8.2f} s")


def points(count: int) -> Vectors:
    """Return unit vectors around common centres; more of them begin with the same ones."""
    random = np.random.default_rng(7)
    centres = random.normal(size=(5_000, DIMENSION))
    vectors = centres[random.integers(0, len(centres), count)]
    vectors += 0.5 * random.normal(size=vectors.shape)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


def cache() -> None:
    """Put and read what a corpus of 25,000 sentences and 40,000 scored directions needs."""
    texts = {
        f"sentence {n} of some hundred characters " * 3: v for n, v in enumerate(points(25_000))
    }
    pairs = {(text, f"{text}?"): Scores(0.1, 0.2, 0.7) for text in list(texts)[:20_000]}
    pairs |= {(other, one): scores for (one, other), scores in pairs.items()}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cache.db"
        kept = SqliteCache.open(path)
        with timed("put 25,000 vectors"):
            kept.put_vectors(MODEL, texts)
        with timed("read 25,000 vectors"):
            assert len(kept.vectors(MODEL, list(texts))) == len(texts)
        with timed("put the scores of 40,000 pairs"):
            kept.put_scores(MODEL, pairs)
        with timed("read the scores of 40,000 pairs"):
            assert len(kept.scores(MODEL, list(pairs))) == len(pairs)
        kept.close()
        print(f"{'both on disk':<52}{path.stat().st_size / 1e6:8.0f} MB")


def search(count: int, *, flat: bool) -> None:
    """Build, search, save and load an index."""
    kind = "flat" if flat else "graph"
    vectors = points(count)
    rows = [IndexRow(f"a{n // 25}", n, n + 1, "00" * 32) for n in range(count)]
    with timed(f"{kind}: build of {count:,} rows"):
        index = FaissIndex.build(rows, vectors, encoder=MODEL, flat_limit=count if flat else 0)
    queries = points(count + QUERIES)[-QUERIES:]
    index.search(queries[:1], 1)
    with timed(f"{kind}: {QUERIES} searches"):
        numbers, _ = index.search(queries, NEAREST)
    exact = np.argsort(-(queries @ vectors.T), axis=1)[:, :NEAREST]
    both = [len(set(a) & set(b)) for a, b in zip(numbers.tolist(), exact.tolist(), strict=True)]
    print(f"{f'{kind}: share of the {NEAREST} nearest found':<52}{sum(both) / exact.size:8.3f}")
    with tempfile.TemporaryDirectory() as folder:
        with timed(f"{kind}: save"):
            index.save(Path(folder) / "bench")
        with timed(f"{kind}: load, checksums compared"):
            FaissIndex.load(Path(folder) / "bench", encoder=MODEL)


def main() -> None:
    """Print the figures."""
    parser = described(__doc__)
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--graph-rows", type=int, default=30_000)
    arguments = parser.parse_args()
    cache()
    search(arguments.rows, flat=True)
    search(arguments.graph_rows, flat=False)


if __name__ == "__main__":
    main()
