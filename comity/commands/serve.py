"""`comity serve`: one process, or several, that answer everything."""

import argparse
import socket

from comity.commands import ready
from comity.commands.processes import together


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on")
    parser.add_argument("--port", type=int, default=8000, help="the port to listen on")
    parser.add_argument("--processes", type=int, default=1, help="how many processes answer")


def run(args: argparse.Namespace) -> int:
    """Prepare the data folder, then serve until stopped."""
    ready.set_up()
    ready.prepare(verbose=True)
    return serve(args.host, args.port, args.processes)


def serve(host: str, port: int, processes: int = 1) -> int:
    """Serve until a signal says stop; what is open is ended first. Return the exit status."""
    try:
        listener = _listen(host, port)
    except OSError as fault:
        ready.say(f"comity: {host}:{port} cannot be listened on: {fault.strerror}.")
        ready.say("Another program may be using it: choose another with --port.")
        return 1
    if processes > 1:
        _together(listener, processes)
    else:
        answer([listener])
    return 0


def answer(sockets: list[socket.socket]) -> None:
    """Be one process of the server, on a socket that listens already."""
    from comity.asgi import application, hub
    from comity.readlane.server import Server, configuration

    host, port = sockets[0].getsockname()[:2]
    config = configuration(application, host=host, port=port, lifespan="on", log_level="warning")
    Server(config, closing=hub.close).run(sockets)


def _together(listener: socket.socket, processes: int) -> None:
    from django.db import connections

    connections.close_all()
    together(lambda: answer([listener]), processes)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=2048)
