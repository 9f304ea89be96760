// Whom this reader has muted: what those say is folded to one line, for this reader alone.
import { button, make } from '../reading/html'
import type { Refused } from '../reading/request'
import { say } from '../reading/say'
import type { Reading } from '../seam'
import type { Account } from '../writing/account'

/** The words of a fold, from the server. */
export interface Words {
  muted: string
  show: string
}

/** Folds what muted readers said, wherever it comes onto the page. */
export class Muted {
  readonly #numbers = new Set<string>()
  readonly #opened = new Set<string>()
  readonly #known = new Set<string>()

  constructor(
    readonly reading: Reading,
    readonly words: Words,
  ) {}

  /** Take the numbers of their comments, as the server knows them now. */
  take(numbers: readonly number[]): void {
    for (const number of numbers) this.#numbers.add(String(number))
    for (const item of this.#items()) this.#known.add(item.dataset.number as string)
  }

  /** Fold what is on the page; say whether there is something that the server was not asked of. */
  lay(): boolean {
    let strange = false
    for (const item of this.#items()) {
      const number = item.dataset.number as string
      strange ||= !this.#known.has(number)
      if (this.#numbers.has(number) && !this.#opened.has(number)) this.#fold(item, number)
    }
    return strange
  }

  /** Say that the comment of `item` is folded now, and stay there. */
  told(item: HTMLElement): void {
    this.reading.notes.announce(this.words.muted)
    item.querySelector<HTMLElement>(':scope > .comment > .muted button')?.focus()
  }

  #items(): NodeListOf<HTMLElement> {
    return this.reading.section.querySelectorAll<HTMLElement>('.branch')
  }

  #fold(item: HTMLElement, number: string): void {
    const article = item.querySelector(':scope > .comment') as HTMLElement
    if (article.querySelector('.muted')) return
    const parts = [...article.children].filter((part): part is HTMLElement => !(part as HTMLElement).hidden)
    for (const part of parts) part.hidden = true
    const line = make('p', 'gone muted', `${this.words.muted} `)
    const shown = button('quiet', this.words.show, () => {
      this.#opened.add(number)
      line.remove()
      for (const part of parts) part.hidden = false
      article.tabIndex = -1
      article.focus()
    })
    line.append(shown)
    article.append(line)
  }
}

/** Mute who wrote the comment of `item`; what the server says to that is told. */
export async function mute(reading: Reading, account: Account, item: HTMLElement): Promise<boolean> {
  try {
    await account.send('PUT', `/comments/${item.dataset.id}/mute`)
    return true
  } catch (fault) {
    const said = (fault as Partial<Refused>).problem?.detail || say(reading.section, 'lost')
    const problem = make('p', 'problem', said)
    problem.role = 'alert'
    const acts = item.querySelector(':scope > .comment > .acts')
    acts?.querySelector('.problem')?.remove()
    acts?.append(problem)
    return false
  }
}
