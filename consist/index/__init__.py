"""Built indexes: the vectors of the sentences of many articles, searched by FAISS.

An index is derived data. It can be deleted at any time and rebuilt from the store.
"""

from consist.index.faiss_index import FaissIndex
from consist.index.folder import delete_index, index_folder, list_indexes, locked, verify
from consist.index.manifest import Manifest, read_manifest
from consist.index.rows import IndexRow

__all__ = [
    "FaissIndex",
    "IndexRow",
    "Manifest",
    "delete_index",
    "index_folder",
    "list_indexes",
    "locked",
    "read_manifest",
    "verify",
]
