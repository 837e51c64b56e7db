"""The sheets that are printed when somebody is to be able to log in."""

from datetime import date

from koordinator.ui.base.formats import long_date
from koordinator.ui.base.secret import SecretPaper

_KEEP_CODE = (
    "Med koden kan en bruger få en ny adgangskode, hvis den gamle er glemt.",
    "Læg papiret et sted, hvor kun teamlederen kan komme til det. Læg det ikke ved maskinen.",
    "Koden tastes under »Glemt adgangskode?« ved log ind. Store og små bogstaver er lige gode.",
)
_HAND_OVER = (
    "Giv papiret til den, der skal bruge det, og ikke til andre.",
    "Adgangskoden gælder til det første log ind; så vælger man sin egen.",
    "Den kan tastes med eller uden bindestreger. Store og små bogstaver er lige gode.",
)


def recovery_paper(store_name: str, code: str, day: date) -> SecretPaper:
    """The sheet with the recovery code, to be put away."""
    facts = (("Lager", store_name), ("Lavet", long_date(day.isoformat())))
    return SecretPaper("Gendannelseskode", facts, code, _KEEP_CODE)


def password_paper(login: str, password: str, day: date) -> SecretPaper:
    """The sheet with a temporary password, to be handed over."""
    facts = (("Brugernavn", login), ("Lavet", long_date(day.isoformat())))
    return SecretPaper("Midlertidig adgangskode", facts, password, _HAND_OVER)
