"""What stands beside the figures on their page: intake and ends, the people around a citizen, caseloads."""

from dataclasses import dataclass

from koordinator.db.queries import figure_forms
from koordinator.db.queries.figures import Window
from koordinator.domain.caseload import State
from koordinator.domain.figures import flow
from koordinator.domain.figures.book import Book
from koordinator.domain.figures.flow import Contacts, Month
from koordinator.domain.figures.records import Narrow
from koordinator.domain.spheres import Sphere, sphere_of
from koordinator.services.caseloads import caseloads
from koordinator.services.desk import Desk
from koordinator.services.surroundings import known_spheres


@dataclass(frozen=True, slots=True)
class Beside:
    """The rest of the page; `over` of the caseworkers are above their maximum."""

    months: tuple[Month, ...]
    contacts: Contacts
    caseworkers: int
    over: int


def beside(desk: Desk, book: Book, narrow: Narrow) -> Beside:
    """All of it for a team, a worker or all, as the book's days have it."""
    on = book.days.days[-1]
    loads = [
        load
        for load in caseloads(desk, on, team_id=narrow.team_id).workers
        if narrow.worker_id in (None, load.worker_id)
    ]
    with desk.read() as session:
        said = figure_forms.networks(session, Window(on, on, on))
    known = known_spheres()
    working = {sphere.key for sphere in known if sphere.professional}
    places: dict[tuple[str | None, ...], bool] = {}
    network = {
        case_id: sum(_works(known, working, one, places) for one in people)
        for case_id, people in said.items()
    }
    return Beside(
        flow.months(book, narrow),
        flow.contacts(book, narrow, network),
        len(loads),
        sum(load.state is State.OVER for load in loads),
    )


def _works(
    known: tuple[Sphere, ...],
    working: set[str],
    said: tuple[str | None, ...],
    places: dict[tuple[str | None, ...], bool],
) -> bool:
    """Whether somebody is there because of her work; the same words are looked up once."""
    if said not in places:
        places[said] = sphere_of(known, *said) in working
    return places[said]
