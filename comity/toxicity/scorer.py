"""The scorer: reads the texts, asks the tiers that are there, gives probabilities."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

import numpy as np

from comity.toxicity import revision
from comity.toxicity.attributes import ATTRIBUTES
from comity.toxicity.calibration import Logits, probabilities
from comity.toxicity.evidence import spans
from comity.toxicity.judgement import Explanation, Judgement, Part
from comity.toxicity.light import Light
from comity.toxicity.manifest import FOLDER, LIGHT, TOKENIZER, Manifest
from comity.toxicity.net import Net, NotInstalledError, require
from comity.toxicity.reading import Read, read

# The net reads at most so many windows of one text: those that the light tier finds worst.
_NET_WINDOWS = 2
# A long text's logit: this part of its worst window's, the rest the mean of all that were read.
_WORST = 0.8
_TOXICITY = ATTRIBUTES.index("toxicity")


class Scorer:
    """Scores texts. Loading reads and checks the model's files; it is then safe across threads.

    tier: "net", or "light" (hashed n-grams) where the net cannot run.
    missing: what the better tier would need, one sentence each; empty where all is there.
    version: the model's.
    """

    def __init__(self, folder: Path = FOLDER, *, light: bool = False) -> None:
        """Load the model in `folder`; `light` leaves the net out.

        Raises ModelError where a file is missing or damaged. Without onnxruntime or tokenizers
        there is no error: the tier is "light", and `missing` says so.
        """
        manifest = Manifest.read(folder)
        self.version = manifest.version
        self.missing: tuple[str, ...] = ()
        self._light = Light.load(manifest.sound(LIGHT))
        self._net: Net | None = None
        if not light:
            try:
                require()
                with revision.net(manifest) as model:
                    self._net = Net(model, manifest.sound(TOKENIZER))
            except NotInstalledError as error:
                self.missing = (str(error),)
        self.tier = "light" if self._net is None else "net"
        self._calibration = manifest.calibrations[self.tier]

    def score(self, texts: Sequence[str]) -> list[dict[str, float]]:
        """One probability (0 to 1) an attribute for each text.

        A text that cannot be judged gets an empty dict; `judge` says why. Never raises on a text.
        """
        return [dict(judgement.scores) for judgement in self.judge(texts)]

    def judge(self, texts: Sequence[str], *, spoken: str | None = None) -> list[Judgement]:
        """The scores of each text with its language, its parts, or the reason of their absence.

        spoken: the language's code where the caller knows it; else it is found out.
        """
        reads = [read(text, spoken=spoken) for text in texts]
        judged = [one for one in reads if one.absent is None]
        chosen = [self._chosen(one) for one in judged]
        windows = [one.window(at) for one, some in zip(judged, chosen, strict=True) for at in some]
        logits = self.logits(windows)
        ends = accumulate(map(len, chosen))
        answers = iter(
            (some, logits[end - len(some) : end]) for some, end in zip(chosen, ends, strict=True)
        )
        return [
            Judgement({}, one.language, self.tier, one.absent, (), one.quoted, one.cut)
            if one.absent is not None
            else self._judgement(one, *next(answers))
            for one in reads
        ]

    def explain(self, text: str, *, spoken: str | None = None) -> Explanation:
        """The judgement of one text with the spans that carry each score. Tens of milliseconds."""
        (judgement,) = self.judge([text], spoken=spoken)
        if judgement.absent is not None:
            return Explanation(judgement)
        seen = read(text, spoken=spoken)
        return Explanation(judgement, spans(text, seen, judgement, self._light, self.logits))

    def logits(self, texts: Sequence[str]) -> Logits:
        """The calibrated logits of short texts that are undisguised, one row a text."""
        if self._net is not None:
            return self._calibration.logits(self._net.logits(texts))
        found = [self._light.logits(text) for text in texts]
        return self._calibration.logits(np.reshape(found, (len(texts), len(ATTRIBUTES))))

    def _chosen(self, seen: Read) -> Sequence[int]:
        """Which windows are judged: all; by the net the few that the light tier finds worst."""
        every = range(len(seen.windows))
        if self._net is None or len(every) <= _NET_WINDOWS:
            return every
        light = np.array([self._light.logits(seen.window(at))[_TOXICITY] for at in every])
        return sorted(np.argsort(-light, kind="stable")[:_NET_WINDOWS].tolist())

    def _judgement(self, seen: Read, chosen: Sequence[int], logits: Logits) -> Judgement:
        parts = tuple(
            Part(*seen.revealed.origin(*seen.windows[at]), _named(row), seen.windows[at])
            for at, row in zip(chosen, probabilities(logits), strict=True)
        )
        scores = parts[0].scores if len(parts) == 1 else _named(probabilities(_tempered(logits)))
        return Judgement(scores, seen.language, self.tier, None, parts, seen.quoted, seen.cut)


def _tempered(logits: Logits) -> Logits:
    """The logits of a long text, of those of its windows."""
    tempered: Logits = _WORST * logits.max(axis=0) + (1 - _WORST) * logits.mean(axis=0)
    return tempered


def _named(row: Logits) -> dict[str, float]:
    return dict(zip(ATTRIBUTES, row.tolist(), strict=True))
