"""Articles from files, folders and addresses, whatever their format.

An outlet is the article's own field, else the site of its address, else the name of the folder that
its file lies in. Whatever does not become an article comes out as `Skipped`, with the reason.
"""

from consist.sources.draft import PIPED, Draft, lying, read_draft, read_piped_draft
from consist.sources.notes import guessed, unread
from consist.sources.reading import read

__all__ = [
    "PIPED",
    "Draft",
    "guessed",
    "lying",
    "read",
    "read_draft",
    "read_piped_draft",
    "unread",
]
