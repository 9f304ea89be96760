"""Take a mail that came back, and leave its address alone where it says so."""

from collections.abc import Callable

from comity.ground import clock
from comity.notices.actions.silence import silence_digest
from comity.notices.models import Letter
from comity.notices.returned.report import Report, read_report
from comity.notices.silence import digest_of


def take_back(raw: bytes) -> Callable[[], int]:
    """Read a bounce or a complaint as a mail server sent it; the write says how many it silenced.

    A report that names no letter of ours, or another address than that letter went to, is
    somebody's invention: it silences nobody.
    """
    reports = read_report(raw)

    def write() -> int:
        return sum(_believed(each) for each in reports)

    return write


def _believed(report: Report) -> bool:
    letter = Letter.objects.filter(id=report.letter).first()
    if letter is None or (report.recipient and digest_of(report.recipient) != letter.digest):
        return False
    silence_digest(letter.digest, report.why, at=clock.now())()
    return True
