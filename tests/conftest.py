"""What every test stands on: no display, one time zone, a calm hypothesis, and a computer of its own."""

import os
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Set before Qt is loaded; who wants to watch the windows sets another platform.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "Europe/Copenhagen"
if hasattr(time, "tzset"):
    time.tzset()

settings.register_profile("ci", deadline=None, max_examples=60, derandomize=True, print_blob=True)
settings.register_profile(
    "night", deadline=None, max_examples=2000, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

SPOKEN_TO = (
    "KOORDINATOR_TODAY",
    "KOORDINATOR_USER",
    "KOORDINATOR_PASSWORD",
    "KOORDINATOR_EXIT_AFTER_PAINT",
)


@pytest.fixture(autouse=True)
def own_computer(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keep the developer's variables, settings and stores away from the tests."""
    for name in SPOKEN_TO:
        monkeypatch.delenv(name, raising=False)
    home = tmp_path_factory.mktemp("computer")
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    return home
