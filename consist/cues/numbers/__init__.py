"""Numbers of a sentence: from its tokens to quantities in base units, and what each one counts.

`numerals`, `measures` and `bounds` read figures, units and limits, `assembly` puts them together,
`quantities` goes over a sentence.
"""
