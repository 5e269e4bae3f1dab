"""A tiny BERT with random weights as an encoder's and as a classifier's folder; it needs torch."""

from __future__ import annotations

import json
from pathlib import Path

from tests.tiny_models import tiny_bert

WORDS = "the a dam broke held river town rose fell on monday friday not nine twelve died".split()
LABELS = {0: "contradiction", 1: "entailment", 2: "neutral"}


def tiny_encoder(folder: Path) -> Path:
    """Write a sentence-transformers encoder: mean pooling, normalised."""
    target = folder / "encoder"
    (target / "1_Pooling").mkdir(parents=True)
    tiny_bert(target, WORDS)
    steps = ("Transformer", ""), ("Pooling", "1_Pooling"), ("Normalize", "2_Normalize")
    modules = [
        {"idx": n, "name": str(n), "path": path, "type": f"sentence_transformers.models.{kind}"}
        for n, (kind, path) in enumerate(steps)
    ]
    pooling = {"word_embedding_dimension": 32, "pooling_mode_mean_tokens": True}
    (target / "modules.json").write_text(json.dumps(modules))
    (target / "1_Pooling" / "config.json").write_text(json.dumps(pooling))
    (target / "sentence_bert_config.json").write_text(json.dumps({"max_seq_length": 24}))
    return target


def tiny_classifier(folder: Path, labels: dict[int, str] | None = None, *, width: int = 32) -> Path:
    """Write a sequence classifier; its outputs are called what `labels` say."""
    from transformers import AutoTokenizer, BertForSequenceClassification

    base = folder / "base"
    base.mkdir()
    tiny_bert(base, WORDS, width)
    model = BertForSequenceClassification.from_pretrained(
        str(base), num_labels=3, id2label=labels or LABELS
    )
    target = folder / "classifier"
    model.save_pretrained(str(target))
    AutoTokenizer.from_pretrained(str(base), model_max_length=24).save_pretrained(str(target))
    return target
