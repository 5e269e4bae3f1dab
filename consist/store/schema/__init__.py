"""The migrations of the review database, run by Alembic when the store is opened.

A revision that was released is never edited: a change is a new file under ``versions/``.
"""
