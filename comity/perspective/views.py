"""The two methods of Perspective's API, and its description for Google's client libraries."""

import json
import logging
import traceback
from collections.abc import Callable, Coroutine
from math import ceil
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from comity.corrections import actions as corrections
from comity.corrections.actions import Corrected
from comity.ground import writelane
from comity.perspective import callers, discovery, faults, scoring
from comity.perspective.answering import Scores, analysis
from comity.perspective.asking import ask, supported
from comity.perspective.attributes import SCORED
from comity.perspective.faults import FaultError
from comity.perspective.reading import body
from comity.perspective.spans import Span, parts
from comity.perspective.suggesting import suggestion

log = logging.getLogger(__name__)

Answer = dict[str, Any]
Method = Callable[[HttpRequest], Coroutine[Any, Any, Answer]]
View = Callable[[HttpRequest], Coroutine[Any, Any, HttpResponse]]


def method(answered: Method) -> View:
    """Let a function answer POST, and its faults be told as Google tells them.

    Pages of every origin may call, as they may call Google: the key is what counts, and no
    cookie is read, so that there is nothing for Django's CSRF check to guard.
    """

    @csrf_exempt
    async def view(request: HttpRequest) -> HttpResponse:
        if request.method == "OPTIONS":
            return _open(HttpResponse(status=204))
        if request.method != "POST":
            return _refused(faults.no_method())
        try:
            return _json(await answered(request))
        except FaultError as fault:
            return _refused(fault)
        except Exception as fault:
            # Not the fault's own words: they may hold some of the text.
            places = "".join(traceback.format_tb(fault.__traceback__))
            log.error("a call failed with %s at\n%s", type(fault).__name__, places)  # noqa: TRY400
            return _refused(faults.internal())

    return view


@method
async def analyze(request: HttpRequest) -> Answer:
    """comments:analyze: score a text."""
    await callers.admit(callers.key_of(request))
    asked = ask(body(request.body))
    (whole,) = await scoring.judged([asked.text])
    if whole.absent is not None and whole.language.judged:
        raise faults.no_language()
    language = whole.language.code
    wanted = supported(asked, language, whole.absent is None)
    scored = await _by_part(asked.text, language) if wanted and asked.spans else []
    everything = [((0, len(asked.text)), whole.scores)]
    return analysis(asked, wanted, whole.scores, scored or everything, language)


async def _by_part(text: str, language: str) -> list[tuple[Span, Scores]]:
    """Return the scores of each part that can be judged, as being in the language of the whole."""
    spans = parts(text)
    each = await scoring.judged([text[at:to] for at, to in spans], spoken=language)
    return [(span, part.scores) for span, part in zip(spans, each, strict=True) if part.scores]


@method
async def suggestscore(request: HttpRequest) -> Answer:
    """comments:suggestscore: keep what a moderator says a text should have scored."""
    caller = await callers.admit(callers.key_of(request))
    said = suggestion(body(request.body))
    if caller.publication == callers.STRANGER:
        raise faults.key_unknown()
    (judgement,) = await scoring.judged([said.text])
    corrected = [
        Corrected(SCORED[name], judgement.scores.get(SCORED[name]), score)
        for name, score in said.scores.items()
        if name in SCORED
    ]
    await writelane.act(
        corrections.keep,
        caller.publication,
        corrected,
        language=judgement.language.code,
        model=scoring.version(),
    )
    answer: Answer = {"detectedLanguages": [judgement.language.code]}
    answer["requestedLanguages"] = list(said.languages)
    return answer if said.token is None else {"clientToken": said.token, **answer}


async def describe(request: HttpRequest) -> HttpResponse:
    """Describe both methods to Google's client libraries, which ask for it first."""
    return _open(discovery.response(f"{settings.PUBLIC_URL}/"))


@method
async def nowhere(request: HttpRequest) -> Answer:
    """Answer an address that names nothing."""
    raise faults.no_method()


def _json(answer: Answer, status: int = 200) -> HttpResponse:
    response = HttpResponse(
        json.dumps(answer),
        status=status,
        content_type="application/json; charset=UTF-8",
    )
    response["Cache-Control"] = "private, no-store"
    return _open(response)


def _refused(fault: FaultError) -> HttpResponse:
    response = _json(fault.body(), fault.code)
    if fault.wait:
        response["Retry-After"] = str(ceil(fault.wait))
    return response


def _open(response: HttpResponse) -> HttpResponse:
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Allow-Methods"] = "POST"
    response["Access-Control-Allow-Headers"] = "content-type, x-goog-api-key"
    response["Access-Control-Max-Age"] = "7200"
    return response
