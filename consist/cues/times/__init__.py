"""Times of a sentence: from its text and publication date to moments, each as fine as it is told.

`dates`, `clock` and `zones` read their parts, `moments` goes over a sentence.
"""
