"""What a number is told of: from two sentences' cues to whether two numbers may both be right.

Whose it is, when, where, of which measure or part of a business, in which survey or count.
"""
