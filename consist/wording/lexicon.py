"""Words that take sides where a plain word is at hand.

The list is our own, written from general knowledge of English news prose; no published lexicon was
copied. A word here is no fault: it shows where one outlet's wording differs from another's.
"""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """Why a word is loaded, and whether it speaks for (1) or against (-1) what it tells of."""

    reason: str
    leaning: int


_NOUNS = """
label -1
lout yob vulture predator tycoon mogul crony pen-pusher bean-counter boffin bungler shirker
slacker spendthrift warmonger mastermind toff snob puppet-master wrecker terrorist gunman gunmen
thug mob rabble horde goon henchman henchmen lackey puppet stooge invader occupier warlord
strongman tyrant despot dictator junta regime extremist radical fanatic zealot hardliner hooligan
rioter looter vandal troublemaker agitator ringleader loner fiend monster butcher brute savage
coward traitor turncoat quisling parasite scrounger fat-cat fatcat cowboy crook conman fraudster
charlatan quack gambler profiteer jobsworth bureaucrat apparatchik ideologue demagogue firebrand
mouthpiece shill elitist bigwig big-shot kingpin godfather mercenary infidel heretic white-coat
do-gooder killjoy scaremonger
label 1
genius wizard guru peacebroker lifesaver hero heroine patriot martyr freedom-fighter liberator
saviour savior pioneer visionary guardian trailblazer statesman stalwart peacemaker
event -1
stitch-up carve-up splurge bloodletting fury outcry uproar ordeal agony anguish heartbreak
flop dud gamble humbug squeeze squabble bickering spat showdown pittance crumbs massacre
bloodbath slaughter carnage butchery atrocity catastrophe calamity debacle fiasco shambles farce
charade sham scam swindle rip-off scandal disgrace outrage humiliation climbdown cave-in
capitulation sell-out sellout betrayal treachery ploy stunt gimmick smokescreen whitewash cover-up
coverup concealment crackdown purge witch-hunt vendetta stampede onslaught rampage orgy tantrum
rant tirade outburst smear slur bombshell meltdown chaos mayhem havoc turmoil pandemonium
nightmare hell hellhole horror panic frenzy hysteria inferno plunder power-grab land-grab
gravy-train handout giveaway penny-pinching bungle botch scapegoat fig-leaf loophole backlash
backdown u-turn snub insult affront falsehood propaganda indoctrination aggression tyranny
oppression subjugation plague travesty mockery hypocrisy cynicism arrogance greed
event 1
windfall godsend reprieve fairytale comeback triumph breakthrough milestone miracle
liberation masterstroke masterclass lifeline self-determination generosity heroism dignity feat
vindication rebirth renaissance
"""
_ADJECTIVES = """
modifier -1
shadowy faceless secretive backroom slapdash shoddy paltry meagre measly eye-watering sky-high
soaring harrowing chilling scathing damning sensational desperate frantic panic-stricken dithering
stingy miserly lavish overpaid pampered out-of-touch hard-hearted heavy-handed high-handed
cack-handed half-baked ill-judged hare-brained hated despised dreaded hopeless hellish nightmarish
stunned shocked devastated shambolic cut-throat cynically grubby sordid sleazy tawdry murky
predatory rapacious insatiable brutal barbaric barbarous heinous savage vicious ruthless merciless
bloodthirsty murderous sickening appalling horrific horrifying gruesome grisly ghastly vile evil
wicked depraved twisted sinister notorious infamous shameless shameful disgraceful humiliating
pathetic laughable ludicrous absurd farcical botched bungled reckless callous heartless cruel
cynical hypocritical arrogant greedy bloated corrupt crooked rotten doomed disastrous catastrophic
calamitous ruinous crippling devastating terrifying terrified panicked hysterical furious enraged
livid seething baying trigger-happy cold-blooded cowardly treacherous illegitimate unelected
unaccountable rogue hardline hard-line extremist radical fanatical ultra-nationalist far-left
far-right battered bruised beleaguered embattled disgraced shamed hapless clueless feckless
spineless toothless cash-strapped bungling inept incompetent oily slippery shady troubled
boozed-up foul-mouthed rambling bizarre outrageous scandalous bogus phoney phony frazzled
pint-sized brazen blatant cosy so-called self-styled draconian orwellian vindictive punishing
swingeing unprovoked senseless mindless
modifier 1
heroic brave courageous gallant valiant proud noble selfless tireless historic glorious triumphant
victorious jubilant magnificent splendid brilliant masterly visionary principled dignified
brotherly fraternal heartfelt peace-loving freedom-loving beloved prudent steadfast resolute
unwavering rightful long-awaited cool-headed
"""
_VERBS = """
verb -1
dither wobble scramble teeter cripple torpedo lurk trouser strangle clobber pummel thrash trounce
disgrace bulldoze bamboozle bluster fudge wriggle squirm backtrack backpedal scaremonger squabble
bicker slam bash lambast lambaste lash savage skewer pillory rubbish snub spurn shun flout defy
capitulate grovel cower cringe limp stumble stagger lurch bungle botch squander
splurge lavish plunder loot ransack pillage rampage hound persecute bully browbeat strong-arm
steamroll rubber-stamp muzzle smash butcher slaughter massacre terrorise terrorize
brutalise brutalize menace rant rave whine whinge sneer jeer gloat crow brag boast peddle spew
concoct fabricate smear malign vilify demonise demonize parrot collude conspire meddle
stoke incite inflame crumble nosedive cling swindle fleece gouge hoodwink dupe mislead
stonewall
verb 1
soar rejoice triumph liberate vindicate safeguard trumpet avenge
"""
# Phrases, matched as they stand.
PHRASES = {
    "fat cat": Entry("label", -1),
    "freedom fighter": Entry("label", 1),
    "freedom fighters": Entry("label", 1),
    "self-defence volunteers": Entry("label", 1),
    "big boys": Entry("label", -1),
    "white coats": Entry("label", -1),
    "union bosses": Entry("label", -1),
    "union barons": Entry("label", -1),
    "trigger happy": Entry("modifier", -1),
    "witch hunt": Entry("event", -1),
    "power grab": Entry("event", -1),
    "fig leaf": Entry("event", -1),
    "cave in": Entry("event", -1),
    "covering up": Entry("verb", -1),
    "covered up": Entry("verb", -1),
    "axed": Entry("verb", -1),
    "hailed": Entry("verb", 1),
    "hails": Entry("verb", 1),
    "scheming": Entry("verb", -1),
    "blind panic": Entry("event", -1),
    "disaster foretold": Entry("event", -1),
    "smoke and mirrors": Entry("event", -1),
    "brotherly hand": Entry("event", 1),
    "gunned down": Entry("verb", -1),
    "guns down": Entry("verb", -1),
    "stormed out": Entry("verb", -1),
    "storms out": Entry("verb", -1),
    "marched out": Entry("verb", -1),
    "lashed out": Entry("verb", -1),
    "laid siege": Entry("verb", -1),
    "caved in": Entry("verb", -1),
    "bowed to": Entry("verb", -1),
    "held to ransom": Entry("verb", -1),
    "hold to ransom": Entry("verb", -1),
    "held hostage": Entry("verb", -1),
    "blazed away": Entry("verb", -1),
    "holed up": Entry("verb", -1),
    "hiding behind": Entry("verb", -1),
    "cutting corners": Entry("verb", -1),
    "playing roulette": Entry("verb", -1),
    "up in smoke": Entry("verb", -1),
    "high and dry": Entry("verb", -1),
    "driven from their": Entry("verb", -1),
    "landed with": Entry("verb", -1),
    "turned a blind eye": Entry("verb", -1),
    "swept under": Entry("verb", -1),
    "nothing but": Entry("emphasis", -1),
    "thanks to the": Entry("emphasis", 1),
    "at long last": Entry("emphasis", 1),
    "in agony": Entry("modifier", -1),
    "in cold blood": Entry("modifier", -1),
    "collateral damage": Entry("euphemism", 1),
    "lost their lives": Entry("euphemism", 0),
    "special operation": Entry("euphemism", 1),
    "special military operation": Entry("euphemism", 1),
    "enhanced interrogation": Entry("euphemism", 1),
    "restored order": Entry("euphemism", 1),
    "restore order": Entry("euphemism", 1),
    "friendly fire": Entry("euphemism", 0),
    "surgical strike": Entry("euphemism", 1),
    "pacified": Entry("euphemism", 1),
    "neutralised": Entry("euphemism", 1),
    "neutralized": Entry("euphemism", 1),
    "cleansed": Entry("euphemism", 1),
    "mopping up": Entry("euphemism", 1),
    "rightsizing": Entry("euphemism", 1),
    "streamlining": Entry("euphemism", 1),
    "eye watering": Entry("modifier", -1),
    "white elephant": Entry("event", -1),
    "slap in the face": Entry("event", -1),
    "slap on the wrist": Entry("event", -1),
    "line their pockets": Entry("verb", -1),
    "lined their pockets": Entry("verb", -1),
    "raked in": Entry("verb", -1),
    "cashed in": Entry("verb", -1),
    "pulled the plug": Entry("verb", -1),
    "left in the lurch": Entry("verb", -1),
    "thrown under the bus": Entry("verb", -1),
    "hung out to dry": Entry("verb", -1),
    "out of control": Entry("modifier", -1),
    "out of touch": Entry("modifier", -1),
    "breathing space": Entry("event", 1),
    "fresh start": Entry("event", 1),
    "new dawn": Entry("event", 1),
    "ray of hope": Entry("event", 1),
    "helping hand": Entry("event", 1),
    "mere": Entry("emphasis", -1),
    "merely": Entry("emphasis", -1),
    "a staggering": Entry("emphasis", -1),
    "a whopping": Entry("emphasis", -1),
    "whopping": Entry("emphasis", -1),
    "staggering": Entry("emphasis", -1),
    "shocking": Entry("emphasis", -1),
    "jaw-dropping": Entry("emphasis", -1),
}


