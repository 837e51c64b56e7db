"""The catalogue of offers: a list, and one of them in the panel beside it."""

from collections.abc import Mapping

from koordinator.domain.plans import OfferLine
from koordinator.services import offers
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.editable import TextValue
from koordinator.ui.base.entry_dialog import EntryDialog
from koordinator.ui.base.formats import required
from koordinator.ui.base.record_model import Column, RecordModel
from koordinator.ui.base.table import DataTable
from koordinator.ui.context import Context
from koordinator.ui.settings.list_section import ListSection
from koordinator.ui.settings.offer_panel import OfferPanel

_SENTENCE = "Tilbud på tværs af afdelinger, som kan vælges i borgernes planer."


def _weeks(one: OfferLine) -> str:
    return (
        ""
        if one.waiting_weeks is None
        else f"{one.waiting_weeks} {'uge' if one.waiting_weeks == 1 else 'uger'}"
    )


COLUMNS: tuple[Column[OfferLine], ...] = (
    Column("name", "Tilbud", lambda o: o.name, second=lambda o: o.purpose or "", strong=True, width=26,
           stretch=True, fixed=True),
    Column("department", "Afdeling", lambda o: o.department or "", width=16, least=10, yields=2),
    Column("law", "Paragraf", lambda o: o.law or "", width=12, least=10),
    Column("organisation", "Leverandør", lambda o: o.organisation or "", width=20, least=10, yields=3),
    Column("weeks", "Ventetid", _weeks, sort=lambda o: o.waiting_weeks, right=True, width=9, yields=1),
)  # fmt: skip


class OffersSection(ListSection):
    """Enter or a double click opens an offer; leaders can correct it."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx, "Tilbud", _SENTENCE, "Vis dem, der ikke bruges mere")
        self.model: RecordModel[OfferLine] = RecordModel(COLUMNS, lambda o: o.offer_id)
        self.table = DataTable(two_line=True)
        self.table.setAccessibleName("Tilbud")
        self.table.setModel(self.model)
        self.table.opened.connect(self._open_row)
        self.panel = OfferPanel(ctx, fixed=not self.is_leader)
        self.add = Button("Tilføj tilbud", icon_name="plus")
        self.add.clicked.connect(self.add_offer)
        self.lay_out_list(self.table, self.panel, self.add)

    def refresh(self) -> None:
        self.model.set_records(offers.offers(self.ctx.desk, active_only=not self.every))
        self.panel.refresh()

    def open_offer(self, offer_id: int) -> None:
        """Shows an offer in the panel."""
        self.table.select_ids([offer_id], offer_id)
        self.panel.show_offer(offer_id)

    def add_offer(self) -> EntryDialog:
        """Asks for the name of a new offer; the rest is written in its panel."""
        dialog = EntryDialog("Nyt tilbud", "", self._added, parent=self)
        name = TextValue("Navn", required("Et tilbud skal have et navn."), placeholder="")
        dialog.add_field("name", "Navn", name)
        dialog.open()
        return dialog

    def _added(self, values: Mapping[str, str]) -> None:
        offer_id = offers.add_offer(self.ctx.desk, values["name"])
        self.refresh()
        self.open_offer(offer_id)

    def _open_row(self, row: int) -> None:
        self.panel.show_offer(self.model.record(row).offer_id, take_focus=True)
