// What is said at a passage, beside it; on a phone in a sheet from below. In a shadow root, so
// that the page's styles and ours leave each other alone.
import { button, make } from '../reading/html'
import { request } from '../reading/request'
import type { Thread } from '../reading/thread'
import { tell } from '../reading/times'
import { SURE } from './anchoring/locate'
import type { Selector } from './anchoring/selector'
import { type Say, type Said, targetOf } from './list'

/** Comments that are shown here; the thread has all. */
const MOST = 50
/** Pixels that a panel needs beside the story, and takes there at most. */
const BESIDE = 240
const WIDEST = 400
/** Pixels between the story and its panel, which leave the counts free, and behind the panel. */
const GAP = 56
const EDGE = 16
/** Pixels above the words that a sheet is about. */
const ABOVE = 72

/** What a panel is opened for. */
export interface Opening {
  quote: string
  selector: Selector
  confidence: number
  said: readonly Said[]
  /** The words in the page, beside which it opens. */
  range: Range
  /** Whether the reader wants to write at once. */
  write: boolean
  opener: HTMLElement | null
}

export class Panel {
  #shown: HTMLElement | undefined
  #opener: HTMLElement | null = null

  constructor(
    readonly root: ShadowRoot,
    readonly thread: Thread,
    readonly say: Say,
    readonly content: HTMLElement,
    readonly posted: (number: number) => void,
  ) {
    root.addEventListener('keydown', (event) => {
      if ((event as KeyboardEvent).key === 'Escape') this.close()
    })
  }

  get open(): boolean {
    return !!this.#shown
  }

  async show(opening: Opening): Promise<void> {
    this.close(false)
    this.#opener = opening.opener
    if (this.#opener) this.#opener.ariaExpanded = 'true'
    const panel = (this.#shown = this.#frame(opening))
    this.root.append(panel)
    this.#place(panel, opening.range)
    const numbers = opening.said.flatMap(({ number }) => number ?? []).slice(-MOST)
    if (numbers.length) await this.#fill(panel, numbers)
    if (panel !== this.#shown) return
    if (!opening.write) panel.querySelector<HTMLElement>('.panel-title')?.focus({ preventScroll: true })
    await this.#compose(panel, opening)
  }

  close(back = true): void {
    this.#shown?.remove()
    this.#shown = undefined
    if (this.#opener) this.#opener.ariaExpanded = 'false'
    if (back) this.#opener?.focus({ preventScroll: true })
    this.#opener = null
  }

  #frame({ quote, said, confidence }: Opening): HTMLElement {
    const { lang, dir } = this.thread.section
    const panel = make('div', 'panel discussion upgraded')
    Object.assign(panel, { role: 'dialog', lang, dir, ariaLabel: this.say.passage })
    const title = make('h2', 'panel-title', this.say.passage)
    title.tabIndex = -1
    const leave = button('panel-close', '×', () => this.close())
    leave.ariaLabel = this.say.close ?? ''
    const words = make('blockquote', 'quoted', quote)
    words.dir = 'auto'
    const head = make('div', 'panel-head')
    head.append(title, leave)
    panel.append(head, words)
    if (confidence < SURE) panel.append(make('p', 'panel-moved', this.say.moved))
    for (const { question, name } of said.filter(({ number }) => number === null)) {
      const asked = make('p', 'panel-asked')
      const by = document.createElement('bdi')
      by.textContent = name
      const words = make('span', 'panel-question', question)
      words.dir = 'auto'
      asked.append(make('strong', '', `${this.say.asked} · `), by, words)
      panel.append(asked)
    }
    return panel
  }

  async #fill(panel: HTMLElement, numbers: readonly number[]): Promise<void> {
    const query = numbers.map((number) => `number=${number}`).join('&')
    const { slug } = this.thread.source
    try {
      const path = `/api/v1/stories/${slug}/passages/comments?${query}&lang=${this.thread.section.lang}`
      const answer = await request(path, { cache: 'no-cache' })
      const { html } = (await answer.json()) as { html: string }
      const comments = this.thread.parse(html)
      const anchor = this.thread.own ? 'c' : 'comity-'
      for (const link of comments.querySelectorAll<HTMLAnchorElement>('.when')) {
        link.href = `#${anchor}${link.closest<HTMLElement>('.branch')?.dataset.number}`
        link.onclick = () => this.close(false)
      }
      for (const spare of comments.querySelectorAll('.acts, .quoted')) spare.remove()
      panel.append(comments)
      tell(panel)
    } catch (fault) {
      const problem = make('p', 'problem', (fault as Error).message || (this.thread.section.dataset.sayFailed ?? ''))
      problem.role = 'alert'
      panel.append(problem)
    }
  }

  async #compose(panel: HTMLElement, { selector, write }: Opening): Promise<void> {
    const target = targetOf(selector, this.thread.source.slug)
    await this.thread.write((writing) => {
      writing.about(panel, target, write, (number) => {
        this.close()
        this.posted(number)
      }, () => this.close())
    })
  }

  /** Beside the story where there is room, else over its edge; a narrow page has it at its foot. */
  #place(panel: HTMLElement, range: Range): void {
    const story = this.content.getBoundingClientRect()
    const rtl = getComputedStyle(this.content).direction === 'rtl'
    const width = document.documentElement.clientWidth
    const room = (rtl ? story.left : width - story.right) - GAP - EDGE
    const top = range.getBoundingClientRect().top
    panel.classList.toggle('panel-beside', room >= BESIDE)
    if (room < BESIDE) {
      if (top > ABOVE) scrollBy({ top: top - ABOVE })
      return
    }
    const host = (this.root.host as HTMLElement).getBoundingClientRect()
    const size = Math.min(room, WIDEST)
    const left = rtl ? story.left - GAP - size : story.right + GAP
    panel.style.insetBlockStart = `${top - host.top}px`
    panel.style.left = `${left - host.left}px`
    panel.style.inlineSize = `${size}px`
  }
}
