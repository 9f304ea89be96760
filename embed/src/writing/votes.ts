// A vote shows at once, and goes back with a sentence when it fails.
import { make } from '../reading/html'
import type { Refused } from '../reading/request'
import { say } from '../reading/say'
import type { Reading } from '../seam'
import type { Account } from './account'

export class Votes {
  /** The reader's votes that the server has confirmed, by the comment's id. */
  #mine: Record<string, number> = {}
  /** Votes on their way, one after the other for each comment. */
  readonly #queue = new Map<string, Promise<unknown>>()

  constructor(
    readonly reading: Reading,
    readonly account: Account,
  ) {}

  /** Take over what the server knows. */
  load(mine: Record<string, number>): void {
    for (const item of this.#items()) if (this.#mine[item.dataset.id ?? '']) press(item, 0)
    this.#mine = { ...mine }
  }

  /** Press the buttons of what was voted on. */
  overlay(): void {
    for (const item of this.#items()) {
      const mine = this.#mine[item.dataset.id ?? '']
      if (mine && !this.#queue.has(item.dataset.id ?? '')) press(item, mine)
    }
  }

  #items(): NodeListOf<HTMLElement> {
    return this.reading.section.querySelectorAll<HTMLElement>('.branch')
  }

  /** The reader pressed `control`, whose vote is `value`: cast it, or take it back. */
  async cast(control: HTMLElement, value: number): Promise<void> {
    const item = control.closest('.branch') as HTMLElement
    const id = item.dataset.id as string
    const wanted = pressed(item) === value ? 0 : value
    press(item, wanted)
    tell(item, '')
    // `data-points` is what the server says, also by the live events; only what is shown runs ahead.
    show(item, Number(item.dataset.points) + wanted - (this.#mine[id] ?? 0))
    const sent = (this.#queue.get(id) ?? Promise.resolve()).then(() =>
      this.account.send('PUT', `/comments/${id}/vote`, { value: wanted }),
    )
    const settled = sent.catch(() => 0)
    this.#queue.set(id, settled)
    let problem = ''
    try {
      const { points, mine = wanted } = await sent
      this.#mine[id] = mine
      item.dataset.points = String(points)
    } catch (fault) {
      problem = (fault as Partial<Refused>).problem?.detail || say(this.reading.section, 'vote-lost')
    }
    // The last one pressed decides what is shown.
    if (this.#queue.get(id) !== settled) return
    this.#queue.delete(id)
    press(item, this.#mine[id] ?? 0)
    show(item, Number(item.dataset.points))
    tell(item, problem)
  }
}

const ARTICLE = ':scope > .comment > .acts'

function pressed(item: HTMLElement): number {
  const is = (act: string): number =>
    item.querySelector(`${ARTICLE} [data-act=${act}]`)?.ariaPressed === 'true' ? 1 : 0
  return is('up') - is('down')
}

function press(item: HTMLElement, value: number): void {
  for (const [act, worth] of [['up', 1], ['down', -1]] as const) {
    item.querySelector(`${ARTICLE} [data-act=${act}]`)?.setAttribute('aria-pressed', String(value === worth))
  }
}

function show(item: HTMLElement, points: number): void {
  const shown = item.querySelector(`${ARTICLE} .points`)
  if (shown) shown.textContent = String(points)
}

function tell(item: HTMLElement, sentence: string): void {
  item.querySelector(`${ARTICLE} .problem`)?.remove()
  if (!sentence) return
  const problem = make('p', 'problem', sentence)
  problem.role = 'alert'
  item.querySelector(ARTICLE)?.append(problem)
}
