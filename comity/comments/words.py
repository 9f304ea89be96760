"""A reader's words on their way in: cleaned, made HTML, found to say something."""

from comity.ground import markdown, text
from comity.ground.markdown import Rendered
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _


def fit(source: str, limit: int) -> tuple[str, Rendered]:
    """Return the text to keep and what it renders to.

    `limit` is in characters. Raises a TextProblem (422) for text that cannot be taken, and
    a Refusal `nothing_said` (422) for Markdown that renders to no words.
    """
    kept = text.clean(source, limit=limit)
    rendered = markdown.render(kept)
    if not text.is_visible(rendered.plain):
        raise Refusal(
            "nothing_said", 422, _("This text is all marks and no words. Please write something.")
        )
    return kept, rendered
