// <comity-count publication="…" story="…">: how many comments a story has. A page full of them
// costs one request for a hundred.
import { request } from './request'

/** How many stories Comity answers in one call. */
const MOST = 100

let waiting: ComityCount[] = []

export class ComityCount extends HTMLElement {
  connectedCallback(): void {
    if (waiting.push(this) > 1) return
    // A page that is still being read may bring more of them.
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', flush, { once: true })
    else queueMicrotask(flush)
  }

  /** The story as Comity knows it: by its slug, or by its whole address. */
  get story(): string {
    const named = this.getAttribute('story') ?? ''
    return /^[\w-]+$/.test(named) ? named : new URL(named, location.href).href
  }

  get publication(): string {
    return this.getAttribute('publication') ?? ''
  }
}

function flush(): void {
  const elements = waiting
  waiting = []
  for (const publication of new Set(elements.map((element) => element.publication))) {
    const mine = elements.filter((element) => element.publication === publication)
    while (mine.length) void fill(publication, mine.splice(0, MOST))
  }
}

async function fill(publication: string, elements: ComityCount[]): Promise<void> {
  const query = new URLSearchParams(elements.map((element) => ['address', element.story]))
  // Without an answer the element keeps what the page put into it.
  const answer = await request(`/api/v1/publications/${publication}/counts?${query}`).catch(() => null)
  const counts: Record<string, number> = (await answer?.json())?.counts ?? {}
  for (const element of elements) {
    const count = counts[element.story]
    if (count != null) element.textContent = count.toLocaleString(element.lang || document.documentElement.lang || undefined)
  }
}
