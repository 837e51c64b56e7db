"""The house's own strokes on top of Fusion: focus ring, check and radio marks, arrows."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QWidget

from koordinator.ui.base.house import house
from koordinator.ui.base.icons import paint_icon

_RING = 2
_ARROWS = {
    QStyle.PrimitiveElement.PE_IndicatorArrowDown: "chevron-down",
    QStyle.PrimitiveElement.PE_IndicatorArrowUp: "chevron-up",
    QStyle.PrimitiveElement.PE_IndicatorArrowLeft: "chevron-left",
    QStyle.PrimitiveElement.PE_IndicatorArrowRight: "chevron-right",
    QStyle.PrimitiveElement.PE_IndicatorSpinUp: "chevron-up",
    QStyle.PrimitiveElement.PE_IndicatorSpinDown: "chevron-down",
}
_CHECKS = (
    QStyle.PrimitiveElement.PE_IndicatorCheckBox,
    QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck,
)
_MENU_CHECK = QStyle.PrimitiveElement.PE_IndicatorMenuCheckMark


def paint_ring(painter: QPainter, area: QRect, radius: float = 6) -> None:
    """The focus ring: two pixels of accent just inside `area`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(house.colour("accent"), _RING))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), radius, radius)
    painter.restore()


def paint_box(
    painter: QPainter,
    area: QRect,
    *,
    on: bool,
    enabled: bool = True,
    partly: bool = False,
    round_: bool = False,
) -> None:
    """A check box or a radio mark filling `area`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(area).adjusted(0.75, 0.75, -0.75, -0.75)
    radius = box.width() / 2 if round_ else 4
    filled = (on or partly) and not round_
    edge = house.colour(("accent" if on or partly else "ctl") if enabled else "rule2")
    painter.setPen(QPen(edge, 1.5))
    painter.setBrush(edge if filled else house.colour("page"))
    painter.drawRoundedRect(box, radius, radius)
    if round_ and on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(edge)
        inner = box.width() / 4
        painter.drawEllipse(box.adjusted(inner, inner, -inner, -inner))
    elif filled:
        mark = area.adjusted(2, 2, -2, -2)
        paint_icon(painter, "minus" if partly else "check", mark, QColor(house.colour("on_accent")))
    painter.restore()


class HouseStyle(QProxyStyle):
    """Fusion with the house's marks; focus is drawn by the focus ring, not widget by widget."""

    def __init__(self) -> None:
        super().__init__("fusion")

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == QStyle.PrimitiveElement.PE_FrameFocusRect:
            return
        state = option.state
        enabled = bool(state & QStyle.StateFlag.State_Enabled)
        if element in _ARROWS:
            side = min(house.px(14), 18)
            area = QRect(0, 0, side, side)
            area.moveCenter(option.rect.center())
            paint_icon(painter, _ARROWS[element], area, "text2" if enabled else "rule2")
        elif element == _MENU_CHECK:
            if state & QStyle.StateFlag.State_On:
                paint_icon(painter, "check", option.rect, "accent" if enabled else "text3")
        elif element in _CHECKS or element == QStyle.PrimitiveElement.PE_IndicatorRadioButton:
            paint_box(
                painter,
                option.rect,
                on=bool(state & QStyle.StateFlag.State_On),
                partly=bool(state & QStyle.StateFlag.State_NoChange),
                enabled=enabled,
                round_=element == QStyle.PrimitiveElement.PE_IndicatorRadioButton,
            )
        else:
            super().drawPrimitive(element, option, painter, widget)
