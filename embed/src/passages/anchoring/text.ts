// A text made ready to be searched: what only looks different is the same
// (`comity/passages/anchoring/text.py`).

/** Letters in a row that two texts must share to be thought of as alike. */
export const GRAM = 6

const SPACE = /[ \t\n\r\f\v\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/
const HIDDEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/
const SAME = new Map<string, string>([...'“”„‟«»'].map((char) => [char, '"']))
for (const char of '‘’‚‛‹›') SAME.set(char, "'")
for (const char of '‐‑‒–—−') SAME.set(char, '-')

/** `text` folded, and where in it each folded character stood, with its length at the end. */
export function fold(text: readonly string[]): { folded: string[]; places: number[] } {
  const folded: string[] = []
  const places: number[] = []
  text.forEach((char, place) => {
    if (HIDDEN.test(char)) return
    const space = SPACE.test(char)
    if (space && folded.at(-1) === ' ') return
    folded.push(space ? ' ' : (SAME.get(char) ?? char))
    places.push(place)
  })
  return { folded, places: [...places, text.length] }
}

/** A story's text, folded once for all the passages that are looked for in it. */
export class Text {
  readonly folded: readonly string[]
  readonly #places: readonly number[]
  #grams: Map<string, number[]> | undefined

  constructor(readonly raw: readonly string[]) {
    const { folded, places } = fold(raw)
    this.folded = folded
    this.#places = places
  }

  /** Where the folded text's character `at` stands in the raw one. */
  place(at: number): number {
    return this.#places[at] as number
  }

  /** The raw place behind the last of the first `at` folded characters. */
  behind(at: number): number {
    return at ? (this.#places[at - 1] as number) + 1 : 0
  }

  /** The folded place of a raw one. */
  near(place: number): number {
    let [low, high] = [0, this.#places.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#places[middle] as number) < place) low = middle + 1
      else high = middle
    }
    return low
  }

  /** The places of each run of GRAM folded characters. */
  get grams(): ReadonlyMap<string, readonly number[]> {
    if (this.#grams) return this.#grams
    const found = new Map<string, number[]>()
    for (let at = 0; at <= this.folded.length - GRAM; at++) {
      const gram = this.folded.slice(at, at + GRAM).join('')
      const there = found.get(gram)
      if (there) there.push(at)
      else found.set(gram, [at])
    }
    return (this.#grams = found)
  }
}
