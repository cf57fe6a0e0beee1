"""A project with toy checks."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mkdeck.lab.measure import forget
from tests.lab.toys import write_project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Path]:
    yield write_project(tmp_path)
    forget()
