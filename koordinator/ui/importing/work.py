"""What the wizard has done in the background, each piece with all it needs taken along."""

from collections.abc import Callable

from koordinator.domain.lists.plan import ImportPlan
from koordinator.services.desk import Desk
from koordinator.services.importing import ImportResult, wizard
from koordinator.services.importing.wizard import Answers, NameQuestion, OpenedList
from koordinator.services.workplace import Workplace
from koordinator.ui.tasks import Progress

Mapping = dict[str, list[int]]


def understanding(
    desk: Desk, opened: OpenedList, mapping: Mapping
) -> Callable[[Progress], tuple[ImportPlan, list[NameQuestion]]]:
    """Reads the rows of a list, and finds the names to ask about."""

    def work(progress: Progress) -> tuple[ImportPlan, list[NameQuestion]]:
        plan = wizard.make_plan(
            desk, opened, mapping, lambda done, of: progress(done, of, "Læser rækkerne …")
        )
        return plan, wizard.name_questions(plan)

    return work


def carrying_out(
    place: Workplace, opened: OpenedList, mapping: Mapping, base: ImportPlan, answers: Answers
) -> Callable[[Progress], ImportResult]:
    """Puts aside a backup and writes the cases."""

    def work(progress: Progress) -> ImportResult:
        progress(0, 0, "Tager en sikkerhedskopi …")
        return wizard.carry_out(
            place, opened, mapping, base, answers, lambda done, of: progress(done, of, "Henter sagerne …")
        )

    return work
