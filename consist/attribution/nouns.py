"""Nouns for those who speak: offices, bodies, groups and documents; and words that end a name.

Own lists, from general knowledge of English newswriting.
"""

from __future__ import annotations

# A person told by office, trade or relation to the matter.
PERSONS = frozenset(
    """
    minister premier president chancellor king queen prince princess emperor sultan emir sheikh
    governor mayor senator lawmaker deputy congressman congresswoman legislator councillor chairman
    chairwoman chair chairperson head chief boss director manager secretary treasurer commissioner
    ambassador envoy diplomat negotiator mediator spokesman spokeswoman spokesperson general colonel
    major captain lieutenant sergeant commander admiral marshal brigadier officer official aide
    adviser advisor analyst economist strategist expert professor scientist researcher engineer
    doctor physician surgeon nurse lawyer attorney solicitor barrister prosecutor judge magistrate
    coroner inspector investigator detective inquirer ombudsman auditor banker broker trader
    investor founder owner executive ceo coach striker player agent promoter organiser organizer
    activist campaigner protester demonstrator rebel opponent critic supporter witness survivor
    victim resident neighbour neighbor bystander passer-by passenger pilot driver farmer shopkeeper
    worker employee colleague teacher pupil student priest bishop cleric imam pastor father mother
    son daughter brother sister husband wife widow widower uncle aunt cousin partner friend relative
    child boy girl man woman person reporter correspondent journalist editor photographer historian
    author biographer veteran soldier fighter prisoner defendant accused leader candidate rival
    successor predecessor delegate representative rescuer firefighter paramedic surveyor barmaid
    porter baker fisherman hauler haulier neighbour's secretary-general vice-president whistleblower
    insider source dad mum mother-in-law clerk miner guard cook sailor gardener mechanic electrician
    plumber carpenter janitor caretaker tenant landlord customer shopper commuter motorist cyclist
    courier butcher barber waiter waitress bartender chef midwife carer pensioner retiree volunteer
    villager farmhand shepherd hunter ranger lifeguard referee umpire spectator fan singer actor
    actress painter poet novelist librarian curator archivist translator interpreter accountant
    consultant contractor architect planner designer developer programmer technician conductor
    dispatcher controller signalman stationmaster skipper mate master bosun marine ensign private
    corporal cadet recruit suspect convict inmate hostage captive refugee migrant evacuee settler
    nomad peasant labourer docker welder smith weaver tailor cobbler jeweller pharmacist dentist
    psychologist psychiatrist sociologist geologist biologist chemist physicist astronomer
    meteorologist seismologist epidemiologist virologist statistician mathematician linguist
    philosopher theologian rabbi monk nun deacon vicar archbishop cardinal pope pontiff
    """.split()
)
# A body that speaks through whoever it sends.
BODIES = frozenset(
    """
    government ministry cabinet parliament assembly senate congress council commission committee
    board authority agency service department office bureau treasury police army navy military force
    court tribunal prosecution party union league alliance coalition opposition movement group
    organisation organization association federation charity company firm corporation manufacturer
    maker bank fund university institute hospital clinic school airport airline railway club team
    watchdog regulator observatory monitor state regime kremlin palace embassy consulate mission
    delegation side camp faction network channel broadcaster agency newspaper paper daily website
    media press television radio tv consortium syndicate administration secretariat presidency
    command headquarters centre center brigade insurer operator carrier launcher retailer lender
    supplier utility partners holdings mutual ltd plc inc corp events trust council chamber guild
    foundation academy laboratory forum lobby panel inspectorate
    """.split()
)
# Several people without a name.
GROUPS = frozenset(
    """
    officials sources police authorities witnesses residents survivors activists experts analysts
    mediators negotiators diplomats officers investigators prosecutors lawyers doctors scientists
    researchers economists traders bankers organisers organizers protesters demonstrators rebels
    militants insurgents opponents critics supporters villagers locals neighbours neighbors
    passengers relatives families parents farmers workers employees colleagues teachers students
    voters ministers lawmakers leaders governments monitors rescuers firefighters paramedics medics
    engineers unions companies insurers media people observers inspectors aides advisers spokesmen
    envoys delegates soldiers troops fighters commanders reporters journalists correspondents
    councillors volunteers customers readers members friends staff services ministries agencies
    parties participants inhabitants citizens historians pollsters scholars executives managers
    directors bosses chiefs groups politicians scientists shareholders
    producers websites newspapers outlets channels
    """.split()
)
# A text or a record that is cited.
DOCUMENTS = frozenset(
    """
    report statement bulletin letter log logs record records document documents file files email
    emails e-mail memo memorandum text tally count list lists inventory figures data statistics
    survey poll study paper minutes transcript note notes communique communiqué declaration
    announcement press-release release filing indictment verdict ruling draft agreement table
    telegram cable dispatch video footage photographs pictures recording tape images register
    account accounts estimate estimates reports announcement website telemetry invoice affidavit
    tests readings measurements autopsy complaint audit assessment analysis review inquiry
    investigation
    """.split()
)
TITLES = frozenset(
    """
    mr mrs ms miss mx dr prof professor sir dame lord lady gen general lt lieutenant col colonel maj
    major capt captain sgt sergeant cmdr commander adm admiral president minister premier chancellor
    king queen prince princess governor mayor senator sen rep judge justice bishop father sister
    pope imam sheikh chief inspector superintendent detective constable ambassador secretary
    """.split()
)
SPOKES = frozenset("spokesman spokeswoman spokesperson spokespeople spokesmen speaker".split())
# Places that people are called by as well: "Sofia Munk", "Jim Jordan".
GIVEN_NAMES = frozenset(
    "sofia jordan georgia paris chad israel vienna santiago london india kenya ireland".split()
)
# Words that describe what an office or body is about.
FIELDS = frozenset(
    """
    prime foreign interior defence defense finance health justice transport education energy economy
    economic agriculture environment labour labor trade culture home customs electoral election fire
    rescue civil protection border coast guard state national federal central local regional
    district municipal city county royal public security intelligence military deputy vice former
    acting senior chief general executive medical medicines aviation rail railway safety relief aid
    human rights monitoring news information opposition ruling rebel union police army air flight
    weather water power nuclear oil gas mining insurance tax budget statistics statistical emergency
    emergencies government parliamentary presidential communist labour commerce farmers' drivers'
    workers teachers political legal financial industrial diplomatic judicial religious academic
    independent
    """.split()
)
# Small words within a name: "Anna van Dijk".
PARTICLES = frozenset("van von der den de del di da la al bin ibn".split())
# What somebody turns down where it is no offer: each calls a claim one.
CLAIMS = frozenset(
    "accusation accusations allegation allegations claim claims reports suggestion"
    " suggestions".split()
)
SOURCES = PERSONS | BODIES | GROUPS | DOCUMENTS
DETERMINERS = frozenset(
    """
    the a an this that these those his her its their our my your another one two three four five six
    seven eight nine ten several some many most no every each both all any few dozens another's
    """.split()
)
PRONOUNS = frozenset("he she they it we i you".split())
AUXILIARIES = frozenset(
    """
    has have had did does do will would can could may might must should is was are were be been
    being not never also then later again since only now still just already once ever even
    repeatedly further previously earlier once both all himself herself itself themselves yesterday
    today always
    """.split()
)
# Nothing of these is part of a speaker's description.
STOPWORDS = (
    PRONOUNS
    | AUXILIARIES
    | frozenset(
        """
        and or but nor so yet that because while when where as if after before since until although
        though whereas whether than who whom whose which what why how there here him them us me on
        by with
        without to into onto over under about against between among during through across behind
        beyond within around near outside inside alongside despite per via upon toward towards like
        unlike amid monday
        tuesday wednesday thursday friday saturday sunday january february march april june july
        august september october november december yesterday today tomorrow tonight overnight
        meanwhile however moreover nevertheless instead therefore perhaps indeed finally according
        up down out off away back together apart told said says say
        """.split()
    )
)
# Prepositions that a description may go on with: "head of the commission".
LINKS = frozenset("of for from at in".split())
FUNCTION_WORDS = STOPWORDS | DETERMINERS
"""What carries no matter of its own and begins no name."""
