"""Two sentences held against each other: from the cues of both to verdicts with their strength.

`alignment` tells how sure it is that two cues are of one thing, `quantities`, `moments`, `names`
and `words` compare those of one kind, `compare` goes over all kinds.
"""
