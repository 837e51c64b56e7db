"""What the sections of the settings are called: Ctrl+K finds them before the page is built."""

from typing import NamedTuple


class SectionName(NamedTuple):
    """One section, and other words one might type to find it."""

    key: str
    title: str
    icon: str
    words: tuple[str, ...]


SECTIONS = (
    SectionName("profile", "Profil", "person", ("adgangskode", "log ud", "navn")),
    SectionName("teams", "Teams", "users", ("grænser", "max", "aldersgruppe")),
    SectionName("workers", "Medarbejdere", "list", ("ansat", "roller", "fratræder")),
    SectionName("users", "Brugere", "key", ("log ind", "adgangskode", "gendannelseskode")),
    SectionName("meeting_types", "Mødetyper", "calendar", ("dagsorden", "varighed", "skabelon")),
    SectionName("offers", "Tilbud", "briefcase", ("katalog", "indsats", "ventetid", "paragraf")),
    SectionName("rules", "Regler", "clock", ("frister", "regelsæt", "lovgrundlag", "kilde", "påmindelse")),
    SectionName("areas", "Områder", "target", ("delmålshjul", "hjul", "måling", "udviklingshjul")),
    SectionName("papers", "Papir", "printer", ("brevhoved", "myndighed", "enhed", "udskriv", "dagsorden")),
    SectionName("storage", "Lager", "database", ("sikkerhedskopi", "backup", "gendan", "efterse")),
    SectionName(
        "look",
        "Udseende",
        "sun",
        ("tema", "mørk", "lys", "farver", "tekststørrelse", "skærmlås", "påmindelse"),
    ),
    SectionName("about", "Om koordinator", "info", ("version", "licens")),
)
