"""Imported by the server from which workers are forked: what every trial needs is then there from the start."""

from __future__ import annotations

import mkdeck.lab.measure
from mkdeck.lab.clean import parts_of_libraries

parts_of_libraries()

__all__ = ["mkdeck"]
