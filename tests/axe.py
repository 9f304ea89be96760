"""What axe finds wrong with a page: https://github.com/dequelabs/axe-core.

axe looks at each element, and longer at what has a colour, so a long thread takes it seconds. All
comments come of one template: the opening ones show what there is, and one test looks at all of a
thread (`tests/test_read_and_write_on_the_story_page.py`).
"""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

FEW = 3
"""Conversations of a thread that axe looks at, counted from its beginning."""
REST = f".thread > .branch:nth-child(n + {FEW + 1}):not(:target, :has(:target))"

ALL = {"resultTypes": ["violations"]}
COLOURS = {**ALL, "runOnly": ["color-contrast", "link-in-text-block"]}
"""The rules that a second colour scheme can break, and no others."""


def faults(page: Page, *, colours: bool = False, whole: bool = False) -> list[tuple[str, str]]:
    """Return each fault on a page: the rule that is broken, and the first element that does.

    `colours`: by the rules on colours alone, for a scheme other than the one that all the rules
    were asked about. `whole`: at every comment of a thread; otherwise what stands below the
    opening ones is taken off the page for good.
    """
    if not whole:
        page.locator(REST).evaluate_all("rest => rest.forEach(each => each.remove())")
    found = Axe().run(page, options=COLOURS if colours else ALL).response["violations"]
    return [(each["id"], each["nodes"][0]["html"]) for each in found]
