"""The rows of moderation, one idea a file."""

from comity.moderation.models.cases import Case, Evidence, Tally
from comity.moderation.models.decisions import Appeal, Decision, Figure, Statement
from comity.moderation.models.reports import Report
from comity.moderation.models.simulations import Simulation
from comity.moderation.models.tools import Note, SavedReply

__all__ = [
    "Appeal",
    "Case",
    "Decision",
    "Evidence",
    "Figure",
    "Note",
    "Report",
    "SavedReply",
    "Simulation",
    "Statement",
    "Tally",
]
