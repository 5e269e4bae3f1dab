"""Countries by their names, adjectives, capitals and the houses that stand for their governments.

Our own list, from general knowledge. Invented countries are met by the stems of their names:
Tarvonia, Tarvonian.
"""

from __future__ import annotations

# name | adjectives and people | capital and metonyms
_TABLE = """
afghanistan|afghan afghans|kabul
albania|albanian albanians|tirana
algeria|algerian algerians|algiers
andorra|andorran andorrans|
angola|angolan angolans|luanda
argentina|argentine argentinian argentines|buenos_aires
armenia|armenian armenians|yerevan
australia|australian australians|canberra
austria|austrian austrians|vienna
azerbaijan|azerbaijani azeri azerbaijanis|baku
bahrain|bahraini bahrainis|manama
bangladesh|bangladeshi bangladeshis|dhaka
belarus|belarusian belarusians|minsk
belgium|belgian belgians|
benin|beninese|
bolivia|bolivian bolivians|la_paz
bosnia|bosnian bosnians|sarajevo
botswana|botswanan|gaborone
brazil|brazilian brazilians|brasilia
britain|british britons briton uk united_kingdom u.k.|london downing_street whitehall westminster
bulgaria|bulgarian bulgarians|sofia
burkina_faso|burkinabe|ouagadougou
burundi|burundian burundians|bujumbura
cambodia|cambodian cambodians|phnom_penh
cameroon|cameroonian cameroonians|yaounde
canada|canadian canadians|ottawa
chad|chadian chadians|n'djamena
chile|chilean chileans|santiago
china|chinese|beijing
colombia|colombian colombians|bogota
congo|congolese|kinshasa
costa_rica|costa_rican costa_ricans|
croatia|croatian croatians croat|zagreb
cuba|cuban cubans|havana
cyprus|cypriot cypriots|nicosia
czechia|czech czechs czech_republic|prague
denmark|danish danes|copenhagen
dominican_republic||santo_domingo
ecuador|ecuadorian ecuadorean|quito
egypt|egyptian egyptians|cairo
el_salvador|salvadoran salvadorans salvadorean|san_salvador
eritrea|eritrean eritreans|asmara
estonia|estonian estonians|tallinn
ethiopia|ethiopian ethiopians|addis_ababa
fiji|fijian fijians|suva
finland|finnish finns|helsinki
france|french|paris elysee élysée
gabon|gabonese|libreville
gambia|gambian gambians|banjul
georgia|georgian georgians|tbilisi
germany|german germans|berlin
ghana|ghanaian ghanaians|accra
greece|greek greeks|athens
guatemala|guatemalan guatemalans|
guinea|guinean guineans|conakry
haiti|haitian haitians|port-au-prince
honduras|honduran hondurans|tegucigalpa
hungary|hungarian hungarians|budapest
iceland|icelandic icelanders|reykjavik
india|indian indians|new_delhi delhi
indonesia|indonesian indonesians|jakarta
iran|iranian iranians|tehran
iraq|iraqi iraqis|baghdad
ireland|irish|dublin
israel|israeli israelis|jerusalem tel_aviv
italy|italian italians|rome
ivory_coast|ivorian ivorians|abidjan
jamaica|jamaican jamaicans|kingston
japan|japanese|tokyo
jordan|jordanian jordanians|amman
kazakhstan|kazakh kazakhs|astana
kenya|kenyan kenyans|nairobi
kosovo|kosovar kosovan|pristina
kuwait|kuwaiti kuwaitis|
kyrgyzstan|kyrgyz|bishkek
laos|laotian lao|vientiane
latvia|latvian latvians|riga
lebanon|lebanese|beirut
liberia|liberian liberians|monrovia
libya|libyan libyans|tripoli
lithuania|lithuanian lithuanians|vilnius
luxembourg|luxembourgish|
madagascar|malagasy|antananarivo
malawi|malawian|lilongwe
malaysia|malaysian malaysians|kuala_lumpur
mali|malian malians|bamako
malta|maltese|valletta
mauritania|mauritanian|nouakchott
mauritius|mauritian mauritians|
mexico|mexican mexicans|mexico_city
moldova|moldovan moldovans|chisinau
mongolia|mongolian mongolians|ulaanbaatar
montenegro|montenegrin montenegrins|podgorica
morocco|moroccan moroccans|rabat
mozambique|mozambican mozambicans|maputo
myanmar|burmese burma|naypyidaw yangon
namibia|namibian|windhoek
nepal|nepali nepalese|kathmandu
netherlands|dutch holland|the_hague
new_zealand|new_zealander|wellington
nicaragua|nicaraguan|managua
niger|nigerien|niamey
nigeria|nigerian nigerians|abuja
north_korea|north_korean|pyongyang
north_macedonia|macedonian|skopje
norway|norwegian norwegians|oslo
oman|omani|muscat
pakistan|pakistani pakistanis|islamabad
palestine|palestinian palestinians|ramallah
panama|panamanian|
papua_new_guinea|papuan papuans|port_moresby
paraguay|paraguayan|asuncion
peru|peruvian peruvians|lima
philippines|philippine filipino filipinos|manila
poland|polish poles|warsaw
portugal|portuguese|lisbon
qatar|qatari qataris|doha
romania|romanian romanians|bucharest
russia|russian russians|moscow kremlin
rwanda|rwandan rwandans|kigali
saudi_arabia|saudi saudis|riyadh
senegal|senegalese|dakar
serbia|serbian serbs serb|belgrade
sierra_leone|sierra_leonean|freetown
singapore|singaporean|
slovakia|slovak slovaks|bratislava
slovenia|slovenian slovene|ljubljana
somalia|somali somalis|mogadishu
south_africa|south_african|pretoria
south_korea|south_korean|seoul
south_sudan|south_sudanese|juba
spain|spanish spaniards|madrid
sri_lanka|sri_lankan|colombo
sudan|sudanese|khartoum
sweden|swedish swedes|stockholm
switzerland|swiss|bern
syria|syrian syrians|damascus
taiwan|taiwanese|taipei
tajikistan|tajik tajiks|dushanbe
tanzania|tanzanian tanzanians|dodoma
thailand|thai thais|bangkok
togo|togolese|lome
tunisia|tunisian tunisians|tunis
turkey|turkish turks türkiye turkiye|ankara
turkmenistan|turkmen|ashgabat
uganda|ugandan ugandans|kampala
ukraine|ukrainian ukrainians|kyiv kiev
united_arab_emirates|emirati emiratis uae|abu_dhabi
united_states|american americans us u.s. usa u.s.a. america|washington white_house pentagon
uruguay|uruguayan|montevideo
uzbekistan|uzbek uzbeks|tashkent
venezuela|venezuelan venezuelans|caracas
vietnam|vietnamese|hanoi
yemen|yemeni yemenis|sanaa
zambia|zambian zambians|lusaka
zimbabwe|zimbabwean zimbabweans|harare
european_union|eu e.u. european|brussels
united_nations|un u.n.|
vatican|papal|holy_see
"""


