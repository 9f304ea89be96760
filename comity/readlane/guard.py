"""Takes a request's body in good time and of a good size, or not at all."""

import asyncio
from collections.abc import Callable, Set

from comity.ground.asgi import App, Headers, Message, Receive, Scope, Send, answer, header
from comity.ground.locales import asked_locale
from comity.ground.problems import Problem, Translate, problem_json, untranslated
from comity.readlane.refusals import TOO_LARGE, TOO_SLOW

BODY_BYTES = 1024 * 1024
BODY_SECONDS = 15.0

Said = tuple[int, Headers, bytes]
InItsWords = Callable[[Problem, str], Said | None]
"""(problem, path) → status, headers and body in the words of who answers that path; None: ours."""


def _ours(problem: Problem, path: str) -> Said | None:
    return None


class _RefusedError(Exception):
    """The body will not be taken; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


class Guard:
    """Lets `app` read a request of at most `limit` bytes that arrives within `seconds`.

    What is larger is answered with 413, what drips with 408, both as problem+json unless
    `in_its_words` has another answer, and the connection is closed. Servers leave this to the
    application (uvicorn closes neither).
    """

    def __init__(
        self,
        app: App,
        *,
        limit: int = BODY_BYTES,
        seconds: float = BODY_SECONDS,
        locales: Set[str] = frozenset(),
        translate: Translate = untranslated,
        in_its_words: InItsWords = _ours,
    ) -> None:
        self._app = app
        self._limit = limit
        self._seconds = seconds
        self._locales = locales
        self._translate = translate
        self._in_its_words = in_its_words

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and stop reading it where it goes too far."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answered = False

        async def watched_send(message: Message) -> None:
            nonlocal answered
            answered = True
            await send(message)

        intake = _Intake(receive, self._limit, self._seconds)
        try:
            intake.expect(header(scope, b"content-length"))
            await self._app(scope, intake.receive, watched_send)
        except _RefusedError as refused:
            if answered:
                raise
            await self._refuse(refused.problem, scope, send)

    async def _refuse(self, problem: Problem, scope: Scope, send: Send) -> None:
        locale = asked_locale(scope["query_string"], self._locales)
        said = self._in_its_words(problem, scope["path"])
        status, headers, body = said or problem_json(problem, self._translate, locale)
        await answer(send, status, [*headers, (b"connection", b"close")], body)


class _Intake:
    """The way in for one request's body."""

    def __init__(self, receive: Receive, limit: int, seconds: float) -> None:
        self._receive = receive
        self._left = limit
        self._until = asyncio.get_running_loop().time() + seconds
        self._whole = False

    def expect(self, length: bytes | None) -> None:
        """Refuse at once what announces itself as too large."""
        if length is not None and length.isdigit() and int(length) > self._left:
            raise _RefusedError(TOO_LARGE)

    async def receive(self) -> Message:
        """Return the next message; once the body is whole, wait for the reader to leave."""
        if self._whole:
            return await self._receive()
        try:
            async with asyncio.timeout_at(self._until):
                message = await self._receive()
        except TimeoutError:
            raise _RefusedError(TOO_SLOW) from None
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise _RefusedError(TOO_LARGE)
        self._whole = not message.get("more_body", False)
        return message
