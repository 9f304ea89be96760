"""`comity serve`: one process, or several, that answer everything."""

import argparse

from comity.commands import ready


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on")
    parser.add_argument("--port", type=int, default=8000, help="the port to listen on")
    parser.add_argument("--processes", type=int, default=1, help="how many processes answer")


def run(args: argparse.Namespace) -> int:
    """Prepare the data folder, then serve until stopped."""
    ready.set_up()
    ready.prepare(verbose=True)
    serve(args.host, args.port, args.processes)
    return 0


def serve(host: str, port: int, processes: int = 1) -> None:
    """Serve until a signal says stop; open requests are ended first."""
    import uvicorn

    uvicorn.run(
        "comity.asgi:application",
        host=host,
        port=port,
        workers=processes if processes > 1 else None,
        access_log=False,
        server_header=False,
        lifespan="on",
        log_level="warning",
        timeout_keep_alive=20,
        timeout_graceful_shutdown=10,
        limit_concurrency=None,
        forwarded_allow_ips="",
        proxy_headers=False,
    )
