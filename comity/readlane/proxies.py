"""Who asks, where proxies stand in front. Each adds the address it saw to X-Forwarded-For."""

from ipaddress import ip_address

from comity.ground.asgi import App, Receive, Scope, Send, header


class Behind:
    """Tells `app` who asked the outermost of `count` proxies of ours.

    The address counts from the right: what stands further left came with the request, and
    anybody can write it. Where fewer are named than proxies stand, or what is named is no
    address, the connection counts.
    """

    def __init__(self, app: App, count: int) -> None:
        self._app = app
        self._count = count

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] == "http":
            named = (header(scope, b"x-forwarded-for") or b"").decode("latin-1").split(",")
            seen = address(named[-self._count]) if len(named) >= self._count else None
            if seen is not None:
                scope["client"] = (seen, 0)
            if header(scope, b"x-forwarded-proto") == b"https":
                scope["scheme"] = "https"
        await self._app(scope, receive, send)


def address(written: str) -> str | None:
    """Return the IP address that a proxy wrote, some with a port; None where it is none.

    Source of the shapes: RFC 7239, section 6 (192.0.2.7, 192.0.2.7:80, [2001:db8::1]:80).
    """
    bare = written.strip().strip('"')
    if bare.startswith("["):
        bare = bare[1:].partition("]")[0]
    elif bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        return str(ip_address(bare))
    except ValueError:
        return None
