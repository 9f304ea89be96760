"""What watches over a server asks here. Composition only."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse

from comity.followers import lasting_names, waited
from comity.ground import clock
from comity.health import Check, checks
from comity.journal.lag import lag

CLOSING = frozenset({"database", "migrations"})
"""Parts without which no request can be answered."""


def alive(request: HttpRequest) -> HttpResponse:
    """Say that the process answers, and nothing else."""
    return HttpResponse("alive\n", content_type="text/plain")


def ready(request: HttpRequest) -> JsonResponse:
    """Say whether requests can be sent here: 200, or 503; and what fails or is behind."""
    found = checks()
    status = 200 if all(check.well for check in found if check.part in CLOSING) else 503
    wells = {check.part: check.well for check in found}
    behind = [name for check in found for name in check.which]
    return JsonResponse({**wells, "behind": behind}, status=status)


def metrics(request: HttpRequest) -> HttpResponse:
    """Give figures in the text format of Prometheus, version 0.0.4."""
    lines = ["# TYPE comity_part_well gauge"]
    lines += [f'comity_part_well{{part="{_word(check)}"}} {int(check.well)}' for check in checks()]
    # Without a database nobody knows how late anything is; that it fails is among the parts.
    with suppress(DatabaseError):
        late = _seconds(
            "comity_follower_lag_seconds", "follower", lag(clock.now(), lasting_names())
        )
        due = _seconds("comity_due_seconds", "task", waited())
        lines += [*late, *due]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; version=0.0.4")


def _seconds(name: str, of: str, figures: Mapping[str, timedelta]) -> list[str]:
    lines = [
        f'{name}{{{of}="{each}"}} {late / timedelta(seconds=1):.3f}'
        for each, late in figures.items()
    ]
    return [f"# TYPE {name} gauge", *lines]


def _word(check: Check) -> str:
    return check.part.replace(" ", "_")
