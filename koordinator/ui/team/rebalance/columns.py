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
    Standing.KEPT: "Bliver, Fortryd",
}


def columns(*, moved: bool) -> Sequence[Column[Row]]:
    """A table's columns; a case that is placed comes from nobody and costs nothing."""
    way = (
        Column[Row](
            "way",
            "Fra → til",
            lambda r: f"{r.move.from_name} → {r.move.to_name}",
            sort=lambda r: (r.move.from_name, r.move.to_name),
            width=28,
            least=16,
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
            "citizen", "Borger", lambda r: r.move.citizen, strong=True, width=20, least=13, fixed=True,
            second=lambda r: " · ".join(filter(None, (r.news, f"{r.move.age} år", r.move.number))),
            struck=_struck,
        ),
        way,
        Column(
            "why", "Begrundelse", _why, second=_keeps, tip=_all_reasons, width=44, least=18, stretch=True,
            fixed=True,
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
        return f"Sagen bliver hos {row.move.from_name}"
    if row.standing is Standing.REFUSED:
        return "Flytningen er afvist" if row.move.from_id is not None else "Forslaget er afvist"
    return "; ".join(row.move.reasons)


def _keeps(row: Row) -> str:
    return "" if row.struck else " · ".join(row.move.keeps)


def _all_reasons(row: Row) -> str:
    return "\n".join((*row.move.reasons, *row.move.keeps))
