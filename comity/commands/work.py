"""`comity work`: the followers alone, beside servers on other machines."""

import argparse
import signal
import threading

from comity.commands import folder, ready


def declare(parser: argparse.ArgumentParser) -> None:
    """There is nothing to declare: it does what the settings say."""


def run(args: argparse.Namespace) -> int:
    """Follow the journal until stopped."""
    folder.share(folder.data())
    ready.set_up()
    ready.prepare(verbose=True)
    from comity import followers
    from comity.journal import running

    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    followers.begin_lasting()
    ready.say("Following the journal. Stop with Ctrl+C.")
    stop.wait()
    running.end()
    return 0
