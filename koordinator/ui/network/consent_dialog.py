"""What a citizen allows about a member of the network: the consents there are, and a new one."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from koordinator.domain.contacts import ConsentLine, MemberLine
from koordinator.services import network
from koordinator.ui.base.editable import LongTextValue, TextValue
from koordinator.ui.base.entry_dialog import EntryDialog
from koordinator.ui.base.labels import Label
from koordinator.ui.base.typed import day_format
from koordinator.ui.context import Context
from koordinator.ui.network import words
from koordinator.ui.network.rows import RowButton, Rows, RowSpec

_LAW = (
    "Et samtykke siger, hvilke oplysninger det gælder, fra hvem, til hvem og hvad de skal bruges til "
    "(retssikkerhedsloven § 11 a). Det kan altid trækkes tilbage."
)
_MOST_HELD = 4
_FIRST_DAY = "Skriv den første dag, for eksempel 1/12."


class ConsentDialog(EntryDialog):
    """Gives, renews and withdraws; a renewed consent begins with the words of the newest."""

    def __init__(self, ctx: Context, member_id: int, parent: QWidget | None) -> None:
        self._ctx, self._member_id = ctx, member_id
        who = network.member(ctx.desk, member_id)
        given = network.consents(ctx.desk, member_id)
        title = f"{'Forny samtykke' if given else 'Nyt samtykke'} om {who.name}"
        super().__init__(title, _LAW, self._give, width=540, parent=parent)
        self.held = Rows("Der er ikke givet samtykke endnu.")
        self.content.insertWidget(0, self.held)
        self.content.insertWidget(1, Label("Nyt samtykke", "section"))
        self._add_fields(who, given[0] if given else None)
        self._show_held()
        ctx.changed.connect(self._show_held)

    def _add_fields(self, who: MemberLine, last: ConsentLine | None) -> None:
        days = partial(day_format, self._ctx.desk.today)
        data = LongTextValue("Oplysninger", most=6, placeholder="for eksempel helbred og døgnrytme")
        self.add_field("data", "Oplysninger", data, last.data if last else "")
        other = who.organisation or who.name
        givers = TextValue("Fra hvem", placeholder=f"for eksempel jobcentret og {other}")
        self.add_field("from_whom", "Fra hvem", givers, last.from_whom if last else "")
        takers = TextValue("Til hvem", placeholder=f"for eksempel {who.name}")
        self.add_field("to_whom", "Til hvem", takers, last.to_whom if last else "")
        use = TextValue("Formål", placeholder="for eksempel at planlægge støtte og praktik")
        self.add_field("purpose", "Formål", use, last.purpose if last else "")
        today = self._ctx.desk.today()
        starts = TextValue("Gælder fra", days(needed=_FIRST_DAY))
        self.add_field("starts", "Gælder fra", starts, today.isoformat())
        ends = TextValue("Gælder til", days(), placeholder="indtil det trækkes tilbage")
        self.add_field("ends", "Gælder til", ends)
        how = TextValue("Givet", placeholder="for eksempel skriftligt, eller mundtligt ved samtale")
        self.add_field("given", "Givet", how, last.given if last else "")

    def _give(self, values: Mapping[str, str]) -> int:
        return network.give_consent(
            self._ctx.desk, self._member_id, data=values["data"], from_whom=values["from_whom"],
            to_whom=values["to_whom"], purpose=values["purpose"], starts=values["starts"],
            ends=values["ends"], given=values["given"],
        )  # fmt: skip

    def _show_held(self, _change: object = None) -> None:
        given = network.consents(self._ctx.desk, self._member_id)
        self.held.show_rows([self._held(line) for line in given[:_MOST_HELD]])

    def _held(self, line: ConsentLine) -> RowSpec:
        back = RowButton("Træk tilbage", "", partial(self._withdraw, line.consent_id))
        can = line.withdrawn is None and line.state.key in ("valid", "expiring")
        return RowSpec(
            words.consent_title(line), words.consent_detail(line), state=words.consent_state(line.state),
            word=words.consent_word(line.state, self._ctx.desk.today()), tip=line.state.sentence,
            buttons=(back,) if can else (),
        )  # fmt: skip

    def _withdraw(self, consent_id: int) -> None:
        desk = self._ctx.desk
        self._ctx.attempt(lambda: network.withdraw_consent(desk, consent_id, desk.today()))
