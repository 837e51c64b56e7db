"""The tables of the people: teams, workers, citizens, cases and what runs in them.

Periods hold both their days; `ends` empty is "still", `starts` empty is "before we knew".
"""

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from koordinator.db.base import Base
from koordinator.db.sqlite import NUMBERED, OPEN_ENDED


class Team(Base):
    """A team with its age band and its limits per full-time worker."""

    __tablename__ = "team"

    name: Mapped[str] = mapped_column(unique=True)
    age_from: Mapped[int | None]
    age_to: Mapped[int | None]
    warning: Mapped[int]
    maximum: Mapped[int]
    consultant_warning: Mapped[int | None]
    consultant_maximum: Mapped[int | None]
    refuse_over: Mapped[bool] = mapped_column(default=False)


class Worker(Base):
    """Somebody who works in the jobcentre; `name_key` is the folded name that lists are matched by.

    `workdays` holds the days of the week at work as digits, Monday 1; empty is Monday to Friday. `languages`
    are those spoken beside Danish, by name with commas between.
    """

    __tablename__ = "worker"

    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(index=True)
    initials: Mapped[str | None]
    phone: Mapped[str | None]
    email: Mapped[str | None]
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"), index=True)
    reserve: Mapped[bool] = mapped_column(default=False)
    leaves_on: Mapped[date | None]
    languages: Mapped[str | None]
    workdays: Mapped[str | None]


class WorkerRole(Base):
    """One role of one worker."""

    __tablename__ = "worker_role"
    __table_args__ = (UniqueConstraint("worker_id", "role"), NUMBERED)

    worker_id: Mapped[int] = mapped_column(ForeignKey("worker.id"))
    role: Mapped[str]


class WorkingTime(Base):
    """A worker's share of full time in a period; without a row it is full time."""

    __tablename__ = "working_time"
    __table_args__ = (Index("ix_working_time_worker_id_starts", "worker_id", "starts"), NUMBERED)

    worker_id: Mapped[int] = mapped_column(ForeignKey("worker.id"))
    starts: Mapped[date | None]
    ends: Mapped[date | None]
    share: Mapped[Decimal]


class Absence(Base):
    """Leave, illness or holiday; `scales` says whether it lowers the maximum while it lasts."""

    __tablename__ = "absence"
    __table_args__ = (Index("ix_absence_worker_id_starts", "worker_id", "starts"), NUMBERED)

    worker_id: Mapped[int] = mapped_column(ForeignKey("worker.id"))
    kind: Mapped[str]
    starts: Mapped[date]
    ends: Mapped[date | None]
    share: Mapped[Decimal]
    scales: Mapped[bool]


class OutsideCaseload(Base):
    """Cases a worker holds outside the program, as typed on a day; the newest number counts."""

    __tablename__ = "outside_caseload"
    __table_args__ = (UniqueConstraint("worker_id", "day"), NUMBERED)

    worker_id: Mapped[int] = mapped_column(ForeignKey("worker.id"))
    day: Mapped[date]
    cases: Mapped[int]


class Programme(Base):
    """A programme type; a row and never an enum, for the law renames them."""

    __tablename__ = "programme"

    name: Mapped[str] = mapped_column(unique=True)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    source: Mapped[str | None]


class Citizen(Base):
    """The person whose course it is; `name_key` and `phone_digits` are what searching reads."""

    __tablename__ = "citizen"

    cpr: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(index=True)
    born: Mapped[date]
    address: Mapped[str | None]
    postcode: Mapped[str | None]
    city: Mapped[str | None]
    phone: Mapped[str | None]
    phone_digits: Mapped[str | None] = mapped_column(index=True)
    email: Mapped[str | None]
    protected: Mapped[bool] = mapped_column(default=False)
    interpreter: Mapped[str | None]
    digital_post: Mapped[bool] = mapped_column(default=True)


