"""py3langid's identifier, for the languages that readers of news write in."""

from __future__ import annotations

import lzma
import shutil
from array import array
from functools import cache
from tempfile import TemporaryFile
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# Of the 140 that py3langid knows: fewer are told apart better.
_CODES = (
    "ar bg bn ca cs cy da de el en es et eu fa fi fr ga gl he hi hr hu id is it ja ko lt lv ms nl"
    " no pl pt ro ru sk sl sq sv sw ta th tl tr uk ur vi zh"
)
KNOWN = frozenset(_CODES.split())
_PIECE = 1 << 20
_KINDS = {2: "H", 4: "I"}

_loading = Lock()


def identifier() -> LanguageIdentifier:
    """Return the one of this process; the first who asks waits for half a second."""
    with _loading:
        return _loaded()


@cache
def _loaded() -> LanguageIdentifier:
    """Load it one table after the other, and of the largest only what is used.

    py3langid's own loader needs 110 MB for a moment, where 55 stay. The layout of the file is
    described in its module `modelio`; an older file is refused by a missing key.
    """
    from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

    with TemporaryFile() as plain:
        with lzma.open(MODEL_DIR / MODEL_FILE) as packed:
            shutil.copyfileobj(packed, plain, _PIECE)
        plain.seek(0)
        with np.load(plain, allow_pickle=False) as tables:
            codes: list[str] = tables["classes"].tolist()
            known = [at for at, code in enumerate(codes) if code in KNOWN]
            moves = _as_array(tables["nextmove"])
            return LanguageIdentifier(
                np.ascontiguousarray(tables["ptc"][:, known]),
                tables["pc"][known],
                [codes[at] for at in known],
                moves,
                tables["out_feat"].tolist(),
                norm_probs=True,
                tk_row=_as_array(tables["nextmove_row"]),
            )


def _as_array(table: np.ndarray[Any, Any]) -> array[int]:
    """Return a table as Python's own kind of array, which is read faster one by one."""
    made = array(_KINDS[table.dtype.itemsize])
    made.frombytes(table.data.cast("B"))
    return made
