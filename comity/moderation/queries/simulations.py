"""Simulations as the desk shows them."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from comity.comments.queries import CommentView
from comity.comments.queries import comments as comments_of
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.moderation.models import Simulation
from comity.moderation.replay import Line, table
from comity.readers.roles import Staff

SHOWN = 50


@dataclass(frozen=True)
class Changed:
    """A past comment that would be treated otherwise."""

    comment: CommentView
    now: str
    then: str
    decided: str
    rules: tuple[str, ...]


@dataclass(frozen=True)
class SimulationView:
    """A simulation, as far as it has come."""

    id: uuid.UUID
    section: str
    rules: Mapping[str, Any]
    made_by: str
    made_at: datetime
    wanted: int
    replayed: int
    done: bool
    lines: tuple[Line, ...]
    changed: tuple[Changed, ...]


def simulation(simulation_id: uuid.UUID, staff: Staff) -> SimulationView:
    """Return a simulation; Refusal `no_such_simulation` (404)."""
    row = Simulation.objects.filter(id=simulation_id, publication=staff.publication).first()
    if row is None:
        raise Refusal("no_such_simulation", 404, _("There is no such simulation."))
    return _view(row, _changed(row))


def simulations(staff: Staff, limit: int = 20) -> tuple[SimulationView, ...]:
    """Return the latest simulations of a publication, without the comments."""
    rows = Simulation.objects.filter(publication=staff.publication).order_by("-made_at")
    return tuple(_view(row, ()) for row in rows[:limit])


def _view(row: Simulation, changed: tuple[Changed, ...]) -> SimulationView:
    return SimulationView(
        row.id,
        row.section,
        row.rules,
        row.made_by,
        row.made_at,
        row.wanted,
        row.replayed,
        row.done,
        table(row.counts),
        changed,
    )


def _changed(row: Simulation) -> tuple[Changed, ...]:
    kept = row.changed[:SHOWN]
    said = {str(each.id): each for each in comments_of(each["comment"] for each in kept)}
    return tuple(
        Changed(
            said[each["comment"]],
            each["now"],
            each["then"],
            each["decided"],
            tuple(each["rules"]),
        )
        for each in kept
        if each["comment"] in said
    )
