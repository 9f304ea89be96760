"""`comity serve`: one process, or several, that answer everything."""

import argparse
import socket

from comity.commands import folder, ready
from comity.commands.greeting import greet
from comity.commands.processes import together


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on")
    parser.add_argument("--port", type=int, default=8000, help="the port to listen on")
    parser.add_argument("--processes", type=int, default=1, help="how many processes answer")


def run(args: argparse.Namespace) -> int:
    """Prepare the data folder, then serve until stopped; 1 where nobody can listen there."""
    listener = listening(args.host, args.port)
    if listener is None:
        return 1
    folder.share(folder.data())
    ready.set_up()
    ready.prepare(verbose=True)
    greet(*listener.getsockname()[:2])
    answered_by(listener, args.processes)
    return 0


def listening(host: str, port: int) -> socket.socket | None:
    """Listen, or say why that cannot be; who connects before an answer is ready waits for it."""
    try:
        return _listen(host, port)
    except OSError as fault:
        ready.say(f"comity: {host}:{port} cannot be listened on: {fault.strerror}.")
        ready.say("Another program may be using it: choose another with --port.")
        return None


def answered_by(listener: socket.socket, processes: int = 1) -> None:
    """Serve until a signal says stop; what is open is ended first."""
    if processes > 1:
        _together(listener, processes)
    else:
        answer([listener])


def answer(sockets: list[socket.socket]) -> None:
    """Be one process of the server, on a socket that listens already."""
    from comity.asgi import application, close
    from comity.readlane.server import Server, configuration

    host, port = sockets[0].getsockname()[:2]
    config = configuration(application, host=host, port=port, lifespan="on", log_level="warning")
    Server(config, closing=close).run(sockets)


def _together(listener: socket.socket, processes: int) -> None:
    from django.db import connections

    connections.close_all()
    together(lambda: answer([listener]), processes)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=2048)
