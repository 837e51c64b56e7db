"""From a list and what the store knows to a plan; pure, so that it can be made again at any time."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from koordinator.domain.lists.facts import KnownCase, KnownCitizen, StoreFacts
from koordinator.domain.lists.matching import Match, match
from koordinator.domain.lists.merge import (
    CITIZEN_FIELDS,
    COMPARED,
    TEXT_FIELDS,
    WORKER_FIELDS,
    Said,
    Value,
    Verdict,
    judge,
    listed_values,
    restored,
)
from koordinator.domain.lists.plan import (
    Decisions,
    FieldChange,
    ImportPlan,
    MissingCase,
    NumberQuestion,
    PlannedRow,
    RowKind,
    UnknownWorker,
)
from koordinator.domain.lists.rows import (
    AgeBand,
    CaseRow,
    ParsedList,
    Rejected,
    RowWarning,
    age_sentence,
    guess_age_band,
)
from koordinator.domain.lists.shown import shown_listed, shown_ours
from koordinator.domain.roles import CaseRole
from koordinator.domain.values.dates import long_date
from koordinator.domain.values.names import fold, worker_key


def plan_list(
    facts: StoreFacts, parsed: ParsedList, decisions: Decisions, today: date, headings: Mapping[str, str]
) -> ImportPlan:
    """What taking the list in would do to the store; `headings` says what columns are called in messages."""
    return _Planner(facts, parsed, decisions, today, headings).plan()


class _Planner:
    """Goes through the rows once and sorts them."""

    def __init__(
        self,
        facts: StoreFacts,
        parsed: ParsedList,
        decisions: Decisions,
        today: date,
        headings: Mapping[str, str],
    ) -> None:
        self.facts, self.parsed, self.decisions, self.today = facts, parsed, decisions, today
        self.headings = headings
        self.fields = parsed.fields & COMPARED.keys()
        self.rows: dict[RowKind, list[PlannedRow]] = {kind: [] for kind in RowKind}
        self.rejected: list[Rejected] = list(parsed.rejected)
        self.warnings: list[RowWarning] = list(parsed.warnings)
        self.questions: list[NumberQuestion] = []
        self.tokens: dict[str, str] = {}
        self.bands: dict[str | None, AgeBand | None] = {None: None}
        self.taken_cases: dict[int, int] = {}

    def plan(self) -> ImportPlan:
        """Every row, then what the rows have in common."""
        for row in self.parsed.rows:
            found = match(self.facts, row, self.today)
            if found.rejected:
                self._reject(row, found.rejected)
            else:
                self._take(row, found)
        used = [*self.rows[RowKind.CREATED], *self.rows[RowKind.CHANGED]]
        self._warn_day()
        return ImportPlan(
            parsed=self.parsed,
            decisions=self.decisions,
            facts=self.facts,
            headings=self.headings,
            today=self.today,
            created=tuple(self.rows[RowKind.CREATED]),
            changed=tuple(self.rows[RowKind.CHANGED]),
            unchanged=tuple(self.rows[RowKind.UNCHANGED]),
            rejected=tuple(sorted(self.rejected, key=lambda rejected: rejected.row)),
            missing=tuple(self._missing()),
            warnings=tuple(sorted(self.warnings, key=lambda warning: warning.row)),
            unknown_workers=tuple(self._unknown_workers(used)),
            new_teams=_new_names(used, "team", self.facts.team_ids),
            new_programmes=_new_names(used, "programme", self.facts.programme_ids),
            questions=tuple(self.questions),
        )

    def _reject(self, row: CaseRow, reason: str) -> None:
        heading = self.headings.get("number", "Sagsnr.")
        self.rejected.append(Rejected(row.row, heading, row.number or "", reason))

    def _take(self, row: CaseRow, found: Match) -> None:
        case = found.case
        if found.asks is not None:
            case = self._ask(row, found.asks)
        if case is None:
            self._add(self._new(row, found.citizen))
        elif (earlier := self.taken_cases.setdefault(case.case_id, row.row)) != row.row:
            self._reject(row, f"Sagen står allerede i række {earlier}.")
        elif case.over(self.today):
            self._warn_ended(row, case)
            self._add(PlannedRow(row, RowKind.UNCHANGED, case, case.citizen_id, (), None))
        else:
            self._add(self._known(row, case))

    def _add(self, planned: PlannedRow) -> None:
        self.rows[planned.kind].append(planned)
        if planned.kind is RowKind.CREATED or planned.fields:
            self._warn_programme(planned)
        self._warn_age(planned.row)

    def _ask(self, row: CaseRow, running: KnownCase) -> KnownCase | None:
        same = row.row in self.decisions.same_case
        self.questions.append(
            NumberQuestion(row.row, row.name, row.number or "", running.number or "", running.case_id, same)
        )
        return running if same else None

    def _new(self, row: CaseRow, citizen: KnownCitizen | None) -> PlannedRow:
        listed = self._listed(row)
        changes: tuple[FieldChange, ...] = ()
        if citizen is not None:
            # What the list said of the citizen's newest other case is what it said of the citizen.
            cases = self.facts.cases_of.get(citizen.citizen_id, [])
            said = next((self.facts.said[c.case_id] for c in cases if c.case_id in self.facts.said), {})
            ours = self.facts.of_citizen(citizen, self.fields)
            _restore(listed, ours, said)
            changes = self._changes(row, {name: listed[name] for name in ours}, ours, said, citizen, None)
        return PlannedRow(row, RowKind.CREATED, None, citizen and citizen.citizen_id, changes, listed)

    def _known(self, row: CaseRow, case: KnownCase) -> PlannedRow:
        stored = self.facts.said.get(case.case_id, {})
        said = self._resolved(stored)
        listed = self._listed(row)
        ours = self.facts.ours(case, self.fields)
        if "offer" in listed:
            ours["offer"] = self.facts.our_offer(case, listed["offer"], said)
        _restore(listed, ours, said)
        changes: tuple[FieldChange, ...] = ()
        if listed != ours:
            changes = self._changes(row, listed, ours, said, self.facts.citizens[case.citizen_id], case)
        if row.number is not None and row.number != case.number:
            changes = (
                FieldChange("number", case.number or "", row.number, Verdict.TAKEN, taken=True),
                *changes,
            )
        kind = RowKind.CHANGED if any(change.taken for change in changes) else RowKind.UNCHANGED
        remembered = {**stored, **listed}
        return PlannedRow(
            row, kind, case, case.citizen_id, changes, remembered if remembered != stored else None
        )

    def _changes(
        self,
        row: CaseRow,
        listed: dict[str, Value],
        ours: dict[str, Value],
        said: Said,
        citizen: KnownCitizen,
        case: KnownCase | None,
    ) -> tuple[FieldChange, ...]:
        changes = []
        for name, value in listed.items():
            verdict = judge(name, value, ours[name], said)
            if verdict is Verdict.UNCHANGED:
                continue
            decided = (row.row, name) in self.decisions.take_listed
            changes.append(
                FieldChange(
                    name,
                    shown_ours(self.facts, name, ours[name], citizen, case),
                    shown_listed(self.facts, name, row, value),
                    verdict,
                    taken=verdict is Verdict.TAKEN or (verdict is Verdict.CONFLICT and decided),
                )
            )
        return tuple(changes)

    def _listed(self, row: CaseRow) -> dict[str, Value]:
        return self._resolved(listed_values(row, self.fields))

    def _resolved(self, values: Said) -> dict[str, Value]:
        """The same values with every spelling of a known colleague's name as the store's own."""
        found = dict(values)
        for name in WORKER_FIELDS:
            key = found.get(name)
            if key is not None:
                found[name] = self._token(key)
        return found

    def _token(self, key: str) -> str:
        token = self.tokens.get(key)
        if token is None:
            worker = self.facts.workers.get(worker_id_of(key, self.facts, self.decisions) or 0)
            token = self.tokens[key] = worker.name_key if worker else key
        return token

    def _missing(self) -> list[MissingCase]:
        """The running cases no row is about; who stands on a rejected row is on the list all the same."""
        taken = [planned for rows in self.rows.values() for planned in rows]
        matched = {planned.case.case_id for planned in taken if planned.case is not None}
        unplaced = self.parsed.seen_cprs - {planned.row.cpr for planned in taken}
        return [
            MissingCase(case.case_id, case.number, citizen.name)
            for case in self.facts.cases.values()
            if not case.over(self.today)
            and case.case_id not in matched
            and case.number not in self.parsed.seen_numbers
            and (citizen := self.facts.citizens[case.citizen_id]).cpr not in unplaced
        ]

    def _unknown_workers(self, used: list[PlannedRow]) -> list[UnknownWorker]:
        names: dict[str, Counter[str]] = {}
        roles: dict[str, set[CaseRole]] = {}
        for planned in used:
            for field in WORKER_FIELDS:
                name = getattr(planned.row, field)
                if name is None or not takes(planned, field):
                    continue
                key = worker_key(name)
                if worker_id_of(key, self.facts, self.decisions) is None:
                    names.setdefault(key, Counter())[name] += 1
                    roles.setdefault(key, set()).add(CaseRole(field))
        return [
            UnknownWorker(key, spelt.most_common(1)[0][0], frozenset(roles[key]), spelt.total())
            for key, spelt in sorted(names.items())
        ]

    def _warn(self, row: CaseRow, field: str, value: str, sentence: str) -> None:
        self.warnings.append(RowWarning(row.row, self.headings.get(field, ""), value, sentence))

    def _warn_day(self) -> None:
        """What is odd about the day the whole list is from; such a warning has row 0."""
        day, newest = self.parsed.extract_date, self.facts.newest_list
        if day is None:
            return
        said = day.isoformat()
        if day > self.today:
            sentence = "ligger i fremtiden. Skift af sagsbehandler på listen gælder først fra den dag."
            self.warnings.append(RowWarning(0, "", said, f"Listens dato, {long_date(day)}, {sentence}"))
        if newest is not None and day < newest:
            sentence = f"er ældre end den nyeste, der er hentet ind ({long_date(newest)})."
            self.warnings.append(RowWarning(0, "", said, f"Listen fra {long_date(day)} {sentence}"))

    def _warn_ended(self, row: CaseRow, case: KnownCase) -> None:
        last = long_date(case.ended) if case.ended else ""
        self._warn(
            row, "number", row.number or "",
            f"Sagen sluttede her {last}, men står på listen. Den er stadig afsluttet.",
        )  # fmt: skip

    def _warn_programme(self, planned: PlannedRow) -> None:
        row = planned.row
        if row.programme is None or not (takes(planned, "programme") or takes(planned, "starts")):
            return
        known = self.facts.programmes.get(self.facts.programme_ids.get(fold(row.programme), 0))
        if known is None:
            return
        if known.valid_to is not None and row.starts > known.valid_to:
            since = f"Ydelsen kan ikke bevilges efter {long_date(known.valid_to)}, men sagen starter senere."
            self._warn(row, "programme", row.programme, since)
        elif known.valid_from is not None and row.starts < known.valid_from:
            since = f"Ydelsen kan først bevilges fra {long_date(known.valid_from)}, men sagen starter før."
            self._warn(row, "programme", row.programme, since)

    def _warn_age(self, row: CaseRow) -> None:
        team = row.team
        if team not in self.bands:
            self.bands[team] = self._own_band(team or "")
        band = self.bands[team]
        if band is not None and (sentence := age_sentence(row.cpr, band, self.today)):
            self._warn(row, "team", team or "", sentence)

    def _own_band(self, team: str) -> AgeBand | None:
        """The store's ages for a team; None where its name says the same and the list's reader has warned."""
        known = self.facts.teams.get(self.facts.team_ids.get(fold(team), 0))
        return known.band if known is not None and known.band != guess_age_band(team) else None


def _restore(listed: dict[str, Value], ours: Said, said: Said) -> None:
    """Give texts their letters back where only the file had no room for them."""
    for name in TEXT_FIELDS & listed.keys() & ours.keys():
        listed[name] = restored(restored(listed[name], said.get(name)), ours[name])


def worker_id_of(key: str, facts: StoreFacts, decisions: Decisions) -> int | None:
    """The worker a name in a list means: as answered, as known, or nobody yet."""
    decided = decisions.workers.get(key)
    if decided is not None and decided in facts.workers:
        return decided
    return facts.worker_ids.get(key)


def takes(planned: PlannedRow, field: str) -> bool:
    """Whether a row gives its case the list's value of a field."""
    if planned.case is None and field not in CITIZEN_FIELDS:
        return True
    return any(change.field == field and change.taken for change in planned.fields)


def _new_names(rows: Iterable[PlannedRow], field: str, known: dict[str, int]) -> tuple[str, ...]:
    """The names no row of the store has, each as the list spells it first."""
    found: dict[str, str] = {}
    for planned in rows:
        name = getattr(planned.row, field)
        if name is not None and fold(name) not in known and takes(planned, field):
            found.setdefault(fold(name), name)
    return tuple(found.values())