class Case(Base):
    """One course for one citizen; `ended` is its last day, and empty while it runs.

    `keep_worker` says that a change of caseworker is advised against, with its reason.
    """

    __tablename__ = "cases"

    number: Mapped[str | None] = mapped_column(unique=True)
    citizen_id: Mapped[int] = mapped_column(ForeignKey("citizen.id"), index=True)
    programme_id: Mapped[int | None] = mapped_column(ForeignKey("programme.id"), index=True)
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"), index=True)
    starts: Mapped[date]
    expected_end: Mapped[date | None]
    ended: Mapped[date | None] = mapped_column(index=True)
    end_reason: Mapped[str | None]
    weight: Mapped[str] = mapped_column(default="normal")
    passive_reason: Mapped[str | None]
    remark: Mapped[str | None]
    keep_worker: Mapped[bool] = mapped_column(default=False, server_default="0")
    keep_worker_reason: Mapped[str | None]


class Assignment(Base):
    """A worker on a case in a role, from day to day; history is never overwritten.

    A cover made for somebody's leave names that absence.
    """

    __tablename__ = "assignment"
    __table_args__ = (
        Index(
            "uq_assignment_open",
            "case_id",
            "role",
            unique=True,
            **OPEN_ENDED,
        ),
        Index("ix_assignment_role_worker_id", "role", "worker_id", "starts", "ends", "case_id"),
        Index("ix_assignment_case_id_role", "case_id", "role", "starts", "ends", "worker_id"),
        CheckConstraint("ends IS NULL OR ends >= starts", name="forwards"),
        NUMBERED,
    )

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    worker_id: Mapped[int] = mapped_column(ForeignKey("worker.id"))
    role: Mapped[str]
    starts: Mapped[date]
    ends: Mapped[date | None]
    reason: Mapped[str | None]
    absence_id: Mapped[int | None] = mapped_column(ForeignKey("absence.id"), index=True)


class Organisation(Base):
    """A company, clinic, school or authority outside the jobcentre."""

    __tablename__ = "organisation"

    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(index=True)
    cvr: Mapped[str | None]
    phone: Mapped[str | None]
    address: Mapped[str | None]


class Contact(Base):
    """Somebody outside the jobcentre: bostøtte, psychologist, relative, employer."""

    __tablename__ = "contact"

    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(index=True)
    title: Mapped[str | None]
    phone: Mapped[str | None]
    email: Mapped[str | None]


class Intervention(Base):
    """An offer the citizen takes part in, as the list or the plan names it.

    `ordered` is the day it was asked for, `follow_up` when it is looked at and `follow_up_how` how one is
    called to that; one that waits for another says why.
    """

    __tablename__ = "intervention"
    __table_args__ = (Index("ix_intervention_case_id", "case_id", "starts", "ends"), NUMBERED)

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    title: Mapped[str]
    law: Mapped[str | None]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"))
    starts: Mapped[date | None]
    ends: Mapped[date | None]
    offer_id: Mapped[int | None] = mapped_column(ForeignKey("offer.id"))
    ordered: Mapped[date | None]
    follow_up: Mapped[date | None]
    follow_up_how: Mapped[str | None]
    waits_for_id: Mapped[int | None] = mapped_column(ForeignKey("intervention.id"))
    waits_because: Mapped[str | None]


class Placement(Base):
    """A period at a company: its kind, place and hours a week."""

    __tablename__ = "placement"
    __table_args__ = (Index("ix_placement_case_id", "case_id", "starts", "ends"), NUMBERED)

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    kind: Mapped[str]
    title: Mapped[str]
    place: Mapped[str]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    starts: Mapped[date | None]
    ends: Mapped[date | None]
    hours: Mapped[Decimal | None]


class PaidHours(Base):
    """Ordinary paid hours a week in a period."""

    __tablename__ = "paid_hours"
    __table_args__ = (Index("ix_paid_hours_case_id", "case_id", "starts", "ends"), NUMBERED)

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    hours: Mapped[Decimal]
    starts: Mapped[date | None]
    ends: Mapped[date | None]


class CvUpdate(Base):
    """A day on which the citizen's CV on Jobnet was brought up to date."""

    __tablename__ = "cv_update"
    __table_args__ = (UniqueConstraint("case_id", "day"), NUMBERED)

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    day: Mapped[date]


class Talk(Base):
    """A day on which the citizen was talked with."""

    __tablename__ = "talk"
    __table_args__ = (UniqueConstraint("case_id", "day"), NUMBERED)

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    day: Mapped[date]
