"""The room is usable alone: no Django, and without the net it says what is missing."""

import subprocess
import sys

PROBE = """
import sys
{block}
from comity.toxicity import Scorer
scorer = Scorer()
scorer.score(["You idiot."])
print(scorer.tier, "|", *scorer.missing)
print(sorted(name for name in sys.modules if name.split(".")[0] == "django"))
print(sorted({{name.split(".")[1] for name in sys.modules if name.startswith("comity.")}}))
{after}
"""


def probe(block: str = "", after: str = "") -> list[str]:
    code = PROBE.format(block=block, after=after)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip().splitlines()


def test_it_loads_neither_django_nor_another_room() -> None:
    tier, django, rooms = probe()
    assert tier.startswith("net |")
    assert django == "[]"
    assert rooms == "['ground', 'toxicity']"


def test_it_is_never_larger_than_a_small_machine_can_bear() -> None:
    *_told, high = probe(
        after="""
scorer.score(["Das ist doch Unsinn, mein Herr.", "not a word more " * 5_000])
print(*(line for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""
    )
    assert int(high.split()[1]) < 200 * 1024, high


def test_without_onnxruntime_it_is_light_and_says_so() -> None:
    tier, *_ = probe("sys.modules['onnxruntime'] = None")
    assert tier.startswith("light |")
    assert "onnxruntime" in tier
    assert "requirements/model.in" in tier


def test_without_tokenizers_it_is_light_and_says_so() -> None:
    tier, *_ = probe("sys.modules['tokenizers'] = None")
    assert tier.startswith("light |")
    assert "tokenizers" in tier
