// The passages of one story in one page: what is marked, what is open, what is selected.
import { follow } from '../reading/controls'
import { button } from '../reading/html'
import { asset } from '../reading/home'
import { styles } from '../reading/styles'
import type { Thread } from '../reading/thread'
import { describe } from './anchoring/selector'
import { chooser } from './choose'
import { list, type Said, type Say } from './list'
import { align, type Drawn, draw, erase, placesOf } from './marks'
import { Panel } from './panel'
import { OURS, Words } from './words'

declare const PASSAGES_CSS_STAMP: string

/** Characters that a passage may have. */
const MOST = 1_000
/** Milliseconds after which a change of the thread, or of the window, is followed. */
const CALM = 300

export class Passages {
  #words: Words
  #said: readonly Said[] = []
  #drawn: Drawn[] = []
  #panel!: Panel
  #say!: Say
  #pick!: HTMLButtonElement
  #timer = 0

  private constructor(
    readonly thread: Thread,
    readonly content: HTMLElement,
    readonly root: ShadowRoot,
  ) {
    this.#words = new Words(content)
  }

  /** Begin to mark `content`, the story of `thread`. */
  static async begin(thread: Thread, content: HTMLElement): Promise<void> {
    const host = document.createElement('div')
    host.className = 'comity-passages'
    host.setAttribute(OURS, '')
    const root = host.attachShadow({ mode: 'open' })
    const [sheet, own, told] = await Promise.all([styles(), ownStyles(), list(thread)])
    root.adoptedStyleSheets = [sheet, own]
    document.adoptedStyleSheets.push(own)
    content.after(host)
    content.classList.add('comity-content')
    await new Passages(thread, content, root).#start(told)
  }

