// The quote, word for word: which of its places it is (`comity/passages/anchoring/exact.py`).
import { likeness } from './distance'

/** Places of one quote that are looked at, the nearest to where it stood. */
const MOST = 40
/** Characters from which a quote says by itself which passage it is. */
const TELLING = 40

/** A passage's words and what stands around them, folded. */
export interface Sought {
  exact: readonly string[]
  prefix: readonly string[]
  suffix: readonly string[]
  expected: number
}

/** A place in the folded text, and how sure it is that this is the passage. */
export interface Candidate {
  start: number
  end: number
  confidence: number
}

/** The place of the quote whose surroundings fit best. */
export function wordForWord(text: readonly string[], sought: Sought): Candidate | null {
  const { exact, expected } = sought
  const far = (start: number): number => Math.abs(start - expected)
  const starts = placesOf(text, exact).sort((a, b) => far(a) - far(b) || a - b)
  const ranked = starts
    .slice(0, MOST)
    .map((start) => {
      const around = surroundings(text, start, start + exact.length, sought)
      const nearness = 1 - Math.min(1, far(start) / Math.max(1, text.length))
      return { start, around, fit: around + 0.1 * nearness }
    })
    .sort((a, b) => b.fit - a.fit || far(a.start) - far(b.start) || a.start - b.start)
  const [best, second] = ranked
  if (!best) return null
  const telling = Math.min(1, exact.length / TELLING)
  const sure = (telling + (1 - telling) * best.around) * (0.85 + 0.15 * best.around)
  const lead = second ? 0.5 + 0.5 * Math.min(1, (best.fit - second.fit) / 0.3) : 1
  return { start: best.start, end: best.start + exact.length, confidence: sure * lead }
}

/** How alike what stands around a stretch of `text` is to a passage's context, 0 to 1. */
export function surroundings(
  text: readonly string[],
  start: number,
  end: number,
  { prefix, suffix }: Pick<Sought, 'prefix' | 'suffix'>,
): number {
  const before = text.slice(Math.max(0, start - prefix.length), start)
  const after = text.slice(end, end + suffix.length)
  return (likeness(prefix, before) + likeness(suffix, after)) / 2
}

function placesOf(text: readonly string[], exact: readonly string[]): number[] {
  const found: number[] = []
  for (let at = text.indexOf(exact[0] as string); at >= 0; at = text.indexOf(exact[0] as string, at + 1)) {
    if (exact.every((char, offset) => text[at + offset] === char)) found.push(at)
  }
  return found
}