def _entries(table: str) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    entry = Entry("label", 0)
    for line in table.strip().splitlines():
        words = line.split()
        if words[-1] in {"1", "-1"}:
            entry = Entry(words[0], int(words[-1]))
            continue
        entries.update(dict.fromkeys(words, entry))
    return entries


def _plurals(word: str) -> tuple[str, ...]:
    if word.endswith("y") and word[-2:-1] not in "aeou":
        return (word, f"{word[:-1]}ies")
    return (word, f"{word}es" if word.endswith(("s", "sh", "ch", "x", "o")) else f"{word}s")


def _conjugations(verb: str) -> tuple[str, ...]:
    stem = verb.removesuffix("e")
    doubled = stem + stem[-1] if _doubles(verb) else stem
    past = f"{verb[:-1]}ied" if verb.endswith("y") and verb[-2] not in "aeou" else f"{doubled}ed"
    return (*_plurals(verb), past, f"{doubled}ing")


def _doubles(verb: str) -> bool:
    """Whether the last letter doubles: "slam", "slammed"."""
    if verb in {"scrap", "strip", "brag"}:
        return True
    if len(verb) < 3 or verb[-1] in "aeiouwxyhk" or verb[-2] not in "aeiou":
        return False
    return verb[-3] not in "aeiou" and len(verb) <= 4


def _forms() -> dict[str, Entry]:
    forms: dict[str, Entry] = {}
    for verb, entry in _entries(_VERBS).items():
        forms.update(dict.fromkeys(_conjugations(verb), entry))
    for noun, entry in _entries(_NOUNS).items():
        forms.update(dict.fromkeys(_plurals(noun), entry))
    forms.update(_entries(_ADJECTIVES))
    return forms


FORMS = _forms()
