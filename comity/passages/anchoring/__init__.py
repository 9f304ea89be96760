"""Finds a passage again in a text that has changed. Pure: no Django, no rows, no clock.

A passage is described as the W3C Web Annotation Data Model does it, by the words themselves
(TextQuoteSelector) and by where they stood (TextPositionSelector), counted in code points:
https://www.w3.org/TR/annotation-model/#selectors. `embed/src/passages/anchoring` is the same
in the browser, and held to it by `anchoring.json`.
"""

from comity.passages.anchoring.locate import PLACED, SURE, locate
from comity.passages.anchoring.selector import CONTEXT, Found, Selector, describe
from comity.passages.anchoring.text import Text

__all__ = ["CONTEXT", "PLACED", "SURE", "Found", "Selector", "Text", "describe", "locate"]
