"""Reads Coral: a folder with what mongoexport writes, or with the CSVs of its own importer.

Promises: stories and readers before comments; the newest revision's words; reactions as votes.
Never: takes over passwords, sign-in profiles or ignored readers.

Source: Coral's importer (2022) and its models for stories, comments, users and commentActions,
as ../shared/reference/formats.md, "Coral", lists them. No public sample of an export was found.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from comity.interchange.coral import mongo, tables, talk
from comity.interchange.records import BrokenArchive, Record
from comity.interchange.source import Folder


def read(folder: Folder) -> Iterator[Record]:
    """The records of a folder that holds stories, users and comments, as .json(l) or .csv.

    Talk, as Coral was called until version 4, has assets in place of stories.

    Raises BrokenArchive where the comments or the stories are missing.
    """
    exported, listed = _files(folder, (".json", ".jsonl", ".ndjson")), _files(folder, (".csv",))
    for reader, files, stories in (
        (mongo, exported, "stories"),
        (talk, exported, "assets"),
        (tables, listed, "stories"),
    ):
        if {"comments", stories} <= files.keys():
            found = {name: folder.source(files[name]) for name in reader.READ if name in files}
            yield from reader.read(found)
            return
    raise BrokenArchive(
        "the whole folder",
        "It needs stories and comments, as stories.json and comments.json from mongoexport, or as"
        " stories.csv and comments.csv from Coral's importer; users likewise, where there are any.",
    )


def _files(folder: Folder, suffixes: tuple[str, ...]) -> dict[str, Path]:
    """The folder's files that end so, by what their names begin with."""
    return {
        path.name.split(".")[0].lower(): path
        for path in sorted(folder.path.iterdir())
        if path.name.removesuffix(".gz").endswith(suffixes)
    }
