"""A page of somebody else's site that embeds Comity, as strict as a page can be."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from string import Template

PAGE = Template("""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Seal seen in the harbour</title>
<link rel="icon" href="data:,"><link rel="canonical" href="$address">
<script src="$comity/embed.js" async></script></head>
<body><main><h1>Seal seen in the harbour</h1>
<p>Elsewhere: <comity-count publication="courier" story="/one">?</comity-count>,
<comity-count publication="courier" story="/two">?</comity-count></p>
<p style="block-size: ${height}px">The story.</p>
<comity-discussion publication="$publication"$attributes><noscript>
<a href="$comity/">Read the comments</a></noscript></comity-discussion></main></body></html>
""")

POLICY = Template(
    "default-src 'none'; script-src $comity; connect-src $comity; style-src 'unsafe-inline'; "
    "img-src data:; require-trusted-types-for 'script'; trusted-types comity"
)
"""Comity's origin, and nothing else; the one inline style is the page's own."""


@contextmanager
def site(
    comity: str,
    attributes: Callable[[str], str] = lambda _path: "",
    *,
    seen_as: str = "",
    publication: str = "courier",
) -> Iterator[str]:
    """Serve the page under every path (a story each) until the block ends; give the origin.

    A path that ends in `-far` has its discussion ten screens down. `attributes` gives what the
    element has beside its `publication`, with a space before it. `seen_as` is the origin by which
    browsers know the site, where something stands in front.
    """

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            address = f"{seen_as or origin}{self.path}"
            height = 10_000 if self.path.endswith("-far") else 20
            more = attributes(self.path)
            page = PAGE.substitute(
                comity=comity,
                address=address,
                height=height,
                attributes=more,
                publication=publication,
            )
            body = page.encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", POLICY.substitute(comity=comity))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_told: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        origin = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield origin
        finally:
            server.shutdown()
