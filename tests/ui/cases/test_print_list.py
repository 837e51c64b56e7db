"""The list of cases on paper, from the page."""

from koordinator.domain.cases import CaseFilter
from koordinator.ui.cases.page import CasesPage
from koordinator.ui.cases.printing import show_case_list
from koordinator.ui.papers.document import Document
from tests.ui.cases.desk import Place


def wanted(place: Place) -> list[Document]:
    """The papers asked for from now on."""
    found: list[Document] = []
    place.ctx.document_wanted.connect(found.append)
    return found


def test_a_worker_prints_the_list_of_whom_she_looks_at(place: Place) -> None:
    asked = wanted(place)
    show_case_list(place.ctx, place.anna)
    (document,) = asked
    assert document.title == "Sagsliste"
    assert document.case_id is None
    assert document.make(frozenset()).title == "Sagsliste 20. november 2026"
    assert document.make(frozenset({"initials"})).pdf != document.make(frozenset()).pdf


def test_a_leader_is_asked_whose_list_it_is_to_be(page: CasesPage, place: Place) -> None:
    asked, refused = wanted(place), list[str]()
    place.ctx.refused.connect(refused.append)
    page.filters.show_filter(CaseFilter())
    page.header.paper.click()
    assert asked == []
    assert refused == ["Vælg først i filteret, hvis sager listen skal vise."]
