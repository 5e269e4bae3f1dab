"""The words that decide whether a full stop ends a sentence.

Everything is lower case; `ends` compares case-folded words and looks at the case on its own.
"""

from __future__ import annotations

# A name, a number or a place follows these; they do not end a sentence of news.
TITLES = frozenset(
    """
    adm amb atty brig capt cdr cmdr col comdr comr const cpl dep dr fr gen gov hon insp lt maj
    messrs mgr mlle mme mr mrs ms msgr mx pfc pres prof pvt rep reps rev sen sens sgt supt vs
    viz cf ca approx mt ft al
    """.split()
)

# Always in the middle of a thought.
NEVER_LAST = frozenset({"e.g", "i.e", "eg", "ie", "vs", "v", "cf", "ca", "viz"})

# May end a sentence; they do where the next word is one that opens sentences.
MAY_END = frozenset(
    """
    inc ltd corp co cos bros jr sr st ave blvd rd dept est assn univ intl govt min max tel
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb
    nev okla ore pa penn tenn tex va vt wash wis wyo ph.d m.d b.a m.a d.phil
    """.split()
)

# Followed by a number; before anything else they are plain words.
BEFORE_NUMBER = frozenset(
    "no nos p pp vol art sec fig ch para pt op ver ext jan feb mar apr jun jul aug sep sept oct nov"
    " dec".split()
)

CLOCK = frozenset({"a.m", "p.m", "a. m", "p. m", "am", "pm"})

# What may follow "5 p.m." within the sentence in spite of its capital.
AFTER_CLOCK = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
    january february march april june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    gmt utc est edt cst cdt mst mdt pst pdt et ct mt pt bst cet cest eet eest ist msk jst hkt
    eastern central mountain pacific london paris moscow beijing
    """.split()
)

# Words with a capital that nearly always open a sentence.
OPENERS = frozenset(
    """
    a about above according across additionally after afterwards again against all almost
    along already also although amid among an and another any anyone around as asked at
    authorities because before being below besides between both but by can critics could
    despite did do does during each earlier either even every everyone everything few
    following for former from further furthermore given had half has have he her here his how
    however hundreds i if in indeed initially inside instead into is it its just last later
    less like local made many may meanwhile more moreover most much my nearly neither never
    nevertheless next no nobody none nor not nothing now of officials on once one only or
    other others our out outside over people perhaps police previously rather residents
    reports several she should similarly since so some somebody someone something sources soon
    still such thanks that the their them then there therefore these they this those though
    thousands three through throughout thus to today together tomorrow two under unless unlike
    until up upon us was we were what whatever when whenever where whether which while who
    whoever whose why will with within without witnesses would yes yesterday yet you your
    four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozens
    """.split()
) - {"us", "made", "may", "will", "like"}

SPEECH = (
    "said|says|asked|asks|told|tells|added|adds|cried|shouted|wrote|writes|replied|demanded|thundered"
    "|exclaimed|tweeted|yelled|declared|warned|stormed|sobbed|recalled|joked|quipped|wondered"
    "|insisted|urged|explained|continued|groaned|wept|laughed"
)