def _places() -> dict[str, str]:
    names: dict[str, str] = {}
    for line in _TABLE.strip().splitlines():
        country, people, capitals = line.split("|")
        for word in (country, *people.split(), *capitals.split()):
            names[word.replace("_", " ")] = country
    return names


PLACES = _places()
_NO_COUNTRIES = frozenset(("european_union", "united_nations", "vatican"))
COUNTRIES = {
    name.replace("_", " "): country.replace("_", " ")
    for country, people, _ in (line.split("|") for line in _TABLE.strip().splitlines())
    if country not in _NO_COUNTRIES
    for name in (country, *people.split())
}
"""Each country by its names and adjectives, without what stands for its government."""

# The longest first, so that "Tarvonian" loses "ian" before "an".
_ENDINGS = ("ians", "ian", "ans", "ia", "an", "ese", "ish", "a")


def place_key(word: str, *, known: bool = True) -> str | None:
    """Return the key of the country that a word (lower case) names, or None.

    With `known` false, an invented country is named by its stem; the word must then carry the
    ending of a country or of its people.

    >>> place_key("ukrainian"), place_key("kyiv"), place_key("tarvonian", known=False)
    ('ukraine', 'ukraine', 'tarvon')
    """
    word = word.removesuffix("'s").removesuffix("'")
    if word in PLACES:
        return PLACES[word]
    if known or len(word) < 6:
        return None
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 4:
            return stem
    return None
