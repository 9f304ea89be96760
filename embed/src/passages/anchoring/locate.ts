// Finds a passage: where it stood, then word for word, then changed
// (`comity/passages/anchoring/locate.py`; `embed/tests/anchoring.json` holds the two together).
import { type Sought, wordForWord } from './exact'
import { changed } from './fuzzy'
import type { Found, Selector } from './selector'
import { fold, type Text } from './text'

/** The least confidence with which a passage is shown at all. */
export const PLACED = 0.5
/** From here on a place is taken as the passage's own. */
export const SURE = 0.8

/** Where the passage is now; null where that is not known with a confidence of PLACED. */
export function locate(text: Text, sought: Selector): Found | null {
  if (unchanged(text.raw, sought)) return { start: sought.start, end: sought.end, confidence: 1 }
  const folded = (part: string): string[] => fold([...part]).folded
  const whole = folded(sought.exact)
  const first = whole.findIndex((char) => char !== ' ')
  if (first < 0) return null
  const last = whole.findLastIndex((char) => char !== ' ') + 1
  const words: Sought = {
    exact: whole.slice(first, last),
    prefix: [...folded(sought.prefix), ...whole.slice(0, first)],
    suffix: [...whole.slice(last), ...folded(sought.suffix)],
    expected: text.near(sought.start),
  }
  let best = wordForWord(text.folded, words)
  if (!best || best.confidence < SURE) {
    const other = changed(text, words)
    if (other && (!best || other.confidence > best.confidence)) best = other
  }
  if (!best || best.confidence < PLACED) return null
  return { start: text.place(best.start), end: text.behind(best.end), confidence: Math.min(best.confidence, 0.99) }
}

function unchanged(raw: readonly string[], { exact, prefix, suffix, start, end }: Selector): boolean {
  const around = raw.slice(Math.max(0, start - [...prefix].length), end + [...suffix].length).join('')
  return exact !== '' && start < end && around === prefix + exact + suffix
}
