"""Fine-tune a cross-encoder on labelled pairs: resumable, seeded, and done when its time is up."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from consist.errors import MissingExtraError, ModelError
from consist.evaluation.labelled import LABELS, LabelledPair
from consist.training.batches import Batch, CodedPair, batches
from consist.training.checkpoint import Checkpoint
from consist.training.loss import loss
from consist.training.mixing import Ingredient, Mixture
from consist.training.recipe import Recipe

if TYPE_CHECKING:
    import torch
    from sentence_transformers import CrossEncoder


@dataclass(frozen=True, slots=True)
class Step:
    """How far a run is: counts so far, progress in [0, 1], mean loss of a usual batch."""

    steps: int
    pairs: int
    minutes: float
    progress: float
    loss: float


@dataclass(slots=True)
class Counts:
    """What a run has done, over all its sittings."""

    steps: int = 0
    pairs: int = 0
    seconds: float = 0.0


def train(
    base: str,
    ingredients: Sequence[Ingredient],
    output: Path,
    *,
    recipe: Recipe,
    report: Callable[[Step], None],
) -> Step:
    """Train `base` on the mixed ingredients; leave a CrossEncoder folder in `output`.

    A run that was stopped goes on from `output/checkpoint` when it is called again.

    Raises:
        MissingExtraError: torch or sentence-transformers is not installed.
        ModelError: The base cannot be loaded, or a checkpoint of another recipe is in the way.
    """
    checkpoint = Checkpoint.found(output / "checkpoint")
    encoder = load_encoder(str(checkpoint.folder) if checkpoint.exists else base, recipe)
    run = _Run(encoder, Mixture(ingredients, recipe.seed), recipe)
    if checkpoint.exists:
        run.resume(checkpoint)
    saved_at = run.counts.seconds
    last = run.step([])
    while run.progress < 1.0:
        last = run.pool()
        report(last)
        if run.counts.seconds - saved_at >= recipe.checkpoint_minutes * 60:
            run.save(checkpoint)
            saved_at = run.counts.seconds
    encoder.model.eval()
    # The tokenizer would keep the training's cut; the model itself reads longer pairs.
    encoder.tokenizer.backend_tokenizer.no_truncation()
    encoder.save_pretrained(str(output))
    return last


def load_encoder(base: str, recipe: Recipe) -> CrossEncoder:
    """Load a base with a head for our three labels and no dropout.

    Dropout keeps torch from its fast attention on CPUs, and runs of a few passes do not overfit.
    """
    try:
        import torch
        from sentence_transformers import CrossEncoder
    except ImportError as error:
        raise MissingExtraError(package="sentence-transformers", extra="train") from error
    if recipe.threads is not None:
        torch.set_num_threads(recipe.threads)
    torch.manual_seed(recipe.seed)
    labels = dict(enumerate(LABELS))
    try:
        return CrossEncoder(
            base,
            num_labels=len(LABELS),
            config_kwargs={
                "id2label": labels,
                "label2id": {label: i for i, label in labels.items()},
                "hidden_dropout_prob": 0.0,
                "attention_probs_dropout_prob": 0.0,
            },
        )
    except (OSError, ValueError, RuntimeError) as error:
        raise ModelError(
            f"{base!r} cannot be loaded as a base ({error}); "
            "it must be a folder or a hub name of a BERT-like model with safetensors"
        ) from error


class _Run:
    """One training run: the model, its optimiser, its stream and its counts."""

    def __init__(self, encoder: CrossEncoder, mixture: Mixture, recipe: Recipe) -> None:
        self.encoder = encoder
        self.model: Any = encoder.model
        self.mixture = mixture
        self.recipe = recipe
        self.counts = Counts()
        self.optimiser = _optimiser(self.model, recipe)

    @property
    def progress(self) -> float:
        """How far the run is, by pairs or by time, whichever is further."""
        done = self.counts.pairs / self.recipe.pairs
        minutes = self.recipe.minutes
        spent = self.counts.seconds / 60 / minutes if minutes else 1.0
        return min(1.0, max(done, spent))

    @property
    def learning_rate(self) -> float:
        """The rate at this progress: up over the warm-up, then down to zero, on straight lines."""
        done, warmup = self.progress, self.recipe.warmup
        share = (done + 1e-4) / warmup if done < warmup else (1 - done) / (1 - warmup)
        return self.recipe.learning_rate * min(1.0, share)

    def pool(self) -> Step:
        """Learn from the next pool of pairs."""
        pool = self._coded(self.mixture.draw(self.recipe.pool, progress=self.progress))
        self.model.train()
        losses = []
        seed = f"{self.recipe.seed}:{self.mixture.pools}"
        padding = self.encoder.tokenizer.pad_token_id
        for batch in batches(pool, recipe=self.recipe, padding=padding, seed=seed):
            began = time.monotonic()
            losses.append(self._learn(batch) * self.recipe.usual_batch / len(batch.pairs))
            self.counts.seconds += time.monotonic() - began
            self.counts.steps += 1
            self.counts.pairs += len(batch.pairs)
            if self.progress >= 1.0:
                break
        return self.step(losses)

    def step(self, losses: Sequence[float]) -> Step:
        """Return how far the run is."""
        mean = sum(losses) / len(losses) if losses else float("nan")
        counts = self.counts
        return Step(counts.steps, counts.pairs, counts.seconds / 60, self.progress, mean)

    def save(self, checkpoint: Checkpoint) -> None:
        """Save the run between two pools."""
        mixture = {"pools": self.mixture.pools, "taken": self.mixture.taken}
        state = {"recipe": asdict(self.recipe), "mixture": mixture, "counts": asdict(self.counts)}
        checkpoint.save(self.encoder, self.optimiser, state)

    def resume(self, checkpoint: Checkpoint) -> None:
        """Go on where the checkpoint left off; its weights are already loaded."""
        state = checkpoint.state(recipe=asdict(self.recipe))
        checkpoint.load_moments(self.optimiser)
        self.counts = Counts(**state["counts"])
        self.mixture.pools = state["mixture"]["pools"]
        self.mixture.taken = state["mixture"]["taken"]

    def _coded(self, pool: Sequence[LabelledPair]) -> list[CodedPair]:
        coded = self.encoder.tokenizer(
            [pair.premise for pair in pool],
            [pair.hypothesis for pair in pool],
            truncation="longest_first",
            max_length=self.recipe.max_tokens,
            return_token_type_ids=True,
        )
        rows = zip(coded["input_ids"], coded["token_type_ids"], pool, strict=True)
        return [CodedPair(tuple(ids), tuple(sides), pair) for ids, sides, pair in rows]

    def _learn(self, batch: Batch) -> float:
        import torch

        for group in self.optimiser.param_groups:
            group["lr"] = self.learning_rate
        device = self.model.device
        # bfloat16 keeps the range of float32, so that no loss scaling is needed.
        with torch.autocast(device.type, torch.bfloat16):
            logits = self.model(
                input_ids=torch.tensor(batch.input_ids, device=device),
                token_type_ids=torch.tensor(batch.token_type_ids, device=device),
                attention_mask=torch.tensor(batch.attention_mask, device=device),
            ).logits
        value = loss(logits, batch.pairs, self.recipe)
        value.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        return float(value.detach())


def _optimiser(model: Any, recipe: Recipe) -> torch.optim.Optimizer:
    import torch

    model.get_input_embeddings().weight.requires_grad_(recipe.train_word_embeddings)
    weights = [weight for weight in model.parameters() if weight.requires_grad]
    groups = [
        {
            "params": [weight for weight in weights if weight.ndim > 1],
            "weight_decay": recipe.weight_decay,
        },
        {"params": [weight for weight in weights if weight.ndim == 1], "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, lr=recipe.learning_rate, fused=True)
