"""How a figure is shown: its state, its words, and its year as a chart."""

from datetime import date

from koordinator.domain.charts.records import Chart, ChartPoint
from koordinator.domain.figures import words
from koordinator.domain.figures.records import Figure, Key, Slice
from koordinator.ui.base.states import State
from koordinator.ui.base.text import count


def state_of(one: Figure | Slice) -> State:
    """Reached, or not yet; nothing where there is nothing to count."""
    if one.percent is None:
        return State.NONE
    return State.REACHED if one.standing.reached else State.NEAR


def chart_of(figure: Figure) -> Chart:
    """The figure over its twelve months with its target."""
    points = tuple(ChartPoint(month.day, month.percent) for month in figure.history)
    return Chart(figure.name, points, float(figure.target.percent))


def goal_lines(figure: Figure, today: date) -> tuple[str, ...]:
    """mål mindst 40 % senest 1. marts · 4 sager fra målet, and shorter ones for where there is less room."""
    aim, state, reach_by = words.aim(figure.target), words.state(figure), figure.reach_by
    if reach_by is None:
        return (words.said(aim, state),)
    # Late on the day that is looked at, and only where there is something to count.
    late = reach_by < figure.history[-1].day and state_of(figure) is State.NEAR
    day = words.by(reach_by, today, late=late)
    if late:
        return (words.said(f"{aim}, {day}", state), words.said(day, state), day)
    return (words.said(f"{aim} {day}", state), words.said(aim, state))


def beside(figure: Figure) -> str:
    """What stands beside the value: 33 af 198, or 88 sager of the progression."""
    if figure.percent is None:
        return "ingen at tælle"
    if figure.key == Key.PROGRESSION:
        noun = "sag" if figure.denominator == 1 else "sager"
        return f"{count(figure.denominator)} {noun}"
    return words.counts(figure)
