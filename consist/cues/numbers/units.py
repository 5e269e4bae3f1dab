"""Units of measure, each with its dimension and its size in the dimension's base unit."""

from __future__ import annotations

from consist.cues.model import Dimension

# (dimension, base unit): size in the base unit, then its names
_TABLE: dict[tuple[Dimension, str], str] = {
    (Dimension.DURATION, "day"): """
        1.1574074074e-5 second seconds sec secs
        6.9444444444e-4 minute minutes min mins
        0.041666666667 hour hours hr hrs
        1 day days
        7 week weeks
        14 fortnight fortnights
        30.4375 month months
        365.25 year years
        3652.5 decade decades
        36525 century centuries""",
    (Dimension.LENGTH, "metre"): """
        0.001 mm millimetre millimetres millimeter millimeters
        0.01 cm centimetre centimetres centimeter centimeters
        1 metre metres meter meters m
        1000 km kilometre kilometres kilometer kilometers kms
        1609.344 mile miles
        1852 nautical
        0.3048 foot feet ft
        0.0254 inch inches
        0.9144 yard yards""",
    (Dimension.AREA, "square metre"): """
        10000 hectare hectares ha
        4046.8564 acre acres
        4046.8564 acreage""",
    (Dimension.VOLUME, "litre"): """
        1 litre litres liter liters
        0.001 millilitre millilitres ml
        3.785411784 gallon gallons
        158.987294928 barrel barrels
        1000000 megalitre megalitres""",
    (Dimension.MASS, "kilogram"): """
        1 kg kilo kilos kilogram kilograms kilogramme kilogrammes
        0.001 g gram grams gramme grammes
        0.000001 mg milligram milligrams milligramme milligrammes
        0.000000001 mcg µg μg microgram micrograms microgramme microgrammes
        1000 tonne tonnes ton tons
        0.45359237 pound_mass lb lbs
        0.028349523 ounce ounces""",
    (Dimension.SPEED, "km/h"): """
        1 kmh kph
        1.609344 mph
        1.852 knot knots""",
    (Dimension.ENERGY, "watt-hour"): """
        1000 kwh
        1000000 mwh
        1000000000 gwh""",
    (Dimension.POWER, "watt"): """
        1000 kw kilowatt kilowatts
        1000000 mw megawatt megawatts
        1000000000 gw gigawatt gigawatts""",
}

UNITS: dict[str, tuple[Dimension, float, str]] = {
    name: (dimension, float(line.split()[0]), base)
    for (dimension, base), table in _TABLE.items()
    for line in table.strip().splitlines()
    for name in line.split()[1:]
}

SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee", "₴": "hryvnia"}
CURRENCIES = {
    name: kind
    for kind, names in {
        "dollar": "dollar dollars usd bucks",
        "euro": "euro euros eur",
        "pound": "pound pounds gbp sterling quid",
        "yen": "yen jpy",
        "rupee": "rupee rupees inr",
        "franc": "franc francs chf",
        "crown": "crown crowns krona kronor krone kroner koruna korunas sek nok dkk czk",
        "mark": "marks",
        "hryvnia": "hryvnia hryvnias",
        "ruble": "ruble rubles rouble roubles",
        "yuan": "yuan renminbi",
        "peso": "peso pesos",
        "lira": "lira liras",
        "rial": "rial rials riyal riyals",
        "dinar": "dinar dinars",
        "dirham": "dirham dirhams",
        "shekel": "shekel shekels",
        "rand rands zar": "rand rands zar",
        "real": "reais reals brl",
        "won": "krw",
        "zloty": "zloty zlotys zlotych pln",
        "florin": "florin florins guilder guilders",
        "thaler": "thaler thalers taler talers",
        "ducat": "ducat ducats",
        "shilling": "shilling shillings",
        "baht": "baht",
        "ringgit": "ringgit ringgits",
        "rupiah": "rupiah rupiahs",
        "forint": "forint forints",
        "naira": "naira",
        "tenge": "tenge",
        "dong": "dong",
        "lev": "leva levs",
        "leu": "lei",
        "taka": "taka",
        "cedi": "cedi cedis",
        "lari": "lari",
        "cent": "cents",
    }.items()
    for name in names.split()
}

# what is weighed in pounds, and not paid
SUBSTANCES = frozenset(
    "beef cannabis cheese cocaine coal drugs explosives fentanyl fish flour food fruit gold "
    "heroin ice ivory luggage marijuana meat methamphetamine pressure rice rubbish salt sand "
    "seafood steel sugar tnt trash uranium waste".split()
)

# squared and cubed lengths, in square metres and litres
SQUARES = {
    "metre": 1.0, "metres": 1.0, "meter": 1.0, "meters": 1.0, "m": 1.0,
    "kilometre": 1e6, "kilometres": 1e6, "kilometer": 1e6, "kilometers": 1e6, "km": 1e6,
    "mile": 2.589988e6, "miles": 2.589988e6, "foot": 0.09290304, "feet": 0.09290304,
    "ft": 0.09290304,
}  # fmt: skip
CUBES = {
    "metre": 1e3, "metres": 1e3, "meter": 1e3, "meters": 1e3, "m": 1e3,
    "foot": 28.316847, "feet": 28.316847, "ft": 28.316847, "kilometre": 1e12, "kilometres": 1e12,
}  # fmt: skip
