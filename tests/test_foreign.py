"""Articles in other languages are told, and nothing in English is, however it is written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consist.foreign import is_foreign, noted, noted_of
from consist.model import Article, Note

FOREIGN = {
    "de": (
        "Bei einem Brand in einem Wohnhaus in der Innenstadt sind am Freitag zwölf "
        "Menschen ums Leben gekommen. Die Feuerwehr war nach eigenen Angaben mit mehr "
        "als hundert Kräften im Einsatz. Der Bürgermeister sprach den Angehörigen sein "
        "Beileid aus und kündigte an, die Ursache werde nun von der Staatsanwaltschaft "
        "untersucht. Was genau passiert ist, war zunächst unklar. Ein Sprecher sagte, "
        "man habe an der Tür einen Mann gesehen, der bald darauf in die Nacht verschwand."
    ),
    "nl": (
        "Bij een brand in een woning in het centrum van de stad zijn vrijdag twaalf "
        "mensen om het leven gekomen. De brandweer was met meer dan honderd man in "
        "actie. De burgemeester is geschokt en zei dat we samen over de toekomst van het "
        "gebouw moeten praten. Of er sprake was van opzet is nog niet bekend. Hij had in "
        "de nacht een man gezien die in een auto stapte en na een tijd weer terug kwam. "
        "De politie wil met hem in gesprek."
    ),
    "fr": (
        "Un incendie a ravagé vendredi un immeuble du centre-ville, faisant douze morts "
        "et une trentaine de blessés. Les pompiers ont mobilisé plus de cent hommes pour "
        "venir à bout des flammes. Le maire a présenté ses condoléances aux familles et "
        "il a annoncé que le parquet avait ouvert une enquête. On ne sait pas encore ce "
        "qui est à l'origine du sinistre, mais un témoin dit avoir vu un homme sortir de "
        "la cour."
    ),
    "es": (
        "Un incendio en un edificio del centro de la ciudad dejó el viernes doce muertos "
        "y una treintena de heridos. Los bomberos movilizaron a más de cien efectivos. "
        "El alcalde ha dado el pésame a las familias y ha anunciado que la fiscalía "
        "investiga las causas. No se sabe todavía qué ha pasado, pero un testigo dice "
        "que vio a un hombre salir del patio poco antes de las once de la noche."
    ),
    "it": (
        "Un incendio in un palazzo del centro ha causato venerdì dodici morti e una "
        "trentina di feriti. I vigili del fuoco sono intervenuti con più di cento "
        "uomini. Il sindaco ha espresso il suo cordoglio alle famiglie e ha annunciato "
        "che la procura ha aperto un'inchiesta. Non si sa ancora che cosa sia successo, "
        "ma un testimone ha detto di aver visto un uomo in fuga per le scale, a notte "
        "fonda, in direzione della stazione."
    ),
    "da": (
        "Tolv mennesker mistede livet, da der fredag udbrød brand i en boligblok midt i "
        "byen. Brandvæsenet var til stede med over hundrede mand. Borgmesteren siger, at "
        "han er dybt chokeret, og at politiet nu vil undersøge sagen for at finde ud af, "
        "hvad der er sket. En mand er set løbe fra stedet, men om han har noget at gøre "
        "med branden, er for tidligt at sige. Der var i nat over tredive på hospitalet."
    ),
    "no": (
        "Tolv mennesker mistet livet da det fredag begynte å brenne i en boligblokk midt "
        "i byen. Brannvesenet var på plass med over hundre mann. Ordføreren sier at han "
        "er dypt rystet, og at politiet nå vil undersøke saken for å finne ut hva som "
        "har skjedd. En mann er sett løpe fra stedet, men om han har noe med brannen å "
        "gjøre, er for tidlig å si. For ett år siden var det også brann her."
    ),
    "sv": (
        "Tolv människor miste livet när det på fredagen började brinna i ett "
        "flerfamiljshus i centrum. Räddningstjänsten var på plats med över hundra man. "
        "Kommunstyrelsens ordförande säger att han är djupt skakad och att polisen nu "
        "ska utreda vad som har hänt. En man har setts springa från platsen, men om han "
        "har med branden att göra är för tidigt att säga."
    ),
    "pl": (
        "Dwanaście osób zginęło w piątek w pożarze kamienicy w centrum miasta. W akcji "
        "brało udział ponad stu strażaków. Burmistrz złożył kondolencje rodzinom i "
        "zapowiedział, że prokuratura zbada przyczyny tragedii. Na razie nie wiadomo, co "
        "się stało, ale świadek mówi, że widział mężczyznę, który wybiegł z podwórza tuż "
        "przed jedenastą. To nie pierwszy taki pożar w tym roku, a do tego w tej samej "
        "dzielnicy."
    ),
    "pt": (
        "Um incêndio num prédio do centro da cidade fez na sexta-feira doze mortos e "
        "cerca de trinta feridos. Os bombeiros mobilizaram mais de cem homens. O "
        "presidente da câmara apresentou as condolências às famílias e anunciou que o "
        "Ministério Público vai investigar as causas. Ainda não se sabe o que aconteceu, "
        "mas as autoridades ouviram uma testemunha que diz ter visto um homem a sair do "
        "pátio."
    ),
    "ro": (
        "Doisprezece oameni au murit vineri într-un incendiu care a cuprins un bloc din "
        "centrul orașului. Pompierii au intervenit cu peste o sută de oameni. Primarul a "
        "transmis condoleanțe familiilor și a anunțat că procurorii au deschis o "
        "anchetă. Nu se știe încă ce s-a întâmplat, dar un martor spune că a văzut un "
        "bărbat care are legătură cu focul și care a fost dus la spital. Cei care sunt "
        "răniți se află în afara oricărui pericol."
    ),
    "fi": (
        "Kaksitoista ihmistä kuoli perjantaina tulipalossa, joka syttyi kerrostalossa "
        "keskustassa. Palokunta oli paikalla yli sadan miehen voimin. Kaupunginjohtaja "
        "esitti osanottonsa omaisille ja kertoi, että poliisi tutkii nyt syytä. Vielä ei "
        "tiedetä, mitä tapahtui, mutta silminnäkijä sanoo nähneensä miehen, joka juoksi "
        "pihalta juuri ennen yhtätoista. Hän on nyt poliisin kuultavana, ja asia on "
        "kesken."
    ),
    "hu": (
        "Tizenkét ember halt meg pénteken abban a tűzben, amely egy belvárosi lakóházban "
        "ütött ki. A tűzoltók több mint száz emberrel vonultak ki. A polgármester "
        "részvétét fejezte ki a családoknak, és bejelentette, hogy az ügyészség "
        "vizsgálja az okokat. Egyelőre nem tudni, mi történt, de egy szemtanú szerint "
        "egy férfi az utolsó percben futott ki az udvarból. Az is kiderült, hogy a ház "
        "nem volt biztosítva."
    ),
    "tr": (
        "Kent merkezindeki bir apartmanda cuma günü çıkan yangında on iki kişi hayatını "
        "kaybetti. İtfaiye yüzden fazla kişiyle müdahale etti. Belediye başkanı ailelere "
        "başsağlığı diledi ve savcılığın soruşturma başlattığını açıkladı. Ne olduğu "
        "henüz bilinmiyor, ama bir tanık on birden hemen önce avludan çıkan bir adam "
        "gördüğünü söylüyor. Yaralılar hastanede ve durumları ağır değil, bu gece orada "
        "kalacaklar."
    ),
    "id": (
        "Dua belas orang tewas dalam kebakaran yang melanda sebuah gedung apartemen di "
        "pusat kota pada hari Jumat. Pemadam kebakaran mengerahkan lebih dari seratus "
        "orang. Wali kota menyampaikan belasungkawa kepada keluarga korban dan "
        "mengumumkan bahwa kejaksaan akan menyelidiki penyebabnya. Belum diketahui apa "
        "yang terjadi, tetapi seorang saksi mengatakan dia melihat seorang pria keluar "
        "dari halaman sebelum pukul sebelas."
    ),
    "ru": (
        "В пятницу при пожаре в жилом доме в центре города погибли двенадцать человек. В "
        "тушении участвовали более ста пожарных. Мэр выразил соболезнования семьям и "
        "сообщил, что прокуратура начала расследование. Пока неизвестно, что произошло, "
        "но свидетель говорит, что видел мужчину, который выбежал со двора незадолго до "
        "одиннадцати. Раненые находятся в больнице, их состояние врачи называют "
        "стабильным."
    ),
    "ar": (
        "قتل اثنا عشر شخصا يوم الجمعة في حريق اندلع في مبنى سكني وسط المدينة. وشارك في "
        "إخماد الحريق أكثر من مئة رجل إطفاء. وقدم رئيس البلدية تعازيه إلى العائلات وأعلن "
        "أن النيابة العامة فتحت تحقيقا في الأسباب. ولم يعرف بعد ما حدث، لكن شاهدا قال "
        "إنه رأى رجلا يخرج من الفناء قبل الساعة الحادية عشرة بقليل في تلك الليلة."
    ),
    "zh": (
        "周五，市中心一栋居民楼发生火灾，造成十二人死亡，三十多人受伤。消防部门出动了一百多名消防员。市长向遇难者家属表示哀悼，并宣布检察机关已展开调查。目前起火原因尚不"
        "清楚，但一名目击者称，他在晚上十一点前看到一名男子离开院子。伤者目前在医院接受治疗，情况稳定，预计几天后可以出院回家。"
    ),
}
LISTS = {
    "league table": (
        "Pos Team Pld W D L GF GA Pts\n"
        "1 Arsenal 38 26 6 6 88 43 84\n"
        "2 Manchester City 38 28 5 5 94 33 89\n"
        "3 Liverpool 38 19 10 9 75 47 67\n"
        "4 Newcastle United 38 19 14 5 68 33 71\n"
        "5 Brighton 38 18 8 12 72 53 62\n"
        "6 Aston Villa 38 18 7 13 51 46 61\n"
        "7 Tottenham Hotspur 38 18 6 14 70 63 60 8 Brentford 9 Fulham 10 Crystal Palace "
        "11 Chelsea 12 Wolves 13 West Ham 14 Bournemouth"
    ),
    "results": (
        "Aldershot 2, Barnet 1. Boreham Wood 0, Chesterfield 3. Dorking 1, Eastleigh 1. "
        "Gateshead 4, Halifax 0. Maidstone 2, Notts County 5. Oldham 1, Scunthorpe 2. "
        "Southend 3, Torquay 0. Wealdstone 1, Woking 2. Wrexham 3, Yeovil 0. Postponed: "
        "Altrincham v Bromley; Solihull v York. Scorers: Mullin 12, 44, 78; Langstaff 9; "
        "Kabamba 60. Attendance 4,312, 2,198, 9,511."
    ),
    "line-ups": (
        "England: Pickford; Walker, Stones, Maguire, Shaw; Rice, Bellingham, Henderson; "
        "Saka, Kane, Foden. Substitutes: Pope, Ramsdale, Trippier, Dier, Coady, "
        "Alexander-Arnold, White, Phillips, Mount, Gallagher, Grealish, Maddison, "
        "Rashford, Sterling, Wilson. Referee: Sampaio. Booked: Rice, Maguire. France: "
        "Lloris; Koundé, Varane, Upamecano, Hernandez; Tchouaméni, Rabiot; Dembélé, "
        "Griezmann, Mbappé; Giroud."
    ),
    "headlines": (
        "Miners killed in Halm pit collapse\n"
        "Police probe blast at market, two held\n"
        "Fuel prices rise for third week\n"
        "Minister quits amid bribery row\n"
        "Storm cuts power to thousands\n"
        "Strike halts trains across north\n"
        "Court jails former mayor over fraud\n"
        "City beat Rovers to reach final\n"
        "Rival parties agree coalition deal\n"
        "Hospital bosses apologise after error\n"
        "Schools shut as snow falls"
    ),
    "headlines in capitals": (
        "Miners Killed In Halm Pit Collapse\n"
        "Police Probe Blast At Market, Two Held\n"
        "Fuel Prices Rise For Third Week\n"
        "Minister Quits Amid Bribery Row\n"
        "Storm Cuts Power To Thousands\n"
        "Strike Halts Trains Across North\n"
        "Court Jails Former Mayor Over Fraud\n"
        "City Beat Rovers To Reach Final\n"
        "Rival Parties Agree Coalition Deal"
    ),
    "upper case": (
        "MINERS KILLED IN HALM PIT COLLAPSE. THE OWNER SAID THAT IT HAD PASSED AN "
        "INSPECTION IN APRIL. POLICE SAID TWELVE MEN WERE DEAD AND THAT MORE WERE "
        "MISSING. THE MAYOR CALLED FOR AN INQUIRY AND SAID THE PIT WOULD NOT OPEN AGAIN. "
        "UNIONS SAID THEY HAD WARNED OF THE DANGER FOR YEARS AND BLAMED THE MINISTRY."
    ),
    "headlines without function words": (
        "Oil prices climb, shares slide\n"
        "Banks cut growth forecasts\n"
        "Grain exports resume, officials say\n"
        "Rail unions reject pay offer\n"
        "Coastal towns brace: more floods expected\n"
        "Vaccine trial shows promise\n"
        "Prosecutors drop charges\n"
        "Polls tighten days before vote\n"
        "Chip maker posts record profit\n"
        "Teachers vote, strike looms\n"
        "Wildfire smoke blankets cities\n"
        "Central bank holds rates steady"
    ),
    "ingredients": (
        "two cups plain flour, one teaspoon baking powder, half teaspoon salt, three "
        "large eggs, whole milk, melted butter, brown sugar, vanilla extract, chopped "
        "walnuts, grated lemon zest, dried cranberries, dark chocolate chips, ground "
        "cinnamon, crushed cardamom pods, fresh ginger, maple syrup, icing sugar, double "
        "cream, toasted almonds, sea salt flakes, orange peel, ripe bananas, rolled oats"
    ),
    "prices": (
        "Dow up 1.2 pct, Nasdaq down 0.3 pct, S&P flat. Brent crude 82.10 usd/bbl, up "
        "0.4 pct. Gold 1,930 usd/oz, down 0.1 pct. Euro 1.09 usd, yen 141.2. Ten-year "
        "yield 3.74 pct, up 2 bps. Shares: Apple up 0.9 pct, Tesla down 2.1 pct, Shell "
        "up 0.6 pct, BP up 0.8 pct, Vodafone down 1.5 pct, Barclays flat, Lloyds down "
        "0.2 pct, Rio Tinto up 1.1 pct, Glencore up 1.4 pct"
    ),
    "weather": (
        "London: cloudy, light showers, max 14C, min 8C. Leeds: sunny spells, max 12C, "
        "min 5C. Glasgow: heavy rain, strong winds, max 9C, min 4C. Cardiff: mostly dry, "
        "hazy sunshine, max 15C, min 9C. Belfast: patchy drizzle, breezy, max 11C, min "
        "6C. Outlook: turning colder, wintry showers north, frost inland, gales "
        "northwest coasts, brighter southeast."
    ),
    "court list": (
        "John Smith, 34, of Mill Lane, fined £120, costs £85, speeding. Mary Jones, 51, "
        "of High Street, banned 12 months, drink driving. Peter Brown, 29, no fixed "
        "address, jailed eight weeks, theft, shoplifting, breach of bail. Anne White, "
        "44, of Park Road, community order, assault. Paul Green, 38, of Station Road, "
        "fined £60, littering, no insurance, defective tyre."
    ),
    "television": (
        "6.00 News. 6.30 Sport. 7.00 Quiz show. 7.30 Soap. 8.00 Documentary: deep sea "
        "life. 9.00 Drama: final episode, family secrets emerge. 10.00 News, weather. "
        "10.40 Film: western, black and white. 12.20 Shopping. Channel Two: 6.00 "
        "Cartoons. 7.00 Gardening. 8.00 Cookery contest, semi-final. 9.00 Comedy, new "
        "series. 9.30 Panel show. 10.00 Music: live concert highlights. 11.00 Snooker: "
        "first round."
    ),
}
NEWS = (
    "Twelve miners died when the Halm pit collapsed on Friday, the mine's owner said. It had "
    "passed an inspection in April, and the ministry has not said why it was not closed then. "
    "Rescue workers were still looking for two men who may be alive in a side shaft."
)
NAMES = (
    "Fighters of Ahrar al-Sham and Faylaq al-Rahman took the village of Tell el-Hawa from the army "
    "on Monday, said Rami Abdel Rahman. Near Deir ez-Zor, planes struck al-Mayadin and al-Bukamal; "
    "the wounded were taken to al-Hakim hospital in Idlib. Jean de la Croix of Médecins sans "
    "Frontières and Ursula von der Leyen called for a truce, as did Ricardo de los Santos."
)


@pytest.mark.parametrize("language", FOREIGN)
def test_what_is_in_another_language_is_told(language: str) -> None:
    assert is_foreign(FOREIGN[language])
    assert is_foreign(FOREIGN[language][:320])


@pytest.mark.parametrize("kind", LISTS)
def test_lists_and_headlines_in_english_are_none(kind: str) -> None:
    assert not is_foreign(LISTS[kind])
    assert not is_foreign(LISTS[kind].lower())
    assert not is_foreign(LISTS[kind] * 5)


def test_names_and_quotations_of_other_languages_are_none() -> None:
    assert not is_foreign(NEWS)
    assert not is_foreign(NAMES)
    assert not is_foreign(f"{NEWS} {NAMES} “{FOREIGN['fr'][:150]}”")
    assert not is_foreign(f"{NEWS} {NEWS} “{FOREIGN['ru'][:200]}”")


def test_a_short_text_is_of_no_language() -> None:
    assert not is_foreign("")
    assert not is_foreign("12 13 14 15. " * 50)
    assert not is_foreign("Bei einem Brand sind am Freitag zwölf Menschen ums Leben gekommen.")
    assert not is_foreign("Москва, Россия")


def test_they_are_counted_in_one_note() -> None:
    english = Article("1", "Gazette", NEWS)
    german = Article("2", "Bote", FOREIGN["de"])
    assert noted([english]) == ()
    (note,) = noted([english, german])
    assert isinstance(note, Note)
    assert note.reason.startswith(
        "1 of 2 articles seems not to be in English (such as '2' of Bote)"
    )
    assert "2 of 3 articles seem not" in noted([german, english, replace(german, id="3")])[0].reason
    assert noted_of(english) == ()
    assert noted_of(german)[0].source == "the draft"


@pytest.mark.parametrize(
    ("text", "foreign"),
    [("a", False), ("ä ", False), ("é\u0301", False), ("다", True), ("'", False), ("zu ", True)],
)
def test_hostile_texts_are_told_by_their_letters_and_words(text: str, foreign: bool) -> None:
    assert is_foreign(text * 10**6) is foreign
