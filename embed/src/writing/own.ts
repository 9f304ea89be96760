// The reader's own comments: those that wait are seen by nobody else, and each may be changed for
// a while.
import { button, make } from '../reading/html'
import type { Refused } from '../reading/request'
import { say } from '../reading/say'
import type { Reading } from '../seam'
import type { Account, Mine } from './account'
import { dress } from './dress'
import { renew } from './placing'

export class Own {
  readonly #comments = new Map<string, Mine>()

  constructor(
    readonly reading: Reading,
    readonly account: Account,
  ) {}

  get(id: string): Mine | undefined {
    return this.#comments.get(id)
  }

  add(comment: Mine): void {
    this.#comments.set(comment.id, { ...this.#comments.get(comment.id), ...comment })
  }

  /** Lay them over the page that is shown. */
  overlay(): void {
    let inserted = false
    for (const comment of this.#comments.values()) {
      const there = this.find(comment.id)
      const item = there ?? this.#insert(comment)
      if (!item) continue
      inserted ||= !there
      if (there) this.#explain(there, comment)
      const may = (act: string, allowed: boolean): void => {
        const control = item.querySelector<HTMLElement>(`:scope > .comment [data-act=${act}]`)
        if (control) control.hidden = !allowed
      }
      const open = comment.state === 'published' || comment.state === 'held'
      may('edit', open && !!comment.editable_until && Date.parse(comment.editable_until) > Date.now())
      may('withdraw', open)
      // What can only be refused is not offered.
      for (const act of ['up', 'down', 'report', 'mute']) may(act, false)
    }
    if (inserted) this.reading.changed()
  }

  /** Whether the reasons why a comment is kept back are still to come. */
  get unexplained(): boolean {
    return [...this.#comments.values()].some(({ html }) => html && !explained(html))
  }

  find(id: string): HTMLElement | null {
    return this.reading.section.querySelector(`.branch[data-id="${id}"]`)
  }

  /** Ask whether the comment of `item` is to go, and let it go. */
  withdraw(item: HTMLElement): void {
    const { section } = this.reading
    const article = item.querySelector(':scope > .comment') as HTMLElement
    article.querySelector('.confirm')?.remove()
    const confirm = make('div', 'confirm')
    const sentence = make('p', '', say(section, 'withdraw-ask'))
    sentence.role = 'alert'
    const yes = button('danger', say(section, 'withdraw'), () => void this.#withdrawn(item, sentence))
    const no = button('', say(section, 'cancel'), () => {
      confirm.remove()
      article.querySelector<HTMLElement>('.acts summary')?.focus()
    })
    confirm.append(sentence, no, yes)
    article.append(confirm)
    void dress(item.getRootNode())
    no.focus()
  }

  async #withdrawn(item: HTMLElement, sentence: HTMLElement): Promise<void> {
    const id = item.dataset.id as string
    try {
      const { html } = await this.account.send('DELETE', `/comments/${id}`)
      this.#comments.delete(id)
      if (html) renew(this.reading, item, html)
      else item.querySelector('.confirm')?.remove()
      this.reading.notes.announce(say(this.reading.section, 'withdrawn'))
      item.tabIndex = -1
      item.focus()
    } catch (fault) {
      sentence.textContent = (fault as Partial<Refused>).problem?.detail || say(this.reading.section, 'failed')
    }
  }

  /** Everybody's line of a comment, and what a post was answered with, lack the way to the reasons. */
  #explain(item: HTMLElement, { state, html = '' }: Mine): void {
    const shown = item.querySelector(`:scope > [data-state=${state}] > :is(.standing, .gone)`)
    if (!shown || shown.querySelector('.why') || !explained(html)) return
    const line = this.reading.parse(html).querySelector(`.${shown.className}`)
    // The line alone, where that will do: the reader may be at work in the rest.
    if (line) shown.replaceWith(line)
    else renew(this.reading, item, html)
  }

  /** A comment that waits, or was rejected, is in no page of the server. */
  #insert({ state, html, parent }: Mine): HTMLElement | null {
    if (state === 'published' || !html) return null
    const { section } = this.reading
    const under = parent ? this.find(parent)?.querySelector(':scope > .replies') : section.querySelector('.thread')
    if (!under) return null
    const item = this.reading.parse(html)
    if (parent) under.append(item)
    else under.prepend(item)
    return item
  }
}

/** Whether its author's copy leads to a statement of reasons. */
const explained = (html: string): boolean => html.includes('class="why"')
