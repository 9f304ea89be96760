"""The keys of the desk: what the table of keys lists, and what its templates put on the page.

A button, link or summary that bears `data-key` is pressed by that key (`embed/src/desk/keys.ts`);
the keys without a control of their own are that file's and its neighbours'.
"""

from dataclasses import dataclass

from comity.ground.refusal import marked as _


@dataclass(frozen=True)
class Key:
    """A thing to do, by which strokes, and what is written between those."""

    name: str
    strokes: tuple[str, ...]
    does: str
    between: str = " "

    @property
    def pressed(self) -> str:
        """The key as the page's script hears it."""
        return self.strokes[0].lower()


KEYS = (
    Key("next", ("J", "↓"), _("The next comment")),
    Key("former", ("K", "↑"), _("The comment before")),
    Key("approve", ("A",), _("Approve")),
    Key("reject", ("R",), _("Reject: choose why with a digit or -, then Enter")),
    Key("ask", ("E",), _("Ask the author for an edit")),
    Key("pick", ("P",), _("Make it an editor’s pick")),
    Key("grant", ("G",), _("Grant the appeal")),
    Key("turn_down", ("T",), _("Turn the appeal down")),
    Key("sanction", ("S",), _("Sanction the reader")),
    Key("thread", ("C",), _("Close the thread, or open it again")),
    Key("pin", ("I",), _("Pin the comment above its thread, or unpin it")),
    Key("note", ("N",), _("Write a note on the reader")),
    Key("tick", ("X",), _("Tick the comment, for deciding about many at once")),
    Key("tick_all", ("Shift", "X"), _("Tick all on this page, or none"), "+"),
    Key("undo", ("Z",), _("Undo the last decision")),
    Key("queue", ("1", "7"), _("Go to a queue"), "–"),
    Key("filters", ("F",), _("Filters")),
    Key("close", ("Esc",), _("Close what is open")),
    Key("keys", ("?",), _("These keys")),
)

NAMED = {key.name: key for key in KEYS}
