"""Generated notes take as long as the machine of the day takes: no test here measures time."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
