"""Values: dataclasses that are quick to define, for a command defines a hundred of them when it starts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    import dataclasses

    def dataclass(*, frozen: bool = False, slots: bool = False) -> Callable[[type], type]:
        """Do what the library's decorator does, with methods that all classes share.

        The library writes and compiles five functions for each class, which was a tenth of a build with one
        changed file. That none of the `frozen` is changed, the type checker holds, and nothing at run time.
        """

        def made(cls: type) -> type:
            value = dataclasses.dataclass(cls, slots=slots, eq=False, repr=False)
            value._held = staticmethod(_getter(value))
            value.__eq__, value.__repr__ = _is_same, _shown
            value.__hash__ = _hashed if frozen else None
            return value

        return made


def _getter(value: type) -> Callable[[Any], object]:
    return attrgetter(*(field.name for field in fields(value) if field.compare))


def _is_same(self: Any, other: Any) -> bool:
    return self._held(self) == self._held(other) if type(other) is type(self) else NotImplemented


def _hashed(self: Any) -> int:
    return hash(self._held(self))


def _shown(self: Any) -> str:
    told = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in fields(self))
    return f"{type(self).__qualname__}({told})"
