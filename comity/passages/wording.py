"""The words that the script says at a passage, in the active language."""

from collections.abc import Mapping

from django.utils.translation import gettext


def told() -> Mapping[str, str]:
    """Return the script's words by their names; `{n}` is filled in by it."""
    return {
        "comment": gettext("Comment on this passage"),
        "choose": gettext("Choose a passage to comment on"),
        "choosing": gettext(
            "Arrow keys move from sentence to sentence, with Shift they select more. "
            "Enter comments on what is selected, Escape leaves."
        ),
        "passage": gettext("Comments on this passage"),
        "number": gettext("Comments on this passage: {n}"),
        "asked": gettext("A question from the newsroom"),
        "moved": gettext("The story was edited since. This may not be the place that was meant."),
        "orphan": gettext("The story no longer says this."),
        "close": gettext("Close"),
        "too-long": gettext("This is too long for one passage. Please select less."),
    }
