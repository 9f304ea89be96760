"""`python -m bench.desk`: every page of the desk at a million comments, in server time.

Fills the data folder of COMITY_DATA (or the database of COMITY_DATABASE_URL) on the first run,
then asks for each page through Django's own handler, with all its middleware. The limit is 100
ms; the exit status is 1 where a page's median is above it. On SQLite, where the database works
in this process, it is the work that is judged: other programs on the machine do not count.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable

import django
from django.test import Client

LIMIT = 100.0
"""Milliseconds of server time that a page may take."""

TIMES = 7


def main() -> int:
    """Fill, ask, print a line a page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--comments", type=int, default=1_000_000)
    wanted = parser.parse_args().comments
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comity.settings")
    django.setup()
    from bench.desk.fill import fill, filled
    from comity.commands import ready

    ready.prepare()
    if not filled():
        fill(wanted)
    from django.db import connection

    print(f"{filled():,} comments on {connection.vendor}; {TIMES} times each, in ms")
    print("  waited  (worst)  worked")
    slow = 0
    for name, ask in pages():
        ask()
        taken = [_timed(ask) for _time in range(TIMES)]
        waited, worked = (statistics.median(times) for times in zip(*taken, strict=True))
        worst = max(wait for wait, _work in taken)
        too_slow = (worked if connection.vendor == "sqlite" else waited) > LIMIT
        slow += too_slow
        print(f"  {waited:6.1f} {worst:8.1f} {worked:7.1f}  {name}{' TOO SLOW' * too_slow}")
    return 1 if slow else 0


def _timed(ask: Callable[[], None]) -> tuple[float, float]:
    """Return how long it took by the clock, and by this process's own work, in ms."""
    before, worked = time.perf_counter(), time.process_time()
    ask()
    return (time.perf_counter() - before) * 1000, (time.process_time() - worked) * 1000


def pages() -> list[tuple[str, Callable[[], None]]]:
    """Return each page of the desk by its name, ready to be asked for."""
    from django.contrib.auth import get_user_model

    from bench.desk.fill import KEY, filled
    from comity.desk.staff import engage
    from comity.moderation.models import Case
    from comity.moderation.queues import Queue

    engage("bench", "a-long-password")
    client = Client()
    client.force_login(get_user_model().objects.get(username="bench"))
    case = Case.objects.filter(publication=KEY, standing="held").order_by("at")[0]
    busiest = Case.objects.filter(publication=KEY).order_by("-at")[0]
    house = f"/desk/{KEY}"

    def get(path: str) -> Callable[[], None]:
        def ask() -> None:
            answer = client.get(f"{house}/{path}")
            assert answer.status_code == 200, (path, answer.status_code)

        return ask

    filters = {
        "story": f"everything/?story={busiest.story_id}",
        "section": "everything/?section=Sport",
        "reader": f"everything/?reader={busiest.reader_id}",
        "rule": "everything/?rule=links",
        "score": "everything/?score=0.5",
        "score, none so high": "everything/?score=0.95",
        "language": "everything/?language=ar",
        "language that nobody writes": "everything/?language=fi",
        "last hour": "everything/?age=hour",
        "older than a month": "everything/?age=over-month",
        "rule, section, language, held": "held/?rule=links&section=Sport&language=en",
        "rule, section and language": "everything/?rule=repetition&section=Letters&language=tr",
    }
    named = [(f"queue {queue.value}", get(f"{queue.value}/")) for queue in Queue]
    named += [(f"filter by {name}", get(path)) for name, path in filters.items()]
    half = Case.objects.filter(publication=KEY).order_by("-at")[filled() // 2]
    after = f"{half.at.isoformat()}~{half.comment_id}".replace("+", "%2B")
    named += [
        ("half way through everything", get(f"everything/?after={after}")),
        ("one card", get(f"held/?at={case.comment_id}")),
        ("pulse", get(f"pulse/?at={case.comment_id}")),
        ("decisions", get("decisions/")),
        ("replies", get("replies/")),
        ("staff", get("staff/")),
        ("house rules", get("rules/")),
        ("simulations", get("simulations/")),
        ("transparency", get("transparency/")),
        ("approve, then undo", _decide_and_undo(client, house, str(case.comment_id))),
        ("a step of a simulation", _step(client, house)),
    ]
    return named


def _decide_and_undo(client: Client, house: str, comment: str) -> Callable[[], None]:
    def ask() -> None:
        sent = {"current": comment, "act": "approve", "back": f"{house}/held/"}
        answer = client.post(f"{house}/decide/", sent)
        assert answer.status_code == 303, answer.content
        batch = answer["Location"].partition("done=")[2]
        answer = client.post(f"{house}/undo/", {"batch": batch})
        assert answer.status_code == 303, answer.content

    return ask


def _step(client: Client, house: str) -> Callable[[], None]:
    sent = {"try": "1", "number": "20000", "max_links": "0"}
    made = client.post(f"{house}/rules/", sent)["Location"]

    def ask() -> None:
        assert client.post(f"{made}step/").status_code == 303

    return ask


if __name__ == "__main__":
    sys.exit(main())
