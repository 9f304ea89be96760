// What is said above a thread, and what is told to a screen reader alone. It outlives the pages.
import { make } from './html'

export type Kind = 'pill' | 'offline' | 'failed'

export class Notes {
  readonly #shown = make('div', 'notes')
  readonly #announcer = make('p', 'announcer')

  constructor(root: HTMLElement | ShadowRoot) {
    this.#announcer.role = 'status'
    root.prepend(this.#announcer, this.#shown)
  }

  /** Show `note` in the place of the one of its kind before it; nothing where it is null. */
  set(kind: Kind, note: HTMLElement | null): void {
    this.#shown.querySelector(`.${kind}`)?.remove()
    if (note) this.#shown.append(note)
  }

  announce(sentence: string): void {
    this.#announcer.textContent = sentence
  }
}

/** The pill that says how many comments wait, and from whom. */
export function pill(sentence: string, names: readonly string[], lang: string, press: () => void): HTMLElement {
  const shown = make('button', 'pill', sentence)
  shown.type = 'button'
  shown.onclick = press
  if (names.length) {
    // A name in another script stays in its own direction (U+2068 to U+2069).
    const isolated = names.slice(0, 3).map((name) => `\u2068${name}\u2069`)
    const list = new Intl.ListFormat(lang, { type: 'unit' })
    shown.append(' ', make('span', 'from', list.format(names.length > 3 ? [...isolated, '…'] : isolated)))
  }
  return shown
}
