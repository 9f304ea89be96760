"""Who asks, where proxies stand in front. Each adds the address it saw to X-Forwarded-For."""

from comity.ground.asgi import App, Receive, Scope, Send, header
from comity.readlane.at_once import at_once_of


class Behind:
    """Tells `app` who asked the outermost of `count` proxies of ours.

    The address counts from the right: what stands further left came with the request, and
    anybody can write it. Where fewer are named than proxies stand, the connection counts.
    """

    def __init__(self, app: App, count: int) -> None:
        self._app = app
        self.at_once = at_once_of(app)  # kept pages are the same for all who ask
        self._count = count

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] == "http":
            named = (header(scope, b"x-forwarded-for") or b"").decode("latin-1").split(",")
            if len(named) >= self._count and named[-self._count].strip():
                scope["client"] = (named[-self._count].strip(), 0)
            if header(scope, b"x-forwarded-proto") == b"https":
                scope["scheme"] = "https"
        await self._app(scope, receive, send)
