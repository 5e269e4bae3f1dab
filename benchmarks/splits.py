"""Which annotated stories and real articles teach the NLI model, and which only measure.

Fixed once: within each kind the stories were ordered by the SHA-256 of their name, and the first
four dense and six natural ones held out. No held-out story may be trained on, calibrated on or
looked at while tuning the model.
"""

from hashlib import sha256

HELD_OUT_DENSE = ("verdict", "summit", "transfer", "breach")
HELD_OUT_NATURAL = ("layoffs", "budget", "kidnap", "pipeline", "blackout", "treaty")
TRAINING_DENSE = ("truce", "election", "strike", "derailment", "earthquake", "wildfire")
TRAINING_NATURAL = (
    "border",
    "coalition",
    "hospital",
    "festival",
    "vaccine",
    "shooting",
    "rocket",
    "airport",
    "landslide",
)

HELD_OUT = HELD_OUT_DENSE + HELD_OUT_NATURAL
TRAINING = TRAINING_DENSE + TRAINING_NATURAL


def is_unseen(own_story: str) -> bool:
    """Whether the NLI model is not trained on this story of ours (benchmarks/stories).

    Two in five by the SHA-256 of the name. Half of these teach the decider how far to trust it, the
    other half measures it: every other one by name (`own_stories.teaching_decider`).
    """
    return sha256(own_story.encode()).digest()[0] % 5 < 2


def is_measured(real_story: str) -> bool:
    """Whether no NLI model learns from a story that was found among real articles.

    One in three by the SHA-256 of its id.
    """
    return sha256(real_story.encode()).digest()[0] % 3 == 0