  async #start({ said, say }: { said: Said[]; say: Say }): Promise<void> {
    const { root, thread, content } = this
    this.#say = say
    this.#panel = new Panel(root, thread, say, content, (number) => void this.#renew(number))
    follow(root, thread)
    this.#pick = button('pick-words', say.comment ?? '', () => this.#write(this.#pick))
    this.#pick.setAttribute('aria-keyshortcuts', 'Control+Alt+M')
    this.#pick.title = 'Ctrl+Alt+M'
    this.#pick.hidden = true
    // A press must not take the selection away before the click comes.
    this.#pick.onpointerdown = (event) => event.preventDefault()
    const choose = chooser(() => this.#words, content.closest<HTMLElement>('[lang]')?.lang ?? '', say, () => this.#write(choose.firstElementChild as HTMLElement))
    root.append(choose, this.#pick)
    document.addEventListener('selectionchange', () => this.#selected())
    document.addEventListener('keydown', (event) => {
      if (event.ctrlKey && event.altKey && event.code === 'KeyM' && this.#range()) {
        event.preventDefault()
        this.#write(null)
      }
    })
    addEventListener('resize', () => this.#soon(() => align(content, this.#drawn)))
    // Before the thread answers: in a foreign page it would take the link for one to its whole.
    thread.root.addEventListener('click', (event) => this.#back(event), true)
    const news = new MutationObserver((changes) => {
      const quoted = changes.some(({ addedNodes }) =>
        [...addedNodes].some((node) => node instanceof Element && node.querySelector('.quoted')),
      )
      if (quoted) this.#soon(() => void this.#renew())
    })
    news.observe(thread.root, { childList: true, subtree: true })
    await this.#mark(said)
    this.#selected()
  }

  async #mark(said: readonly Said[]): Promise<void> {
    const held = this.#drawn.find(({ button }) => button === document.activeElement)?.place
    for (const each of this.#drawn) erase(each)
    this.#said = said
    this.#words = new Words(this.content)
    const places = await placesOf(this.#words, said)
    // From the end, so that what is before a mark is still where the words say.
    this.#drawn = places.toReversed().map((place) => {
      return draw(this.#words, place, this.#say, (drawn) => this.#open(drawn))
    })
    this.#drawn.reverse()
    this.#words = new Words(this.content)
    align(this.content, this.#drawn)
    // Who stands at a count still does, whatever was said meanwhile.
    if (held) this.#drawn.find(({ place }) => place.start === held.start && place.end === held.end)?.button.focus({ preventScroll: true })
  }

  /** Ask again what is said where; `number` is a comment of the reader's own, to be shown. */
  async #renew(number?: number): Promise<void> {
    const { said } = await list(this.thread, true).catch(() => ({ said: this.#said }))
    if (this.#panel.open) return
    await this.#mark(said)
    if (number) this.#find(number)?.button.focus({ preventScroll: true })
  }

  #find(number: number): Drawn | undefined {
    return this.#drawn.find(({ place }) => place.said.some((each) => each.number === number))
  }

  #open(drawn: Drawn): void {
    const { place, button } = drawn
    const { start, end, said, confidence } = place
    const selector = describe(this.#words.text.raw, start, end)
    const range = this.#words.rangeOf(start, end)
    void this.#panel.show({ quote: clear(selector.exact), selector, confidence, said, range, write: false, opener: button })
  }

  /** Something is selected: offer to comment on it. */
  #selected(): void {
    const range = this.#range()
    this.#pick.hidden = !range
    if (!range) return
    const box = range.getBoundingClientRect()
    const host = this.root.host.getBoundingClientRect()
    this.#pick.style.insetBlockStart = `${box.bottom - host.top + 8}px`
    this.#pick.style.left = `${Math.max(8, Math.min(box.left, document.documentElement.clientWidth - 260)) - host.left}px`
  }

  #range(): Range | null {
    const selection = getSelection()
    if (!selection?.rangeCount || selection.isCollapsed) return null
    const range = selection.getRangeAt(0)
    return range.intersectsNode(this.content) && this.#words.placesOf(range) ? range : null
  }

  #write(opener: HTMLElement | null): void {
    const range = this.#range()
    const places = range && this.#words.placesOf(range)
    if (!range || !places || this.thread.section.dataset.state !== 'open') return
    const selector = describe(this.#words.text.raw, places.start, places.end)
    if (places.end - places.start > MOST) return this.thread.notes.announce(this.#say['too-long'] ?? '')
    const said = this.#drawn
      .filter(({ place }) => place.start === places.start && place.end === places.end)
      .flatMap(({ place }) => place.said)
    const back = opener === this.#pick ? null : opener
    void this.#panel.show({ quote: clear(selector.exact), selector, confidence: 1, said, range: range.cloneRange(), write: true, opener: back })
  }

  /** A quote in the thread leads back to its words. */
  #back(event: Event): void {
    const link = (event.target as Element).closest('.quoted a')
    if (!link) return
    const number = Number(link.closest<HTMLElement>('.branch')?.dataset.number)
    const drawn = this.#find(number)
    event.preventDefault()
    event.stopPropagation()
    if (!drawn) return this.thread.notes.announce(this.#say.orphan ?? '')
    for (const mark of drawn.marks) mark.classList.add('comity-found')
    setTimeout(() => drawn.marks.forEach((mark) => mark.classList.remove('comity-found')), 2_000)
    drawn.marks[0]?.scrollIntoView({ block: 'center' })
    drawn.button.focus({ preventScroll: true })
  }

  #soon(job: () => void): void {
    clearTimeout(this.#timer)
    this.#timer = window.setTimeout(job, CALM)
  }
}

/** A quote as it is read: in one line. */
function clear(exact: string): string {
  return exact.replace(/\s+/g, ' ').trim()
}

let sheet: Promise<CSSStyleSheet> | undefined

function ownStyles(): Promise<CSSStyleSheet> {
  return (sheet ??= fetch(asset('passages.css', PASSAGES_CSS_STAMP), { credentials: 'omit' })
    .then((answer) => answer.text())
    .then((css) => new CSSStyleSheet().replace(css)))
}
