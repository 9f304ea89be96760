"""Reads Coral: a folder with what mongoexport writes, or with the CSVs of its own importer.

Promises: stories and readers before comments; the newest revision's words; reactions as votes.
Never: takes over passwords, sign-in profiles or ignored readers.

Source: Coral's importer (2022) and its models for stories, comments, users and commentActions,
as ../shared/reference/formats.md, "Coral", lists them. No public sample of an export was found.
"""

from __future__ import annotations

from collections.abc import Iterator

from comity.interchange.coral import mongo, tables
from comity.interchange.records import BrokenArchive, Record
from comity.interchange.source import Folder

_READ = {
    "stories",
    "users",
    "comments",
    "commentactions",
    # Coral moves what belongs to old stories there.
    "archivedcomments",
    "archivedcommentactions",
}


def read(folder: Folder) -> Iterator[Record]:
    """The records of a folder that holds stories, users and comments, as .json(l) or .csv.

    Raises BrokenArchive where the comments or the stories are missing.
    """
    for reader, suffixes in (
        (mongo.read, (".json", ".jsonl", ".ndjson")),
        (tables.read, (".csv",)),
    ):
        files = {
            path.name.split(".")[0].lower(): path
            for path in sorted(folder.path.iterdir())
            if path.name.removesuffix(".gz").endswith(suffixes)
        }
        if "comments" in files and "stories" in files:
            yield from reader({name: folder.source(files[name]) for name in _READ & files.keys()})
            return
    raise BrokenArchive(
        folder.path.name,
        "It needs stories and comments, as stories.json and comments.json from mongoexport, or as"
        " stories.csv and comments.csv from Coral's importer; users likewise, where there are any.",
    )
