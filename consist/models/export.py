"""Export models of sentence-transformers to a folder that needs onnxruntime alone.

Only BERT is known, the architecture of the bundled models. Weights are read from safetensors; a
pickled file is never opened. Install `consist[train]` to export.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from consist.errors import MissingExtraError, ModelError
from consist.models.bert_graph import Bert, Shape, classifier_graph, encoder_graph
from consist.models.blockwise import BLOCK, Floats
from consist.models.folder import (
    ENCODER,
    SCORER,
    TEMPERATURE,
    TOKENIZER,
    WEIGHTS,
    Description,
    checksum,
    label_order,
    write_description,
)
from consist.models.graph import Precision
from consist.models.nibbles import BLOCK as NIBBLES_A_FACTOR


def export_encoder(
    source: Path,
    target: Path,
    *,
    name: str | None = None,
    base: str | None = None,
    precision: Precision = Precision.INT8_TOKENS,
) -> Description:
    """Export a sentence-transformers folder of BERT, mean pooling and normalised vectors.

    Raises:
        MissingExtraError: The packages of the export are not installed.
        ModelError: The source is no such model.
    """
    _need_packages()
    _refuse_other_pooling(source)
    bert = _bert(source, _json(source / "config.json"), precision)
    length = _json(source / "sentence_bert_config.json").get("max_seq_length", 512)
    description = Description(
        kind=ENCODER,
        name=name or source.name,
        base=base or _base(source),
        precision=precision,
        max_length=_length(source, int(length or 512), bert),
        sha256="",
        tokenizer_sha256="",
        dimension=bert.shape.hidden,
    )
    return _write(encoder_graph(bert, precision), source, target, description)


def export_scorer(
    source: Path,
    target: Path,
    *,
    name: str | None = None,
    base: str | None = None,
    precision: Precision = Precision.INT8_TOKENS,
) -> Description:
    """Export a BERT sequence classifier whose config names the three labels of NLI.

    `source` and `target` may be the same folder. The temperature in the source's config.json is
    carried over.

    Raises:
        MissingExtraError: The packages of the export are not installed.
        ModelError: The source is no such model.
    """
    _need_packages()
    config = _json(source / "config.json")
    labels = label_order(config.get("id2label", {}), str(source / "config.json"))
    bert = _bert(source, config, precision)
    head = (bert.weights.get("classifier.weight"), bert.weights.get("classifier.bias"))
    if head[0] is None or head[1] is None or "pooler.dense.weight" not in bert.weights:
        raise ModelError(f"{source} holds no pooler and classifier: it is no BERT classifier")
    length = _json(source / "tokenizer_config.json").get("model_max_length", 512)
    description = Description(
        kind=SCORER,
        name=name or source.name,
        base=base or _base(source),
        precision=precision,
        max_length=_length(source, int(min(length, 512)), bert),
        sha256="",
        tokenizer_sha256="",
        labels=labels,
        temperature=float(config.get(TEMPERATURE, 1.0)),
    )
    graph = classifier_graph(bert, (head[0], head[1]), precision)
    return _write(graph, source, target, description)


def _need_packages() -> None:
    for package in ("onnx", "safetensors"):
        if find_spec(package) is None:
            raise MissingExtraError(package=package, extra="train")


def _write(graph: Any, source: Path, target: Path, description: Description) -> Description:
    tokenizer = (source / TOKENIZER).read_bytes()
    target.mkdir(parents=True, exist_ok=True)
    (target / WEIGHTS).write_bytes(graph.SerializeToString(deterministic=True))
    (target / TOKENIZER).write_bytes(tokenizer)
    finished = replace(
        description,
        sha256=checksum(target / WEIGHTS),
        tokenizer_sha256=checksum(target / TOKENIZER),
    )
    write_description(target, finished)
    return finished


def _bert(source: Path, config: Mapping[str, Any], precision: Precision) -> Bert:
    from safetensors.numpy import load_file

    kind, curve = config.get("model_type"), config.get("hidden_act")
    if kind != "bert" or curve != "gelu":
        raise ModelError(
            f"{source} is a {kind!r} with {curve!r}; only 'bert' with 'gelu' can be exported. "
            "Any other model runs through sentence-transformers by its name"
        )
    unit = 2 * NIBBLES_A_FACTOR if precision is Precision.INT4_TOKENS else BLOCK
    if config["hidden_size"] % unit or config["intermediate_size"] % unit:
        raise ModelError(f"{source}: hidden_size is no multiple of {unit}, so it cannot be packed")
    path = source / "model.safetensors"
    if not path.is_file():
        raise ModelError(f"there is no {path}; weights are read from safetensors alone")
    weights: dict[str, Floats] = {
        key.removeprefix("bert."): value.astype(np.float32)
        for key, value in load_file(str(path)).items()
    }
    shape = Shape(
        layers=config["num_hidden_layers"],
        heads=config["num_attention_heads"],
        hidden=config["hidden_size"],
        epsilon=config["layer_norm_eps"],
    )
    return Bert(shape, weights)


def _refuse_other_pooling(source: Path) -> None:
    pooling = _json(source / "1_Pooling" / "config.json")
    modes = {key for key, value in pooling.items() if key.startswith("pooling_mode_") and value}
    if modes != {"pooling_mode_mean_tokens"} and pooling.get("pooling_mode") != "mean":
        raise ModelError(f"{source} pools by {sorted(modes)}; only the mean can be exported")


def _length(source: Path, asked: int, bert: Bert) -> int:
    places = len(bert.weights["embeddings.position_embeddings.weight"])
    if not (source / TOKENIZER).is_file():
        raise ModelError(
            f"there is no {source / TOKENIZER}; save the model with its fast tokenizer"
        )
    return min(asked, places)


def _base(source: Path) -> str:
    return str(_json(source / "config.json").get("_name_or_path") or source.name)


def _json(path: Path) -> dict[str, Any]:
    try:
        parsed = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{path} cannot be read: {error}") from error
    if not isinstance(parsed, dict):
        raise ModelError(f"{path} holds no object")
    return parsed
