"""Cut an article into sentences and tell its own matter from what the page put around it."""

from consist.sentences.repeated import without_repeated
from consist.sentences.splitter import split
from consist.sentences.titles import story_title

__all__ = ["split", "story_title", "without_repeated"]
