"""The closed word lists behind the generated edits."""

from __future__ import annotations

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
NUMBER_WORDS = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
    "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
AUXILIARIES = (
    "was", "were", "is", "are", "has", "have", "had", "will", "would", "can", "could", "did",
    "does", "should", "must",
)  # fmt: skip
_ANTONYMS = """
accepted/rejected approved/rejected rose/fell rising/falling increased/decreased increase/decrease
won/lost win/lose confirmed/denied confirm/deny admitted/denied north/south northern/southern
east/west eastern/western open/closed opened/closed before/after alive/dead
arrested/released guilty/innocent convicted/acquitted succeeded/failed success/failure first/last
all/none morning/evening allowed/banned legal/illegal higher/lower highest/lowest up/down
more/less largest/smallest larger/smaller old/new older/younger early/late earlier/later best/worst
better/worse strong/weak supported/opposed support/oppose supports/opposes attacked/defended
captured/lost advanced/retreated begin/end began/ended started/stopped start/stop
arrived/departed inside/outside possible/impossible public/private male/female man/woman men/women
boy/girl father/mother son/daughter brother/sister husband/wife he/she his/her day/night hot/cold
rich/poor empty/full safe/dangerous majority/minority most/few many/few always/never everyone/nobody
everything/nothing survived/died injured/unharmed agreed/refused lifted/imposed joined/quit
hired/fired bought/sold gained/lost lengthened/shortened widened/narrowed
resumed/suspended upheld/overturned granted/refused praised/criticised condemned/welcomed
peaceful/violent voluntary/forced deliberate/accidental
"""

OPPOSITES = {
    word: other
    for pair in _ANTONYMS.split()
    for one, _, two in [pair.partition("/")]
    for word, other in ((one, two), (two, one))
}
"""A word to one of its opposites, both ways; a word listed twice keeps the last."""
