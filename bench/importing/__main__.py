"""How fast an archive comes in, and in how much memory: `python -m bench.importing`.

Writes a backup in Remark42's shape (invented words, a third not plain ASCII, half of the comments
answers) and lets the command `comity import` bring it into a fresh SQLite. Prints comments a
second from start to end of the command, the processor's seconds, and the most memory that the
process ever held.
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

WORDS = [
    "the",
    "harbour",
    "council",
    "ferry",
    "will",
    "sail",
    "at",
    "night",
    "and",
    "nobody",
    "asked",
    "us",
    "about",
    "noise",
    "price",
    "tickets",
    "bridge",
    "winter",
    "school",
    "teachers",
    "vote",
    "mayor",
    "said",
    "again",
    "because",
    "it",
    "is",
    "late",
]


def lines(count: int, per_story: int, *, markdown: bool) -> Iterator[str]:
    """The backup, a comment a line."""
    dice = random.Random(1)
    for number in range(count):
        story = number // per_story
        first = story * per_story
        said = " ".join(dice.choices(WORDS, k=30)) + ".\n\n" + " ".join(dice.choices(WORDS, k=12))
        if number % 3 == 0:
            said += " — it’s the café’s."
        answered = dice.randrange(first, number) if number > first and dice.random() < 0.5 else ""
        reader = dice.randrange(count // 20 + 1)
        yield json.dumps(
            {
                "id": f"c{number}",
                "pid": f"c{answered}" if answered != "" else "",
                "text": "".join(f"<p>{part}</p>" for part in said.split("\n\n")),
                "orig": said if markdown else "",
                "user": {"id": f"u{reader}", "name": f"Reader {reader}"},
                "locator": {"site": "x", "url": f"https://gazette.example/story-{story}/"},
                "score": number % 7,
                "time": f"2020-{1 + number // 86_400 % 12:02}-{1 + number // 3_600 % 28:02}"
                f"T{number // 3_600 % 24:02}:{number // 60 % 60:02}:{number % 60:02}Z",
                "title": f"Story {story}",
            }
        )


def main() -> None:
    """Measure, and print a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--comments", type=int, default=1_000_000)
    parser.add_argument("--per-story", type=int, default=500)
    parser.add_argument("--markdown", action="store_true", help="Markdown, not HTML, comes in")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        backup = Path(folder) / "backup.jsonl"
        with backup.open("w", encoding="utf-8") as file:
            for line in lines(args.comments, args.per_story, markdown=args.markdown):
                file.write(line + "\n")
        environ = os.environ | {"COMITY_DATA": folder}
        migrate = [sys.executable, "-m", "comity", "manage", "migrate", "-v0"]
        subprocess.run(migrate, env=environ, check=True)
        command = [sys.executable, "-m", "comity", "import", "remark42", str(backup)]
        began = time.monotonic()
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(
            [*command, "--publication", "Gazette", "--found"],
            env=environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            check=True,
        )
        seconds = time.monotonic() - began
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
        print(done.stdout.strip())
        print(
            f"{args.comments:,} comments in {seconds:.1f} s:"
            f" {args.comments / seconds:,.0f} a second"
            f" ({args.comments / cpu:,.0f} a second of processor), at most"
            f" {used.ru_maxrss / 1024:.0f} MiB"
        )


if __name__ == "__main__":
    main()
