"""The store of finished trials: one file each, named by everything that could change its numbers."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from mkdeck.lab.fingerprint import digest
from mkdeck.lab.measured import from_json, to_json
from mkdeck.lab.secret import store_key
from mkdeck.lab.spec import Result, Spec
from mkdeck.opening import Refused, read_plain

FOLDER = ".mkdeck/trials"
"""Below the project's folder; not committed."""


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of results, written one at a time and never changed."""

    folder: Path

    def get(self, key: str) -> Result | None:
        """Give a stored result; a file that this user's runs did not write as it is counts as none."""
        try:
            kept = json.loads(read_plain(self._path(key), self.folder))
            if hmac.compare_digest(kept["sealed"], sealed(key, kept["result"])):
                return _result(kept["result"])
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            pass
        return None

    def put(self, key: str, spec: Spec, result: Result) -> None:
        """Keep a result; another process never sees half of it."""
        body = _json(result)
        kept = {"key": key, "check": spec.check, "settings": dict(spec.settings), "seed": spec.seed}
        text = json.dumps(kept | {"result": body, "sealed": sealed(key, body)}, indent=1)
        path = self._path(key)
        if self.folder.is_symlink() or self.folder.parent.is_symlink():
            raise Refused("a link, which is not followed", self.folder)
        path.parent.mkdir(parents=True, exist_ok=True)
        self._keep_out_of_git()
        half = path.with_suffix(f".{os.getpid()}.half")
        half.write_text(text, encoding="utf-8")
        half.replace(path)

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.json"

    def _keep_out_of_git(self) -> None:
        ignore = self.folder.parent / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", encoding="utf-8")


def sealed(key: str, result: Mapping[str, Any]) -> str:
    """Give what only a run of this user can have written beside a result."""
    return hmac.new(store_key(), f"{key} {digest(result)}".encode(), hashlib.sha256).hexdigest()


def key(spec: Spec, torch_version: str) -> str:
    """Name a trial by all that could change its numbers; the place of the project is not among it."""
    parts = asdict(spec) | {"torch": torch_version}
    return digest({name: value for name, value in parts.items() if name not in ("root", "limit_s", "run")})


def _json(result: Result) -> dict[str, Any]:
    return {
        "values": to_json(result.values),
        "seconds": round(result.seconds, 3),
        "shortened": result.shortened,
        "machine": dict(result.machine or {}),
    }


def _result(body: Mapping[str, Any]) -> Result:
    return Result(
        from_json(body["values"]), body["seconds"], body["shortened"], machine=dict(body["machine"])
    )
