"""What a case's notes give beside writing them: one received or awaited, and the log book of them all."""

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from koordinator.services.paperwork.log_book import log_book_paper
from koordinator.ui.context import Context
from koordinator.ui.course.notes.received import AwaitDialog, ReceiveDialog
from koordinator.ui.papers.document import INITIALS, Document, Toggle

_EARLIER = Toggle("earlier", "Med tidligere udgaver", "Også det, notater sagde, før de blev rettet")
# The names of the ways, their keys as actions, and their icons.
WAYS = (
    ("receive", "Modtag statusnotat …", "download"),
    ("await", "Afvent statusnotat …", "clock"),
    ("log_book", "Forløbslogbog …", "file-text"),
)


def go(way: str, ctx: Context, case_id: int, above: QWidget) -> None:
    """Takes one of the ways for a case."""
    if way == "receive":
        ReceiveDialog(ctx, case_id, above).open()
    elif way == "await":
        AwaitDialog(ctx, case_id, above).open()
    else:
        ctx.show_document(_log_book(ctx, case_id))


def open_menu(ctx: Context, case_id: int, under: QWidget) -> None:
    """Offers the ways under a button."""
    menu = QMenu(under)
    for way, name, _icon in WAYS:
        menu.addAction(name).triggered.connect(partial(_go, way, ctx, case_id, under.window()))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(under.mapToGlobal(QPoint(0, under.height() + 2)))


def _go(way: str, ctx: Context, case_id: int, above: QWidget, _checked: bool) -> None:
    go(way, ctx, case_id, above)


def _log_book(ctx: Context, case_id: int) -> Document:
    desk = ctx.desk
    return Document(
        "Forløbslogbog",
        lambda on: log_book_paper(desk, case_id, initials="initials" in on, earlier="earlier" in on),
        (INITIALS, _EARLIER),
        case_id,
        "log-book",
    )
