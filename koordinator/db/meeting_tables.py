"""The tables of meetings, the people in them, each case's network with its consents, and busy time.

Moments are kept in UTC. A series' occurrences follow from its rule in its `zone`; an occurrence that was
changed, cancelled or held is a meeting of its own, which names the series and the start it had there.
"""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from koordinator.db.base import Base
from koordinator.db.sqlite import NUMBERED
from koordinator.domain.meetings.records import Person


class Meeting(Base):
    """A meeting or a series of them; `over` is when the last occurrence ends, empty for an endless series."""

    __tablename__ = "meeting"
    __table_args__ = (
        Index("ix_meeting_starts_over", "starts", "over"),
        UniqueConstraint("series_id", "original"),
        CheckConstraint("ends > starts", name="forwards"),
        NUMBERED,
    )

    type_key: Mapped[str]
    title: Mapped[str]
    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"), index=True)
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"))
    starts: Mapped[datetime]
    ends: Mapped[datetime]
    zone: Mapped[str]
    rule: Mapped[str | None]
    over: Mapped[datetime | None] = mapped_column(index=True)
    series_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    original: Mapped[datetime | None]
    place: Mapped[str | None]
    state: Mapped[str]
    reason: Mapped[str | None]
    clash_kept: Mapped[str | None]


class Participant(Base):
    """A worker, a contact or the citizen at one meeting, with the role here; three duties are fields.

    `consent_reason` says why a contact takes part without a valid consent.
    """

    __tablename__ = "participant"
    __table_args__ = (
        Index("ix_participant_worker_id", "worker_id", "meeting_id"),
        Index("ix_participant_contact_id", "contact_id", "meeting_id"),
        Index("ix_participant_meeting_id", "meeting_id"),
        CheckConstraint(
            "(worker_id IS NOT NULL) + (contact_id IS NOT NULL) + (citizen_id IS NOT NULL) = 1",
            name="one_person",
        ),
        NUMBERED,
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    worker_id: Mapped[int | None] = mapped_column(ForeignKey("worker.id"))
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"))
    citizen_id: Mapped[int | None] = mapped_column(ForeignKey("citizen.id"))
    role: Mapped[str | None]
    status: Mapped[str]
    chair: Mapped[bool] = mapped_column(default=False)
    host: Mapped[bool] = mapped_column(default=False)
    minute_taker: Mapped[bool] = mapped_column(default=False)
    consent_reason: Mapped[str | None]

    @property
    def person(self) -> Person:
        """Who it is."""
        return Person(self.worker_id, self.contact_id, self.citizen_id)


class AgendaItem(Base):
    """A point of a meeting's agenda; `detail` is the line under its title."""

    __tablename__ = "agenda_item"
    __table_args__ = (Index("ix_agenda_item_meeting_id", "meeting_id", "position"), NUMBERED)

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    position: Mapped[int]
    title: Mapped[str]
    detail: Mapped[str | None]
    minutes: Mapped[int | None]
    presenter: Mapped[str | None]


class NetworkMember(Base):
    """A contact in one case: the relation to the citizen and the role in the course."""

    __tablename__ = "network_member"
    __table_args__ = (UniqueConstraint("case_id", "contact_id"), NUMBERED)

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), index=True)
    relation: Mapped[str | None]
    role: Mapped[str | None]


class Consent(Base):
    """What the citizen has allowed about one network member (retssikkerhedsloven § 11 a)."""

    __tablename__ = "consent"

    member_id: Mapped[int] = mapped_column(ForeignKey("network_member.id"), index=True)
    data: Mapped[str]
    from_whom: Mapped[str]
    to_whom: Mapped[str]
    purpose: Mapped[str]
    starts: Mapped[date]
    ends: Mapped[date | None]
    given: Mapped[str]
    withdrawn: Mapped[date | None]


class BusySource(Base):
    """The calendar file a worker's busy time was read from, and the file's state when it was."""

    __tablename__ = "busy_source"

    worker_id: Mapped[int] = mapped_column(ForeignKey("worker.id"), unique=True)
    path: Mapped[str]
    stamp: Mapped[str]
    read_at: Mapped[datetime]


class BusyTime(Base):
    """A stretch in which a worker is taken elsewhere; nothing of what for."""

    __tablename__ = "busy_time"
    __table_args__ = (Index("ix_busy_time_worker_id_starts", "worker_id", "starts", "ends"), NUMBERED)

    worker_id: Mapped[int] = mapped_column(ForeignKey("worker.id"))
    starts: Mapped[datetime]
    ends: Mapped[datetime]
    all_day: Mapped[bool] = mapped_column(default=False)
