// The quote, changed: found by the letters it still shares with the text
// (`comity/passages/anchoring/fuzzy.py`, which says why it costs what it costs).
import { align, likeness, type Path } from './distance'
import { type Candidate, type Sought, surroundings } from './exact'
import { GRAM, type Text } from './text'

const WINDOWS = 4
const BIN = 64
/** A run of letters that stands in more places than this tells nothing. */
const COMMON = 50
/** The share of a context that must be there for it to say where the passage ends. */
const HELD = 0.5
const LETTER = /[\p{L}\p{N}]/u

/** The most likely place of a quote whose words may have changed. */
export function changed(text: Text, sought: Sought): Candidate | null {
  let best: Candidate | null = null
  for (const shift of shifts(text, sought)) {
    const found = look(text.folded, shift, sought)
    if (found && (!best || found.confidence > best.confidence)) best = found
  }
  return best
}

/** Where the pattern may begin, the best voted first. */
function shifts(text: Text, { exact, prefix, suffix, expected }: Sought): number[] {
  const pattern = [...prefix, ...exact, ...suffix]
  const votes = new Map<number, number>()
  for (let at = 0; at <= pattern.length - GRAM; at++) {
    const places = text.grams.get(pattern.slice(at, at + GRAM).join('')) ?? []
    if (places.length > COMMON) continue
    for (const place of places) {
      const bin = Math.floor((place - at) / BIN)
      votes.set(bin, (votes.get(bin) ?? 0) + 1)
    }
  }
  const joined = [...votes].map(([bin, count]) => ({ bin, count: count + (votes.get(bin + 1) ?? 0) }))
  const far = (bin: number): number => Math.abs(bin * BIN - (expected - prefix.length))
  joined.sort((a, b) => b.count - a.count || far(a.bin) - far(b.bin) || a.bin - b.bin)
  return joined.slice(0, WINDOWS).map(({ bin }) => bin * BIN)
}

function look(text: readonly string[], shift: number, sought: Sought): Candidate | null {
  const { exact, prefix, suffix } = sought
  const pattern = [...prefix, ...exact, ...suffix]
  const slack = Math.floor(pattern.length / 2) + BIN
  const left = Math.max(0, shift - slack)
  const window = text.slice(left, Math.max(left, shift + BIN + pattern.length + slack))
  const [from, to] = ends(align(pattern, window), prefix.length, prefix.length + exact.length)
  const [start, end] = wholeWords(text, left + from, left + to)
  if (start >= end) return null
  const alike = likeness(exact, text.slice(start, end))
  return { start, end, confidence: alike * (0.7 + 0.3 * surroundings(text, start, end, sought)) }
}

/** Where the pattern's characters from `first` to `last` lie in the text. */
function ends({ before, same }: Path, first: number, last: number): [number, number] {
  const kept = (part: readonly boolean[]): boolean =>
    part.length > 0 && part.filter(Boolean).length >= HELD * part.length
  const [low, high] = dense(same.slice(first, last))
  return [
    before[kept(same.slice(0, first)) ? first : low + first] as number,
    before[kept(same.slice(last)) ? last : high + first] as number,
  ]
}

/** The stretch with the greatest surplus of kept characters (Kadane). */
function dense(same: readonly boolean[]): [number, number] {
  let [best, low, high] = [0, 0, 0]
  let [total, begin] = [0, 0]
  same.forEach((kept, at) => {
    if (total <= 0) [total, begin] = [0, at]
    total += kept ? 1 : -1
    if (total > best) [best, low, high] = [total, begin, at + 1]
  })
  return [low, high]
}

/** Move ends that lie inside a word to its own, and take white space off. */
function wholeWords(text: readonly string[], from: number, to: number): [number, number] {
  let [start, end] = [from, to]
  while (start > 0 && start < end && inWord(text, start)) start--
  while (start < end && end < text.length && inWord(text, end)) end++
  while (start < end && text[start] === ' ') start++
  while (start < end && text[end - 1] === ' ') end--
  return [start, end]
}

/** Whether `at` stands between two letters of a script that writes spaces. */
function inWord(text: readonly string[], at: number): boolean {
  return [text[at - 1] as string, text[at] as string].every((char) => char < '\u2e80' && LETTER.test(char))
}
