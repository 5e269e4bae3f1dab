"""The exceptions of consist, one tree.

    ConsistError
    ├── InputError              nothing readable, or an argument that cannot be used
    │   ├── SourceError         a path, file or address that cannot be read at all
    │   └── SettingsError       a setting outside its range
    ├── ModelError              a model that is missing, damaged or cannot score
    │   └── MissingExtraError   an optional dependency is not installed
    ├── IndexStoreError         a built index that cannot be used
    │   ├── IndexNotFoundError
    │   ├── IndexMismatchError  built by another encoder or with other settings
    │   └── IndexDamagedError   files that do not match their checksums
    ├── StoreError              the database cannot be opened or written
    │   ├── UnknownFindingError   the database holds no such finding
    │   └── DecisionConflictError the finding has been decided meanwhile
    └── OutputError             a report that cannot be written

Every message says what is wrong, with the value, and what to do. Only the command line and the web
page catch them. A bad article is no exception: it becomes a `Skipped` value.
"""

from __future__ import annotations


class ConsistError(Exception):
    """Base of everything that consist raises on purpose."""


class InputError(ConsistError):
    """The input or an argument cannot be used."""


class SourceError(InputError):
    """A source cannot be read at all."""


class SettingsError(InputError):
    """A setting lies outside its range."""


class ModelError(ConsistError):
    """A model is missing, damaged, or cannot score."""


class MissingExtraError(ModelError):
    """An optional dependency is not installed."""

    def __init__(self, *, package: str, extra: str) -> None:
        """Name the missing package and the extra that brings it."""
        super().__init__(
            f"this needs the package {package!r}, which is not installed; "
            f"install it with: pip install 'consist[{extra}]'"
        )
        self.package = package
        self.extra = extra


class IndexStoreError(ConsistError):
    """A built index cannot be used."""


class IndexNotFoundError(IndexStoreError):
    """There is no index of that name."""


class IndexMismatchError(IndexStoreError):
    """The index was built by another encoder, with other settings or of other articles."""


class IndexDamagedError(IndexStoreError):
    """The files of an index do not match their checksums."""


class StoreError(ConsistError):
    """The database cannot be opened or written."""


class UnknownFindingError(StoreError):
    """The store holds no such finding."""

    def __init__(self, finding_id: str) -> None:
        """Name the finding that is not there."""
        super().__init__(
            f"the store holds no finding {finding_id!r}; list those that it holds with: "
            "consist decisions list --all"
        )
        self.finding_id = finding_id


class DecisionConflictError(StoreError):
    """The finding has been decided meanwhile, by whomever; nothing was written."""

    def __init__(self, finding_id: str, *, expected: int, revision: int) -> None:
        """Say which decision was expected to be the last, and how many there are now."""
        super().__init__(
            f"finding {finding_id} has been decided meanwhile: it has {revision} decisions, not "
            f"{expected}; look at them and decide again"
        )
        self.finding_id = finding_id
        self.expected = expected
        self.revision = revision


class OutputError(ConsistError):
    """A report cannot be written."""
