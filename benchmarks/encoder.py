"""The encoder's precisions beside sentence-transformers on torch in 32-bit floats.

    PYTHONPATH=.:benchmarks python benchmarks/encoder.py FOLDER [--texts 600] [--repeats 5]

FOLDER holds all-MiniLM-L6-v2 in the layout of sentence-transformers (model.safetensors). It is
exported in every precision, and all of them encode the same sentences of real articles (fa_kes in
../shared or $CONSIST_SHARED) in turn, with two threads each, so that whatever else the machine does
meets them alike: read the ratios, not the sentences a second. Needs consist[train].
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

import numpy as np
from real_sentences import drawn_sentences, print_turns, turns

from consist.models.export import export_encoder
from consist.models.folder import WEIGHTS
from consist.models.graph import Precision
from consist.models.onnx_encoder import OnnxEncoder
from consist.ports import Vectors

THREADS = 2
TORCH = "torch float32"


def main() -> None:
    """Print speed, then how near the vectors are to torch's, then whether company matters."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--texts", type=int, default=600)
    parser.add_argument("--repeats", type=int, default=5)
    asked = parser.parse_args()
    import torch
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(THREADS)
    model = SentenceTransformer(str(asked.folder), device="cpu")
    texts = drawn_sentences(asked.texts)
    with tempfile.TemporaryDirectory() as home:
        folders = {precision: Path(home) / precision for precision in Precision}
        for precision, folder in folders.items():
            export_encoder(asked.folder, folder, precision=precision)
        encoders = {
            name: OnnxEncoder.load(folder, threads=THREADS) for name, folder in folders.items()
        }
        sizes = {name: (folders[name] / WEIGHTS).stat().st_size / 1e6 for name in folders}
    ways = {TORCH: lambda: model.encode(texts, show_progress_bar=False)} | {
        f"onnx {name}": (lambda encoder=encoder: encoder.encode(texts))
        for name, encoder in encoders.items()
    }
    tokens = np.mean([len(ids) for ids in model.tokenizer(texts)["input_ids"]])
    print(
        f"{len(texts)} sentences of {tokens:.1f} tokens, {asked.repeats} turns, {THREADS} threads, "
        f"{os.cpu_count()} cores\n"
    )
    print_turns(turns(ways, asked.repeats), base=TORCH, items=len(texts), unit="sentences")
    theirs = model.encode(texts, normalize_embeddings=True, show_progress_bar=False)
    print("\n| way | MB | cosine to torch: mean | lowest 5 % | lowest | moved by company |")
    print("|---|---|---|---|---|---|")
    for name, encoder in encoders.items():
        print(f"| onnx {name} | {sizes[name]:.1f} | {nearness(encoder, texts, theirs)} |")


def nearness(encoder: OnnxEncoder, texts: list[str], theirs: Vectors) -> str:
    """Return the cosines to torch's vectors, and how much a vector moves when encoded alone."""
    ours = encoder.encode(texts)
    cosines = (ours * theirs).sum(axis=1)
    few = list(range(0, len(texts), 6))
    alone = np.concatenate([encoder.encode([texts[index]]) for index in few])
    moved = float(np.abs(alone - ours[few]).max())
    return (
        f"{cosines.mean():.4f} | {np.quantile(cosines, 0.05):.4f} | {cosines.min():.4f} | "
        f"{moved:.1e} (n={len(few)})"
    )


if __name__ == "__main__":
    main()
