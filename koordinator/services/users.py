"""Who may log in: a slot in the key file for each, and a row that says which worker it is."""

from koordinator.db.passwords import check_password, normal_login
from koordinator.db.queries import users as queries
from koordinator.db.queries.users import UserLine
from koordinator.db.recovery import new_temporary_password
from koordinator.db.system_tables import User
from koordinator.domain.roles import Role
from koordinator.errors import Refused
from koordinator.services.stores import suggested_login
from koordinator.services.workplace import Workplace

__all__ = [
    "UserLine",
    "add_user",
    "change_password",
    "new_recovery_code",
    "remove_user",
    "reset_password",
    "users",
    "waiting",
]


def users(place: Workplace) -> list[UserLine]:
    """All log-ins by the workers' names."""
    with place.desk.read() as session:
        return queries.users(session)


def waiting(place: Workplace) -> frozenset[str]:
    """The logins that still have the password somebody else gave them."""
    return frozenset(login for login in place.key_file.users() if place.key_file.must_change(login))


def add_user(place: Workplace, worker_id: int, login: str = "") -> tuple[str, str]:
    """Let a worker log in; returns her login and a temporary password to hand over."""
    place.desk.require(Role.LEADER)
    taken = place.key_file.users()
    with place.desk.write_quietly("Ny bruger") as tx:
        if tx.first(User, User.worker_id == worker_id) is not None:
            raise Refused("Medarbejderen kan allerede logge ind.")
        name = normal_login(login) or suggested_login(_name_of(place, worker_id), taken)
        if name in taken:
            raise Refused("Brugernavnet er taget. Vælg et andet.")
        password = new_temporary_password()
        tx.add(User(login=name, worker_id=worker_id))
        place.key_file.add_slot(name, password, place.desk.store.key, temporary=True)
    return name, password


def reset_password(place: Workplace, login: str) -> str:
    """Give somebody who has forgotten hers a temporary password; returns it."""
    place.desk.require(Role.LEADER)
    if login not in place.key_file.users():
        raise Refused("Der er ingen bruger med det navn.")
    password = new_temporary_password()
    place.key_file.add_slot(login, password, place.desk.store.key, temporary=True)
    return password


def remove_user(place: Workplace, user_id: int) -> None:
    """Shut a user out; her worker, cases and history stay."""
    place.desk.require(Role.LEADER)
    with place.desk.write_quietly("Fjern bruger") as tx:
        user = tx.get(User, user_id)
        if user.login == place.desk.who.login:
            raise Refused("Du kan ikke fjerne dig selv. Bed en anden teamleder om det.")
        tx.delete(user)
        tx.flush()
        place.key_file.remove_slot(user.login, place.desk.store.key)


def change_password(place: Workplace, old: str, new: str) -> None:
    """Change one's own password."""
    login = place.desk.who.login
    if wrong := check_password(login, new):
        raise Refused(wrong)
    place.key_file.change_password(login, old, new)


def new_recovery_code(place: Workplace) -> str:
    """A new recovery code, shown once; the old one no longer opens anything."""
    place.desk.require(Role.LEADER)
    return place.key_file.add_recovery(place.desk.store.key)


def _name_of(place: Workplace, worker_id: int) -> str:
    from koordinator.services.staff import worker_detail

    return worker_detail(place.desk, worker_id).line.name
