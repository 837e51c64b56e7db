"""Who is logging in from the command line, and with which password."""

import argparse
import os
import sys

from koordinator.errors import KoordinatorError, WrongPassword


def given_login(chosen: argparse.Namespace) -> tuple[str, str]:
    """The login and password from arguments, file or environment; empty where the person is to be asked."""
    return chosen.user or os.environ.get("KOORDINATOR_USER", ""), _password(chosen)


def asked_login(chosen: argparse.Namespace, known: list[str]) -> tuple[str, str]:
    """The same, asking at the prompt for what is missing; a store's only user need not be named."""
    login, password = given_login(chosen)
    login = login or (known[0] if len(known) == 1 else "")
    if login and password:
        return login, password
    if not sys.stdin.isatty():
        raise WrongPassword(
            "Angiv bruger og adgangskode med KOORDINATOR_USER og KOORDINATOR_PASSWORD, "
            "eller brug --user og --password-file."
        )
    return _prompted(login, password)


def _prompted(login: str, password: str) -> tuple[str, str]:
    import getpass

    try:
        if not login:
            print("Brugernavn: ", end="", file=sys.stderr, flush=True)
            login = sys.stdin.readline().strip()
        password = password or getpass.getpass("Adgangskode: ")
    except EOFError:
        password = ""
    if not login or not password:
        raise WrongPassword("Der blev ikke skrevet noget. Intet er gjort.")
    return login, password


def _password(chosen: argparse.Namespace) -> str:
    if chosen.password_file is None:
        return os.environ.get("KOORDINATOR_PASSWORD", "")
    try:
        return str(chosen.password_file.read_text(encoding="utf-8-sig")).splitlines()[0]
    except (OSError, ValueError, IndexError):
        raise KoordinatorError("Filen med adgangskoden kan ikke læses.") from None
