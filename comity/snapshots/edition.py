"""What names the program that renders the pages: another program may render others."""

from hashlib import blake2b
from pathlib import Path

_RENDERS = (".py", ".html", ".xml", ".txt", ".mo", ".css", ".js")


def edition(folder: Path, *also: str) -> str:
    """Return a digest of all that decides how a page looks.

    That is the code, the templates, the translations and the scripts below `folder` (Comity's
    own), and the settings given as `also`.
    """
    digest = blake2b("\0".join(also).encode(), digest_size=12)
    for file in sorted(folder.rglob("*")):
        if file.suffix in _RENDERS and "tests" not in file.parts and file.is_file():
            body = file.read_bytes()
            digest.update(f"{file.relative_to(folder)}\0{len(body)}\0".encode())
            digest.update(body)
    return digest.hexdigest()
