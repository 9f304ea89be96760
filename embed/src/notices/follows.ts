// What the reader follows: begun and ended in a comment's menu, and in the bell for the story.
import { button } from '../reading/html'
import type { Reading } from '../seam'
import type { Account } from '../writing/account'
import type { Follow, Follows, Word } from './answers'

export class Following {
  #follows: readonly Follow[] = []

  constructor(
    readonly reading: Reading,
    readonly account: Account,
    readonly words: Readonly<Record<Word, string>>,
  ) {}

  /** Ask what is followed. */
  async load(): Promise<void> {
    this.#keep(await this.account.send('GET', `${this.#house}/follows`))
  }

  /** A button that follows the story, or no longer does. */
  story(): HTMLButtonElement {
    const there = `/stories/${this.reading.source.slug}/`
    return this.#toggle('follow-story', `${there}follow`, ({ kind, address }) => kind === 'story' && address === there)
  }

  /** Put into the menu of the comment of `item` what can be followed there. */
  dress(item: HTMLElement, menu: Element): void {
    if (menu.querySelector('.follow') || !item.querySelector(':scope > .comment > .acts')) return
    const path = `/comments/${item.dataset.id}`
    const name = item.querySelector('.name')?.textContent
    const comment = this.#toggle(
      'follow-comment',
      `${path}/follow`,
      (each) => each.kind === 'comment' && each.subject === item.dataset.id,
    )
    const reader = this.#toggle(
      'follow-reader',
      `${path}/author/follow`,
      (each) => each.kind === 'reader' && each.name === name,
    )
    // Nobody reports themselves, nor follows themselves: `Own` has put the one away.
    const own = menu.querySelector<HTMLElement>('[data-act=report]')?.hidden
    menu.querySelector('[data-act=link]')?.after(comment, ...(own ? [] : [reader]))
  }

  #toggle(word: Word, path: string, is: (follow: Follow) => boolean): HTMLButtonElement {
    const known = (): Follow | undefined => this.#follows.find(is)
    const told = (): string => this.words[known() ? 'unfollow' : word]
    const control = button('follow', told(), () => void press())
    const press = async (): Promise<void> => {
      const there = known()
      control.disabled = true
      try {
        if (there) {
          await this.account.send('DELETE', `${this.#house}/follows/${there.id}`)
          this.#follows = this.#follows.filter((each) => each !== there)
        } else this.#keep(await this.account.send('PUT', path))
        this.reading.notes.announce(there ? this.words[word] : this.words.followed)
      } finally {
        control.disabled = false
        control.textContent = told()
        control.focus()
      }
    }
    return control
  }

  get #house(): string {
    return `/publications/${this.reading.source.publication}`
  }

  #keep(answer: object): void {
    this.#follows = (answer as Follows).follows
  }
}
