"""Run an ONNX model over texts, in batches of equal length.

Texts of one batch have exactly the same number of tokens, so that nothing is padded and no text's
result depends on its companions. Every run is single-threaded, and several threads take batches of
their own: this wastes no time on waiting inside an operator and makes the result independent of
the number of threads.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from consist.errors import ModelError
from consist.models.folder import TOKENIZER, WEIGHTS, Description, checksum
from consist.models.wordpiece import WordPiece
from consist.ports import Vectors

TOKENS_A_BATCH = 1024
"""Sizes from 256 to 4096 were measured to be equally fast; small ones share out more evenly."""

_COLUMNS = {"input_ids": "ids", "token_type_ids": "type_ids"}


@dataclass(frozen=True, slots=True)
class Signature:
    """The names of a model's inputs and of its output, whose rows have `width` numbers."""

    inputs: tuple[str, ...]
    output: str
    width: int


@dataclass(frozen=True, slots=True)
class Runner:
    """A session with its tokenizer; `run` is safe from several threads at a time."""

    session: Any
    tokenizer: WordPiece
    signature: Signature
    path: Path
    threads: int
    tokens_a_batch: int

    @classmethod
    def load(
        cls,
        folder: Path,
        description: Description,
        signature: Signature,
        *,
        threads: int | None,
        tokens_a_batch: int,
    ) -> Runner:
        """Open the model and the tokenizer of a folder; `threads` None means one a core.

        Raises:
            ModelError: A file is missing or damaged, or the model has another signature.
        """
        path = folder / WEIGHTS
        _compare(path, description.sha256)
        _compare(folder / TOKENIZER, description.tokenizer_sha256)
        session = _session(path)
        _check(session, path, signature)
        tokenizer = WordPiece.load(folder / TOKENIZER, max_length=description.max_length)
        cores = threads if threads is not None else _cores()
        return cls(session, tokenizer, signature, path, max(1, cores), tokens_a_batch)

    def run(self, texts: Sequence[str] | Sequence[tuple[str, str]]) -> Vectors:
        """Return one row of outputs a text, shape (len(texts), width), in the texts' order.

        Raises:
            ModelError: The model fails, or answers with something that is no number.
        """
        rows = np.empty((len(texts), self.signature.width), dtype=np.float32)
        tokens = list(self._tokenized(texts))

        def fill(batch: list[int]) -> None:
            rows[batch] = self._answers([tokens[index] for index in batch])

        with ThreadPoolExecutor(self.threads) as pool:
            for _ in pool.map(fill, self._batches([one.shape[1] for one in tokens])):
                pass  # waits, and raises what a batch raised
        bad = np.flatnonzero(~np.isfinite(rows).all(axis=1))
        if bad.size:
            raise ModelError(
                f"{self.path} answers with something that is no number, first for "
                f"{str(texts[bad[0]])[:80]!r}; the file is damaged or no such model: export it anew"
            )
        return rows

    def _tokenized(
        self, texts: Sequence[str] | Sequence[tuple[str, str]]
    ) -> Iterator[npt.NDArray[np.int32]]:
        """Yield an array a text, shape (inputs, tokens)."""
        columns = [_COLUMNS[name] for name in self.signature.inputs]
        for text in texts:
            one = self.tokenizer.encode(text)
            yield np.array([getattr(one, column) for column in columns], dtype=np.int32)

    def _batches(self, lengths: Sequence[int]) -> list[list[int]]:
        """Return the indexes of texts by equal length, the longest first."""
        by_length: defaultdict[int, list[int]] = defaultdict(list)
        for index, length in enumerate(lengths):
            by_length[length].append(index)
        batches = []
        for length in sorted(by_length, reverse=True):
            size = max(1, self.tokens_a_batch // length)
            same = by_length[length]
            batches += [same[start : start + size] for start in range(0, len(same), size)]
        return batches

    def _answers(self, tokens: Sequence[npt.NDArray[np.int32]]) -> npt.NDArray[np.float32]:
        stacked = np.stack(tokens, axis=1).astype(np.int64)
        feed = dict(zip(self.signature.inputs, stacked, strict=True))
        try:
            rows: npt.NDArray[np.float32] = self.session.run([self.signature.output], feed)[0]
        except Exception as error:  # onnxruntime's exceptions have no base of their own
            raise ModelError(f"{self.path} fails: {error}") from error
        return rows


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _compare(path: Path, wanted: str) -> None:
    found = checksum(path)
    if found != wanted:
        raise ModelError(
            f"{path} is damaged or another file: its SHA-256 is {found}, but model.json beside it "
            f"says {wanted}; install or export the model anew"
        )


def _session(path: Path) -> Any:
    os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")  # must stand there before the import
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's exceptions have no base of their own
        raise ModelError(f"{path} is damaged or no ONNX model: {error}") from error


def _check(session: Any, path: Path, signature: Signature) -> None:
    inputs = [one.name for one in session.get_inputs()]
    outputs = {one.name: one.shape for one in session.get_outputs()}
    shape = outputs.get(signature.output)
    if (
        sorted(inputs) != sorted(signature.inputs)
        or shape is None
        or len(shape) != 2
        or shape[1] != signature.width
    ):
        raise ModelError(
            f"{path} takes {', '.join(inputs)} and gives {outputs}; needed is a model from "
            f"{', '.join(signature.inputs)} to {signature.output} with {signature.width} columns, "
            "as the export of consist writes it"
        )
