"""Passages: the words of a story at which something is said, and comments on them."""

from collections.abc import Callable
from hashlib import blake2b
from typing import Annotated, Literal, Self
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Header, Query, Schema

from comity.api import limits, who, written
from comity.api.caching import publicly
from comity.api.language import chosen
from comity.api.router import router
from comity.api.written import Written
from comity.comments.actions import Posted, Voice
from comity.comments.queries import comments_numbered
from comity.ground import writelane
from comity.ground.refusal import Refusal
from comity.ground.refusal import marked as _
from comity.notices.actions import ticked
from comity.passages import actions, wording
from comity.passages.anchoring import Selector
from comity.passages.queries import PassageView, said_at
from comity.publications.queries import publication
from comity.readers.limits import ADDRESSES
from comity.snapshots.render import branch_html, language
from comity.stories.queries import story

KEPT = 15
"""Seconds for which others may keep a story's passages."""

TOGETHER = 50
"""Comments that are shown beside a passage; the thread has all."""


class QuoteSelector(Schema):
    """The words, with a little of what stands before and after them."""

    type: Literal["TextQuoteSelector"]
    exact: str
    prefix: str = ""
    suffix: str = ""


class PositionSelector(Schema):
    """Where the words stand in the text of the story's element, in code points."""

    type: Literal["TextPositionSelector"]
    start: int
    end: int


class Target(Schema):
    """A passage, as the target of a W3C Web Annotation: one quote, and where it stands.

    `source` is the story's slug or its address; it may be left out.
    """

    source: str = ""
    selector: list[QuoteSelector | PositionSelector]

    def sought(self) -> Selector:
        """Return what is meant; Refusals `one_passage`, `quote_missing` (422)."""
        quotes = [each for each in self.selector if isinstance(each, QuoteSelector)]
        places = [each for each in self.selector if isinstance(each, PositionSelector)]
        if len(quotes) > 1 or len(places) > 1:
            raise Refusal("one_passage", 422, _("A comment is about one passage, and not several."))
        if not quotes:
            raise Refusal("quote_missing", 422, _("Please select some words of the story first."))
        start, end = (places[0].start, places[0].end) if places else (0, len(quotes[0].exact))
        return Selector(quotes[0].exact, quotes[0].prefix, quotes[0].suffix, start, end)

    @classmethod
    def of(cls, slug: str, words: Selector) -> Self:
        """Return how the API describes a passage."""
        return cls(
            source=slug,
            selector=[
                QuoteSelector(
                    type="TextQuoteSelector",
                    exact=words.exact,
                    prefix=words.prefix,
                    suffix=words.suffix,
                ),
                PositionSelector(type="TextPositionSelector", start=words.start, end=words.end),
            ],
        )


class PassageOut(Schema):
    """A passage: `number` is the comment's, or null where the newsroom asks `question`.

    `quote` is what was selected, `target` what stands there now. `standing` is found, orphan,
    or unseen (the text is on the publisher's own page); `confidence` is from 0 to 1.
    """

    id: UUID
    number: int | None
    question: str
    name: str
    quote: str
    standing: str
    confidence: float
    target: Target


class Passages(Schema):
    """A story's passages by place, the newest 500, and the words that a script says of them."""

    passages: list[PassageOut]
    say: dict[str, str]


class Beside(Schema):
    """The comments at a passage as they stand in the thread: an `<ol>`."""

    html: str


class PassageDraft(Schema):
    """What a reader wants to say at a passage; the fields are those of a comment's draft."""

    text: str
    target: Target
    name: str = ""
    insists: bool = False
    notify: bool = False
    email: str = ""
    proof: str = ""


@router.get("/stories/{slug:slug}/passages", tags=["passages"], response=Passages)
async def read_passages(
    request: HttpRequest, response: HttpResponse, slug: str
) -> Passages | HttpResponse:
    """Return the passages of a story with public comments and open questions.

    Problems: no_such_story.
    """
    found = await writelane.prepare(_passages, slug)
    tag = f'"{blake2b(found.model_dump_json().encode(), digest_size=12).hexdigest()}"'
    same = tag in request.headers.get("If-None-Match", "")
    answer = HttpResponse(status=304) if same else response
    answer["ETag"] = tag
    publicly(answer, seconds=KEPT)
    return answer if same else found


@router.get("/stories/{slug:slug}/passages/comments", tags=["passages"], response=Beside)
async def read_beside(
    request: HttpRequest,
    response: HttpResponse,
    slug: str,
    number: Annotated[list[int], Query(max_length=TOGETHER)],
) -> Beside:
    """Return public comments of a story by their numbers, to be shown beside a passage.

    Problems: no_such_story.
    """
    publicly(response, seconds=KEPT)
    return await writelane.prepare(_beside, slug, number, chosen(request))


@router.post(
    "/stories/{slug:slug}/passages",
    tags=["passages"],
    response={201: Written},
    openapi_extra=who.READER_OR_GUEST,
)
async def post_at_passage(
    request: HttpRequest,
    slug: str,
    draft: PassageDraft,
    key: Annotated[str, Header(alias="Idempotency-Key")],
) -> Written:
    """Comment on a passage of a story. The words are taken from the story where we hold it.

    Problems: other_story, one_passage, quote_missing, quote_too_long, context_too_long,
    bad_range, quote_not_found, and those of post_comment.
    """
    await limits.keep_writing(request, slug)
    if draft.notify and draft.email:
        await limits.keep(request, ADDRESSES)
    done = await writelane.act(
        _comment,
        slug,
        draft,
        voice=limits.voice(request, draft.name, draft.proof),
        key=key,
        spoken=chosen(request),
    )
    return await written.answer(request, done)


def _comment(
    slug: str, draft: PassageDraft, *, voice: Voice, key: str, spoken: str
) -> Callable[[], Posted]:
    there = story(slug)
    if draft.target.source not in ("", there.slug, there.address):
        raise Refusal("other_story", 422, _("These words were selected in another story."))
    write = actions.comment(
        slug, draft.text, draft.target.sought(), voice=voice, key=key, insists=draft.insists
    )
    return ticked(write, draft.email, spoken) if draft.notify else write


def _passages(slug: str) -> Passages:
    there = story(slug)
    return Passages(
        passages=[_out(there.slug, each) for each in said_at(there.id)], say=dict(wording.told())
    )


def _out(slug: str, view: PassageView) -> PassageOut:
    return PassageOut(**(vars(view) | {"target": Target.of(slug, view.selector)}))


def _beside(slug: str, numbers: list[int], lang: str) -> Beside:
    there = story(slug)
    house = publication(there.publication)
    shown = [each for each in comments_numbered(there.id, numbers) if each.published]
    items = "".join(branch_html(each, there, house, language(lang, house)) for each in shown)
    return Beside(html=f'<ol class="thread">{items}</ol>')
