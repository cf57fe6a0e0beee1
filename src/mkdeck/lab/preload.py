"""Imported by the server from which workers are forked, so that they have what every trial needs."""

from __future__ import annotations

import mkdeck.lab.measure
from mkdeck.lab.clean import parts_of_libraries

parts_of_libraries()

__all__ = ["mkdeck"]
