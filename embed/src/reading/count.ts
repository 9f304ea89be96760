// <comity-count publication="…" story="…">: how many comments a story has. A page full of them
// costs one request for a hundred.
import { request } from './request'

/** How many addresses Comity answers in one call. */
const MOST = 100

let waiting: ComityCount[] = []

export class ComityCount extends HTMLElement {
  connectedCallback(): void {
    if (waiting.push(this) > 1) return
    // A page that is still being read may bring more of them.
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', flush, { once: true })
    else queueMicrotask(flush)
  }

  get address(): string {
    return new URL(this.getAttribute('story') ?? '', location.href).href
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
    const addresses = [...new Set(mine.map((element) => element.address))]
    while (addresses.length) void fill(publication, addresses.splice(0, MOST), mine)
  }
}

async function fill(publication: string, addresses: string[], elements: ComityCount[]): Promise<void> {
  const query = new URLSearchParams(addresses.map((address) => ['address', address]))
  // Without an answer the element keeps what the page put into it.
  const answer = await request(`/api/v1/publications/${publication}/counts?${query}`).catch(() => null)
  const counts: Record<string, number> = (await answer?.json())?.counts ?? {}
  for (const element of elements) {
    const count = counts[element.address]
    if (count != null) element.textContent = count.toLocaleString(element.lang || document.documentElement.lang || undefined)
  }
}
