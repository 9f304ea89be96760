// The words stand in the HTML, translated by the server; the script only fills them in.

export interface Fill {
  n?: number
  name?: string
  time?: string
}

/**
 * The sentence `word` of `section` (its `data-say-…`), with {n}, {name} and {time} filled in.
 * With `n`, the form for that number in the section's language.
 */
export function say(section: HTMLElement, word: string, fill: Fill = {}): string {
  const { lang } = section
  const told = (name: string): string | null => section.getAttribute(`data-say-${name}`)
  const counted = fill.n == null ? null : told(`${word}-${new Intl.PluralRules(lang).select(fill.n)}`)
  const filled: Record<string, string | undefined> = { ...fill, n: fill.n?.toLocaleString(lang) }
  return (counted ?? told(word) ?? told(`${word}-other`) ?? '').replace(/{(\w+)}/g, (_, key) => filled[key] ?? '')
}
