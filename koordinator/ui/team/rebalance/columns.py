"""The columns of the proposals and of the cases that get their first caseworker."""

from collections.abc import Sequence

from koordinator.ui.base.record_model import Column
from koordinator.ui.base.text import count
from koordinator.ui.team.rebalance.rows import Row, Standing

ACTIONS = "actions"
_WORDS = {
    Standing.PROPOSED: "Lås, Afvis",
    Standing.LOCKED: "Låst",
    Standing.REFUSED: "Afvist, Fortryd",
    Standing.KEPT: "Afvist, Fortryd",
}


def columns(*, moved: bool) -> Sequence[Column[Row]]:
    """A table's columns; a case that is placed comes from nobody and costs nothing."""
    way = (
        Column[Row](
            "way",
            "Fra → til",
            lambda r: f"{r.move.from_name} → {r.move.to_name}",
            sort=lambda r: (r.move.from_name, r.move.to_name),
            width=24,
            least=12,
            fixed=True,
            wraps=True,
            struck=_struck,
        )
        if moved
        else Column[Row](
            "way", "Til", lambda r: r.move.to_name, width=16, least=12, fixed=True, struck=_struck
        )
    )
    found: list[Column[Row]] = [
        Column(
            "number", "", _number, sort=lambda r: r.number, right=True, width=3, fixed=True,
        ),
        Column(
            "citizen", "Borger", lambda r: r.move.citizen, strong=True, width=17, least=11, fixed=True,
            second=lambda r: " · ".join(filter(None, (r.news, f"{r.move.age} år", r.move.number))),
            struck=_struck, wraps=True,
        ),
        way,
        Column(
            "why", "Begrundelse", _why, second=_beside, tip=_all_reasons, width=52, least=14, stretch=True,
            fixed=True, wraps=True,
        ),
        Column(
            "cost", "Pris", lambda r: count(r.move.cost), sort=lambda r: r.move.cost, tip=price,
            right=True, strong=True, width=5, fixed=True,
        ),
        Column(ACTIONS, "", lambda r: _WORDS[r.standing], width=19, fixed=True),
    ]  # fmt: skip
    return found if moved else [one for one in found if one.key != "cost"]


def price(row: Row) -> str:
    """The price part by part."""
    parts = row.move.parts
    if not parts:
        return "Det koster ikke noget at give en sag dens første sagsbehandler."
    return "\n".join(f"{part.words}: {count(part.points)} point" for part in parts)


def _struck(row: Row) -> bool:
    return row.struck


def _number(row: Row) -> str:
    return "–" if row.number is None else str(row.number)


def _why(row: Row) -> str:
    if row.standing is Standing.KEPT:
        return f"Afvist: bliver hos {row.move.from_name}"
    if row.standing is Standing.REFUSED:
        return f"Bare ikke til {row.move.to_name}" if row.move.from_id is not None else "Forslaget er afvist"
    return "; ".join(row.move.reasons)


def _beside(row: Row) -> str:
    """What stays the same, and under it what the price is for."""
    if row.struck:
        return ""
    costs = ", ".join(_in_short(part.words) for part in row.move.parts)
    return "\n".join(filter(None, (" · ".join(row.move.keeps), f"Koster: {costs}" if costs else "")))


def _in_short(words: str) -> str:
    """Without what stands in brackets, which the tooltip has."""
    return (words[:1].lower() + words[1:]).partition(" (")[0]


def _all_reasons(row: Row) -> str:
    costs = (price(row),) if row.move.parts else ()
    return "\n".join((*row.move.reasons, *row.move.keeps, *costs))
