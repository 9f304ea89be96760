"""Which reader reads which archive, and how the ids of its system are named here."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from comity.interchange.records import BrokenArchive, Record
from comity.interchange.source import Folder, Source


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of archive. `prefix` begins the origins of what comes from it."""

    name: str
    sentence: str
    prefix: str
    room: str
    is_folder: bool = False

    def read(self, path: Path) -> tuple[Iterator[Record], Callable[[], float]]:
        """Return an archive's records, and a function that tells how much of it was read.

        The share goes from 0 to 1. Raises BrokenArchive, also while the records are read.
        """
        reader = importlib.import_module(f"comity.interchange.{self.room}").read
        if self.is_folder != path.is_dir():
            wanted = "a folder" if self.is_folder else "a file"
            raise BrokenArchive("the whole archive", f"For {self.name}, {wanted} is needed.")
        if self.is_folder:
            folder = Folder(path)
            return cast(Iterator[Record], reader(folder)), lambda: folder.share
        source = Source(path)
        return cast(Iterator[Record], reader(source)), lambda: source.share


_ALL = (
    Format("disqus", "Disqus's XML export", "disqus", "disqus"),
    Format("wordpress", "WordPress's export, with wpDiscuz's votes", "wordpress", "wordpress"),
    # A page of wpDiscuz shows WordPress's own ids: what came in by one is known to the other.
    Format("wpdiscuz", "pages of wpDiscuz saved as HTML", "wordpress", "wpdiscuz"),
    Format("isso", "Isso's database, or its JSON", "isso", "isso"),
    Format("remark42", "Remark42's backup", "remark42", "remark42"),
    Format("coral", "a folder of Coral's collections or CSVs", "coral", "coral", is_folder=True),
    Format("commento", "Commento's JSON", "commento", "commento"),
    Format("comentario", "Comentario's JSON", "comentario", "commento"),
    Format("artrans", "Artrans, as Artalk writes it", "artrans", "artrans"),
    Format("waline", "Waline's JSON", "waline", "waline"),
)
FORMATS = {each.name: each for each in _ALL}
