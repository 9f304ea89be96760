"""Reduce Unicode's confusables.txt to the table that `ground/skeleton.py` reads.

    python -m comity.ground.data.make_confusables confusables.txt

The file is https://www.unicode.org/Public/security/15.0.0/confusables.txt; Debian ships it in
the source of `icu` (`apt-get source icu`, then icu/source/data/unidata/confusables.txt).
A line out is a prototype and all that look like it, in hexadecimal: `0061;0251 03B1 0430`.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

OUT = Path(__file__).with_name("confusables.txt")
NOTICE = """\
# From confusables.txt of Unicode Security Mechanisms (UTS #39), version {version}, {date}.
# Copyright 1991-2022 Unicode, Inc. Distributed under the Unicode License Agreement, Data Files
# and Software (https://www.unicode.org/license.txt). Modified: grouped by prototype, and the
# comments and names left out, by comity/ground/data/make_confusables.py.
"""


def reduced(source: str) -> str:
    """The table as text, out of the text of Unicode's file. Raises ValueError for another file."""
    version = date = ""
    alike: dict[str, list[str]] = defaultdict(list)
    for line in source.lstrip("\ufeff").splitlines():
        if line.startswith("# Version:"):
            version = line.removeprefix("# Version:").strip()
        elif line.startswith("# Date:"):
            date = line.removeprefix("# Date:").partition(",")[0].strip()
        elif line.strip() and not line.startswith("#"):
            char, prototype, kind = (part.strip() for part in line.split(";")[:3])
            if not kind.startswith("MA"):
                raise ValueError(f"not a line of confusables.txt: {line!r}")
            alike[prototype].append(char)
    if not version or not alike:
        raise ValueError("this is not Unicode's confusables.txt")
    rows = [f"{prototype};{' '.join(alike[prototype])}\n" for prototype in sorted(alike)]
    return NOTICE.format(version=version, date=date) + "".join(rows)


if __name__ == "__main__":
    OUT.write_text(reduced(Path(sys.argv[1]).read_text(encoding="utf-8")), encoding="ascii")
