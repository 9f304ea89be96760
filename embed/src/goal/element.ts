// <comity-goal publication="…">: the bar of the goal that runs now, kept up to date while it is
// looked at. On Comity's own pages it holds the server's bar, which is complete without it.
import { type Bar, draw } from './bar'

declare const GOAL_CSS_STAMP: string

/** Milliseconds between two looks. The answer is shared by all readers, so it costs next to nothing. */
const EVERY = 30_000

const script = document.currentScript ?? document.querySelector('script[src$="/goal.js"],script[src*="/goal.js?"]')
const home = new URL((script as HTMLScriptElement | null)?.src ?? '/', location.href).origin

let sheet: Promise<CSSStyleSheet> | undefined

export class ComityGoal extends HTMLElement {
  #timer: ReturnType<typeof setInterval> | undefined
  #shown = ''
  #seen = (): void => {
    if (!document.hidden) void this.refresh()
  }

  connectedCallback(): void {
    this.#timer = setInterval(this.#seen, EVERY)
    document.addEventListener('visibilitychange', this.#seen)
    this.#seen()
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer)
    document.removeEventListener('visibilitychange', this.#seen)
  }

  /** Ask how the goal stands and show it. Without an answer, or without a goal, what is there stays. */
  async refresh(): Promise<void> {
    const lang = this.getAttribute('lang')
    const query = lang ? `?lang=${encodeURIComponent(lang)}` : ''
    const publication = encodeURIComponent(this.getAttribute('publication') ?? '')
    const address = `${home}/api/v1/publications/${publication}/goal${query}`
    const answer = await fetch(address, { credentials: 'omit' }).catch(() => null)
    const told: { bar?: Bar | null } = answer?.ok ? await answer.json().catch(() => ({})) : {}
    const text = JSON.stringify(told.bar ?? '')
    if (!told.bar || text === this.#shown || !this.isConnected) return
    const fresh = draw(told.bar, home === location.origin ? '' : home)
    const root = await this.#place()
    this.#shown = text
    const there = root.querySelector('.goal')
    if (there) exchange(there, fresh)
    else root.append(fresh)
    this.dispatchEvent(new CustomEvent('comity-goal', { bubbles: true, detail: { percent: told.bar.percent } }))
  }

  /** Our own page's styles reach the server's bar; in a foreign page the bar has a shadow root. */
  async #place(): Promise<ParentNode & Node> {
    if (this.shadowRoot) return this.shadowRoot
    if (this.querySelector('.goal')) return this
    sheet ??= fetch(`${home}/static/comity/goal.css?v=${GOAL_CSS_STAMP}`, { credentials: 'omit' })
      .then((answer) => answer.text())
      .then((css) => new CSSStyleSheet().replace(css))
    const known = await sheet.catch(() => null)
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' })
    if (known) root.adoptedStyleSheets = [known]
    return root
  }
}

/** Put in what differs and leave the rest, so that a link somebody is at keeps the focus. */
function exchange(there: Element, fresh: HTMLElement): void {
  const parts = [...fresh.children]
  const before = [...there.children]
  for (const [index, old] of before.entries()) {
    const part = parts[index]
    if (!part) old.remove()
    else if (!old.isEqualNode(part)) old.replaceWith(part)
  }
  there.append(...parts.slice(before.length))
  for (const name of fresh.getAttributeNames()) there.setAttribute(name, fresh.getAttribute(name) ?? '')
}
