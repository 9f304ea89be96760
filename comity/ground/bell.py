"""A bell that many threads can sleep on without missing a ring."""

import threading


class Bell:
    """Counts its rings; who has heard ring n sleeps until there is a ring n+1."""

    def __init__(self) -> None:
        self._rings = 0
        self._changed = threading.Condition()

    def ring(self) -> None:
        """Wake everybody who waits."""
        with self._changed:
            self._rings += 1
            self._changed.notify_all()

    @property
    def rings(self) -> int:
        """How often it has rung."""
        return self._rings

    def wait(self, heard: int, timeout: float) -> int:
        """Sleep until it has rung more than `heard` times, at most `timeout` seconds.

        Return how often it has rung.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._rings > heard, timeout)
            return self._rings
