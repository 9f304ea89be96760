"""A mailroom that is killed at one point after another: `python -m tests.mailroom READERS`.

It fills a data folder that has the tables, then forks a worker that carries mail and is killed
(-9) before the first thing that it does, the next one before the second, and so on, until one of
them finds nothing left to do. Each thing is a write or an exchange with the mail server. It
prints, as JSON, before which things the workers were killed. The settings come from the
environment.
"""

import json
import os
import signal
import smtplib
import sys
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

import django

P = ParamSpec("P")
T = TypeVar("T")


def main() -> None:
    """Fill the folder, and let the workers be killed."""
    django.setup()
    from django.db import connections

    from comity.ground import writelane

    _fill(int(sys.argv[1]))
    writelane.close()
    connections.close_all()
    killed: list[str] = []
    while (point := _worker_killed_before(len(killed) + 1)) is not None:
        killed.append(point)
    print(json.dumps(killed))


def _fill(expected: int) -> None:
    from comity.ground import writelane
    from comity.notices import targets
    from comity.notices.actions import follow
    from comity.readers import actions as readers
    from tests.world import make_world

    world = make_world()
    for number in range(expected):

        def known(email: str = f"reader{number}@example.org") -> Any:
            reader = readers.welcome_guest(world.house.key, "")
            readers.give_address(reader.id, email)
            readers.prove_address(reader.id, email)
            return reader

        writelane.run(follow(targets.of_story(world.story.slug), by=writelane.run(known)))
    world.says("The first thing that was said.")
    world.says("The second thing that was said.")


def _worker_killed_before(step: int) -> str | None:
    """Fork a worker that is killed before its `step`th thing; return what that was, None: none."""
    heard, told = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(heard)
        _kill_before(step, told)
        _carry()
        os._exit(0)
    os.close(told)
    _pid, status = os.waitpid(child, 0)
    with os.fdopen(heard) as lines:
        point = lines.read()
    if os.WIFSIGNALED(status):
        return point
    if os.WEXITSTATUS(status):
        sys.exit(f"a worker failed: {status}")
    return None


def _kill_before(step: int, told: int) -> None:
    """Let this process die before the `step`th write or exchange with the mail server."""
    from comity.ground import writelane

    done = 0

    def counted(name: str, work: Callable[P, T]) -> Callable[P, T]:
        def killable(*args: P.args, **kwargs: P.kwargs) -> T:
            nonlocal done
            done += 1
            if done == step:
                os.write(told, name.encode())
                os.kill(os.getpid(), signal.SIGKILL)
            return work(*args, **kwargs)

        return killable

    writelane.run = counted("write", writelane.run)
    smtplib.SMTP.connect = counted("connect", smtplib.SMTP.connect)  # type: ignore[method-assign]
    smtplib.SMTP.send = counted("say", smtplib.SMTP.send)  # type: ignore[method-assign]
    smtplib.SMTP.getreply = counted("hear", smtplib.SMTP.getreply)  # type: ignore[method-assign]


def _carry() -> None:
    """Do what `comity work` does for mail, until nothing is left to do."""
    from comity.journal.followers import Following
    from comity.notices.follower import NoticeFollower
    from comity.notices.letters.courier import MailCourier

    following = Following(NoticeFollower())
    following.find_place()
    following.catch_up()
    MailCourier().deliver()


if __name__ == "__main__":
    main()
