"""How to train: every number that changes the outcome, parsed once."""

from __future__ import annotations

from dataclasses import dataclass

from consist.errors import SettingsError


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How to train. The run ends after `pairs` or after `minutes` of work, whichever comes first.

    Attributes:
        minutes: Time for the learning steps.
        pairs: Pairs to learn from, repeats included.
        seed: Decides the new layer's weights, the order and the swaps.
        learning_rate: Its peak; it rises over the first `warmup` of the run, then falls to zero.
            It follows the further of pairs and minutes, so that it has decayed when the run ends.
        warmup: Share of the run, in (0, 1).
        weight_decay: AdamW's, on matrices only.
        smoothing: Share of the loss that asks for an even distribution, in [0, 1).
        max_tokens: Longer pairs lose words from the end of the longer text.
        tokens_per_batch: Padding included; short pairs make larger batches.
        max_batch: The most pairs of a batch.
        pool: Pairs drawn at a time, sorted by length into batches; the checkpoint's grain.
        checkpoint_minutes: Time between checkpoints.
        train_word_embeddings: They are half of the weights of a small model; leaving them as they
            are saves a fifth of the time on a CPU.
        threads: Threads of torch; `None` leaves it alone.
    """

    minutes: float = 60.0
    pairs: int = 400_000
    seed: int = 20
    learning_rate: float = 1e-4
    warmup: float = 0.04
    weight_decay: float = 0.01
    smoothing: float = 0.03
    max_tokens: int = 128
    tokens_per_batch: int = 1536
    max_batch: int = 64
    pool: int = 1536
    checkpoint_minutes: float = 10.0
    train_word_embeddings: bool = False
    threads: int | None = None

    def __post_init__(self) -> None:
        """Refuse nonsense with the name, the value and the range."""
        ranges: dict[str, tuple[float, float]] = {
            "minutes": (0.0, 100_000.0),
            "pairs": (1, 10**10),
            "learning_rate": (0.0, 1.0),
            "warmup": (1e-6, 0.999),
            "weight_decay": (0.0, 1.0),
            "smoothing": (0.0, 0.999),
            "max_tokens": (8, 512),
            "tokens_per_batch": (8, 10**6),
            "max_batch": (1, 10**5),
            "pool": (1, 10**7),
        }
        for name, (low, high) in ranges.items():
            value = getattr(self, name)
            if not low <= value <= high:
                raise SettingsError(f"{name} is {value}; it must lie between {low} and {high}")

    @property
    def usual_batch(self) -> int:
        """Pairs in a batch of ordinary length, about 48 tokens; the unit of the loss."""
        return max(1, self.tokens_per_batch // 48)
