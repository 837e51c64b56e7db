"""The same statements without us: what a query costs the driver alone."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import event

from koordinator.services.desk import Desk


def bare(desk: Desk, ask: Callable[[], object]) -> Callable[[], object]:
    """The same statements with the same values, straight to the driver."""
    sent: list[tuple[str, Any]] = []

    def note(_c: Any, _cursor: Any, statement: str, values: Any, _context: Any, _many: bool) -> None:
        sent.append((statement, values))

    engine = desk.store.engine
    event.listen(engine, "before_cursor_execute", note)
    ask()
    event.remove(engine, "before_cursor_execute", note)

    def again() -> None:
        connection = engine.raw_connection()
        try:
            for statement, values in sent:
                cursor = connection.cursor()
                cursor.execute(statement, values)
                cursor.fetchall()
        finally:
            connection.close()

    return again
