"""Words that seldom stand in a plain report, whatever they are said of.

The list is our own, written from general knowledge of English; taken out of it were the words that
occur eight times or more in 1,786 plain reports (ecbplus, fa_kes).
Unlike those of `lexicon` the words are of no kind and lean to no side.
"""

from __future__ import annotations

_WORDS = """
abject abominable abomination abusive abysmal acrimonious addled adulation aghast agitprop ailing
alarmist amateurish amoral angelic anguished antics apocalyptic apologist appease appeasement
armada armageddon atrocious autocrat awesome awful babble backfire backstab baleful baloney bandit
banish bankrupt barbarian barbarism barefaced beastly bedlam befuddled beggar behemoth belch
belittle belligerent bellow berate berserk besmirch bewildered bigot bigoted blackmail blame-game
blare blasted bleat blemish blight blighted blinkered blitz bloodied bloodlust bloodsucker bloody
blooper blot blowhard bludgeon blunder blundering boastful bogeyman bombast bombastic bonanza
bonehead bonkers boo boondoggle boorish bootlicker botch-up bottomless bowdlerise braggart
brainless brainwash brainwashed brash brat bravado bravely bravery brazenly brilliantly
brutish buccaneer buffoon bullheaded bumbling bumptious bunker-minded bureaucracy cabal
callously calumny canard cannon-fodder carpetbagger carping catastrophically caterwaul caustic
cavalier chaotic cheat cheerleader cherished chicanery childish chokehold chump clampdown
clandestine clique cloak-and-dagger cloud-cuckoo clown clownish clumsy clutches coddle coerce
cold-hearted colossal comedy-of-errors commendable conceited condescending connive consummate
contempt contemptible contemptuous contrived cosseted costly coup-plotter courageously coven
cowardice cowed crackpot craven crazed creepy cringe-worthy crisis-hit croak cronyism cruelly
cruelty crushing cuddle culprit cunning curse cursed cutthroat cynic daredevil dastardly daunting
dazzling deadbeat deafening death-trap debase debauched decadent deceit deceitful deceive deceptive
decimate defamatory defiantly defile deformed degenerate degrading delirious deluded delusional
demented demonic denigrate deplorable depravity deranged derelict deride derision desecrate
desperado despicable despise despotic despotism detest detested devastate devilish devious
diabolical diatribe dictatorial dilettante disarray disastrously disdain disdainful disgust
disgusted disgusting dishonest dishonour dismal dismay disparage dispossess disreputable divisive
do-nothing dodgy doggedly dogma dogmatic dolt doomsday doting double-cross double-dealing
downtrodden drab dreadful dreary drivel droll drool dubious duff dumbfounded dummy dystopian
earth-shattering ebullient egoist egotist egregious elitism emasculate enchanting enlightened
erstwhile evildoer excruciating execrable exploitative exploiter extortionate exult exultant fabled
fabulous facile fail-safe faithless fake fallacious famously fanaticism fanciful fantastic
fascistic fatuous fawning fearmonger fearsome feeble feisty ferocious ferociously festering feudal
fiendish filth filthy firestorm flagrant flamboyant flatter flattering flaunt flimsy flounder
flummox foe foist folly fool foolhardy foolish formidable foulness fraudulent freeloader frenzied
frighten frightful fruitless fulminate fume fuming furiously futile gaffe gagged gall gallantly
galling gargantuan garish garrulous ghoul ghoulish gleefully gloomy glorified glorify gluttony
god-given godless goldmine grabbing gracious grandiose grandstanding grasping gravest
greed-driven grievous grimy grotesque groundless grovelling grudging grudgingly gruelling gullible
gutless gutsy gutted gutter gutter-press hackneyed haemorrhage haggle hail-mary half-hearted
half-truth ham-fisted hammered harangue haranguing hard-pressed hardened harebrained harried
hatchet-job hate hateful hatemonger haughty haunted headless headstrong heart-rending
heart-stopping heart-warming heartbroken heartening heartlessly heartstopping hectoring hellbent
helpless helplessly henpecked heroically heroics hideous hilarious hobble hogwash holy-war hoodlum
hopelessly horrendous horrid horror-struck howler hubris humbly humiliate humiliated hustler
hypocrite hypocritically idiocy idiot idiotic idolised ignoble ignominious ignoramus ignorance
ignorant ill-conceived ill-fated ill-gotten illustrious imbecile immoral imperialist imperious
impertinent implode imposter impudence impudent inane incessant incoherent incomparable
incompetence incorrigible indefatigable indefensible indignation indignity indoctrinate indomitable
ineptitude inexcusable infamy infantile infernal inglorious inhuman inhumane inhumanity iniquitous
insane insanity insidious insipid insolence insolent insufferable insulting interloper intolerable
intolerant intoxicating intransigence intransigent intrepid intrigue intruder invincible
irresponsible jaded jealous jeopardise jingoism jingoistic jittery jubilation juggernaut
kangaroo-court kickback kitsch knave knee-jerk knifed know-all kowtow lacklustre lamentable
landgrab lapdog laughing-stock lawless lawlessness leech lionise litany loathe loathing loathsome
lofty loony lowlife ludicrously lukewarm lunacy lunatic luvvie luxuriate machiavellian mad madcap
maddening madman madness magnificently majestic malevolent malice malingerer maltreat manhandle
maniac maniacal manipulative manipulator marauder marauding marvellous masochistic masquerade
mauled mealy-mouthed mean-spirited meddlesome mediocre mediocrity meek megalomaniac mendacious
mercilessly meritless mesmerising mess messiah messianic miasma microcosm middling mindlessly mire
mired miscreant miserable miserably misfit misguided mishandle mismanage misogynist mocking molest
monstrosity monstrous moocher moral-high-ground mortify mouthy muckraking muddled mudslinging
mulish mumbo-jumbo murder-mob mutinous myopic mythical nab nag naive nanny-state narcissist
narcissistic nasty nauseating ne'er-do-well nefarious neglectful nepotism niggardly nimby
nincompoop nitwit noble-minded nonsense nonsensical noxious nutcase nutter oaf obnoxious obscene
obscenity obsessed obsessive obstinate obstructionist odious odyssey offhand ogre old-boy oligarch
oligarchy ominous onerous opportunist opportunistic oppress oppressive oppressor opulent
ostentatious ostracise outclass outfox outlandish outmanoeuvre outmoded outsmart outwit overbearing
overblown overhyped overlord overwrought pack-of-lies packed-to-the-rafters painfully palatial
pale-imitation palpable pander panicky paragon paralysed paranoia pariah parochial pasting patently
pathetically patriotic patronise patronising patsy peaceable pedantic peddler peerless pen-pushing
perfidious perfidy peril perilous pernicious perverse pervert perverted petty petulant philistine
pig-headed pillar pimp pious pitiable pitiful pitiless plague-ridden plaything plebs plight plod
plot-ridden plucky plunderer plutocrat pompous ponzi pooh-pooh posturing power-crazed power-hungry
power-mad powerless preening preposterous presumptuous pretentious prig profiteering profligate
propagandist propagandistic provocateur provocative prudish puerile pugnacious pummelled
punch-drunk punitive puppetry pushover pusillanimous putrid quagmire quaint quake-stricken queasy
quibble quixotic rabid rabidly racist racket racketeer ragbag ragtag rampant rancid rancour
rant-filled rapaciously rapturous rascal ravenous raze reactionary rebuke recklessly recklessness
red-faced redoubtable reek reeling refreshing regrettable reign-of-terror relentlessly relish
renegade repellent reprehensible repress reprobate repugnant repulsive resounding resplendent
retrograde revanchist reviled rhetoric ridicule ridiculous ridiculously rife righteous righteously
rip-roaring rockstar rogue-state rotten-apple rouse rousing rout rubble-strewn ruffian ruin
ruination ruinously ruthlessly ruthlessness sabre-rattling sacrilege sacrosanct sadism sadist
sadistic saga saintly salacious salivate samaritan sanctimonious sanguine sardonic satanic scab
scalding scammer scandal-hit scandal-ridden scandalously scapegoated scattergun schmooze scoff
scold scorn scornful scoundrel scourge scowl scrounging scrupulous scum scupper scurrilous scuttle
second-rate self-appointed self-congratulatory self-important self-inflicted self-righteous
self-sacrifice self-serving selfish selfishness selflessly senile sensationalist sensationally
senselessly servile shabby shackle shady-dealing shambling shame shamefully shamelessly shantytown
shattering sheepish shiftless shockingly shoddily short-sighted showboating showoff shrill shrivel
shyster silly simpleton sin sinful sinking-ship sitting-duck slander slanderous slapstick
slash-and-burn slaughterhouse slavish slay sleaze sleazeball slimy slob sloppy slovenly sluggish
slumber smackdown small-minded smarmy smash-and-grab smirk smug smugly snake-oil sneaky snide snipe
snivel snobbish snooper snooping snooty snout soft-soap soft-touch sold-out sorcery sordidly sorely
sorry-state soul-destroying soulless spectacular spectacularly spellbinding spin-doctor spinelessly
spite spiteful splash-the-cash splendour spoiler spoilsport spoilt squalid squalor stagnant
star-studded starry-eyed starve steadfastly steamroller stench stigma stinging stink
stinker stinking stir-up stoically storm-battered stranglehold strangulation stricken strident
strife-torn striking-it-rich strut stubborn stubbornly stunner stunning stunningly stupefied stupid
stupidity suave subhuman sublime subservient subversive subvert sucker suffocate suffocating sulk
sulking sully superb superbly superhuman superlative supremacist surly swagger swaggering swanky
swarming swashbuckling swear-blind sweetheart-deal swindler swoop sycophant sycophantic tacky taint
tainted tantalising tarnish tarnished tasteless tatters tawdriness tear-jerking tearaway temerity
terribly terrific terror-stricken thankless thievery thieving thoughtless threadbare thrilling
throttle thuggery thuggish thundering thwart time-bomb timeless timid tinderbox tinpot toady
tormented tormentor torrid tortuous touchy tough-talking tragically tragicomic traitorous trample
trampled trash trashy treasonous trickery trickster trigger-man trite triumphal
triumphantly troll troublemaking truculent truthful tumult tumultuous tyrannical tyrannise ugly
unabashed unapologetic unashamed unbearable unbelievable unbending unbridled unconscionable uncouth
undaunted undemocratic underdog underhand underhanded undignified unending unfair unfit unflinching
unforgivable unhinged unholy uninspiring unjust unjustified unleash unmasked unmatched unparalleled
unpatriotic unprincipled unrelenting unrepentant unruly unsavoury unscrupulous unseemly unspeakable
unsung untrustworthy unwarranted unwieldy unworthy upstart usurp usurper utopian utterly vain
valiantly valour vanquish vanquished varmint vengeance vengeful venomous vermin verminous viciously
villain villainous villainy virtuous virulent vitriol vitriolic vociferous voracious vulgar wacky
wail wallow wanton war-crazed warlike warmongering warped washed-up washout wasteful watershed
weak-kneed weakling weasel weaselly weird well-heeled well-meaning wheedle wheeler-dealer whimper
whimsical whinger whip-up whitewashed whizz-kid wholehearted wickedly wickedness wild-eyed wimp
windbag wishy-washy witch-hunter witless wizardry woe woeful woefully wondrous woolly worthless
wreak wrecking wrest wretch wretched wretchedly wrongheaded xenophobe xenophobic yes-man yobbish
zany zeal zealotry zealous zombie
"""


def _forms(word: str) -> tuple[str, ...]:
    """Spell the forms of a word of any kind; some do not exist."""
    stem = word.removesuffix("e")
    forms = [word, f"{word}s", f"{word}es", f"{stem}ed", f"{stem}ing", f"{word}ly"]
    if word.endswith("y"):
        forms += [f"{word[:-1]}ies", f"{word[:-1]}ied"]
    return tuple(forms)


# words that mean nothing of the kind, spelled like forms of some that do
_OTHER_WORDS = frozenset("routes routed".split())
CHARGED = frozenset(form for word in _WORDS.split() for form in _forms(word)) - _OTHER_WORDS
