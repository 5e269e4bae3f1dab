"""Run an ONNX model over texts, in batches of equal length.

Texts of one batch have exactly the same number of tokens, so that nothing is padded and no text's
result depends on its companions. Every run is single-threaded, and several threads take batches of
their own: this wastes no time on waiting inside an operator and makes the result independent of
the number of threads.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from consist.errors import ModelError
from consist.models.folder import TOKENIZER, WEIGHTS
from consist.ports import Vectors

TOKENS_A_BATCH = 1024
"""Measured: smaller batches cost more calls, larger ones fall out of the processor's cache."""


@dataclass(frozen=True, slots=True)
class Runner:
    """A session with its tokenizer; `run` is safe from several threads at a time."""

    session: Any
    tokenizer: Any
    inputs: tuple[str, ...]
    output: str
    width: int
    where: str
    threads: int
    tokens_a_batch: int

    @classmethod
    def load(
        cls,
        folder: Path,
        *,
        inputs: tuple[str, ...],
        output: str,
        width: int,
        max_length: int,
        threads: int | None,
        tokens_a_batch: int,
    ) -> Runner:
        """Open the model and the tokenizer of a folder.

        Raises:
            ModelError: A file is missing or damaged, or the model is not of our export.
        """
        session = _session(folder / WEIGHTS)
        _check(session, folder / WEIGHTS, inputs, output, width)
        tokenizer = _tokenizer(folder / TOKENIZER, max_length)
        return cls(
            session,
            tokenizer,
            inputs,
            output,
            width,
            str(folder / WEIGHTS),
            threads or os.cpu_count() or 1,
            tokens_a_batch,
        )

    def run(self, texts: Sequence[str] | Sequence[tuple[str, str]]) -> Vectors:
        """Return one row of outputs a text, shape (len(texts), width), in the texts' order.

        Raises:
            ModelError: The model fails, or answers with something that is no number.
        """
        rows = np.empty((len(texts), self.width), dtype=np.float32)
        tokens = self.tokenizer.encode_batch([_clean(text) for text in texts])

        def fill(batch: list[int]) -> None:
            rows[batch] = self._run_batch([tokens[index] for index in batch])

        batches = self._batches([len(one) for one in tokens])
        if self.threads == 1 or len(batches) < 2:
            for batch in batches:
                fill(batch)
        else:
            with ThreadPoolExecutor(self.threads) as pool:
                list(pool.map(fill, batches))
        if not np.isfinite(rows).all():
            bad = int(np.flatnonzero(~np.isfinite(rows).all(axis=1))[0])
            raise ModelError(
                f"{self.where} answers with something that is no number, first for "
                f"{str(texts[bad])[:80]!r}; the file is damaged or no such model: export it anew"
            )
        return rows

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

    def _run_batch(self, tokens: Sequence[Any]) -> npt.NDArray[np.float32]:
        columns = {"input_ids": "ids", "token_type_ids": "type_ids"}
        feed = {
            name: np.array([getattr(one, columns[name]) for one in tokens], dtype=np.int64)
            for name in self.inputs
        }
        try:
            rows: npt.NDArray[np.float32] = self.session.run([self.output], feed)[0]
        except Exception as error:  # onnxruntime's exceptions have no common base but this one
            raise ModelError(f"{self.where} fails: {error}") from error
        return rows


def _session(path: Path) -> Any:
    import onnxruntime

    if not path.is_file():
        raise ModelError(f"there is no {path}; a model is made by the export of consist")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's exceptions have no common base but this one
        raise ModelError(f"{path} is damaged or no ONNX model: {error}") from error


def _check(session: Any, path: Path, inputs: tuple[str, ...], output: str, width: int) -> None:
    found = tuple(one.name for one in session.get_inputs())
    outputs: Mapping[str, Any] = {one.name: one.shape for one in session.get_outputs()}
    if sorted(found) != sorted(inputs) or output not in outputs:
        raise ModelError(
            f"{path} takes {', '.join(found)} and gives {', '.join(outputs)}; needed is a model "
            f"from {', '.join(inputs)} to {output}, as the export of consist writes it"
        )
    if len(outputs[output]) != 2 or outputs[output][1] != width:
        raise ModelError(
            f"{path} gives {output} of shape {outputs[output]}, but model.json says {width} columns"
        )


def _tokenizer(path: Path, max_length: int) -> Any:
    from tokenizers import Tokenizer

    if not path.is_file():
        raise ModelError(f"there is no {path}, which the model needs; export it anew")
    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:  # tokenizers raises nothing but this class
        raise ModelError(f"{path} is damaged or no tokenizer: {error}") from error
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_length, strategy="longest_first")
    return tokenizer


def _clean(text: str | tuple[str, str]) -> str | tuple[str, str]:
    """Replace lone surrogates, which are no characters and which the tokenizer refuses."""
    if isinstance(text, tuple):
        return _whole(text[0]), _whole(text[1])
    return _whole(text)


def _whole(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
