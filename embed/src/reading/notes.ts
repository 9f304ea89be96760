// What is said above a thread, and what is told to a screen reader alone. It outlives the pages.
import { button, make } from './html'
import type { Refused } from './request'
import { say } from './say'

export type Kind = 'pill' | 'offline' | 'failed'

/** How many names the pill tells. */
const NAMES = 3

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

  /** Say in the words of `section` that comments by `names` wait; `press` shows them. */
  ring(section: HTMLElement, names: readonly string[], press: () => void): void {
    this.set('pill', null)
    if (!names.length) return
    const sentence = say(section, 'new', { n: names.length })
    const pill = button('pill', sentence, press)
    // A name in another script stays in its own direction (U+2068 to U+2069).
    const known = names.filter(Boolean).map((name) => `\u2068${name}\u2069`)
    const isolated = known.slice(0, NAMES)
    if (isolated.length < names.length) isolated.push('…')
    if (known.length) {
      const from = new Intl.ListFormat(section.lang, { type: 'unit' }).format(isolated)
      pill.append(' ', make('span', 'from', from))
    }
    this.set('pill', pill)
    this.announce(sentence)
  }

  /** Say since when there is no line to the server; null when there is one again. */
  offline(section: HTMLElement, since: Date | null): void {
    const time = since?.toLocaleTimeString(section.lang, { timeStyle: 'short' })
    this.set('offline', time ? make('p', 'offline', say(section, 'offline', { time })) : null)
  }

  /**
   * Say what went wrong, and offer to try again. The words are those of `told`; before the first
   * page has come nobody has any, so there they may be English.
   */
  fail(fault: unknown, told: Element, again: () => void): void {
    const detail = (fault as Partial<Refused>).problem?.detail
    const failed = say(told as HTMLElement, 'failed') || 'The comments could not be loaded.'
    const note = make('p', 'failed', `${detail ?? failed} `)
    note.role = 'alert'
    note.append(button('retry', say(told as HTMLElement, 'retry') || 'Try again', again))
    this.set('failed', note)
  }
}
