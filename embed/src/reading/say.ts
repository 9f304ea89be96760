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
  return (counted ?? told(word) ?? told(`${word}-other`) ?? '')
    .replace('{n}', () => (fill.n ?? 0).toLocaleString(lang))
    .replace('{name}', () => fill.name ?? '')
    .replace('{time}', () => fill.time ?? '')
}
