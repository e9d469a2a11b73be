"""The wheel that is handed out, built once."""

from __future__ import annotations

from pathlib import Path

import pytest
from shipping.wheels import build


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", tmp_path_factory.mktemp("wheel"))
