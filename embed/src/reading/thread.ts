// The thread of one story as a reader sees it: one page of it, what lies over it, what comes in.
import { keep, recall, type Reading, type Writing } from '../seam'
import { follow } from './controls'
import { dress, reveal } from './folds'
import { asset, home } from './home'
import { parse } from './html'
import { News } from './news'
import type { Notes } from './notes'
import { branch, type Patch } from './patch'
import { watch } from './passages'
import { numberOf, type Place, placeOf } from './place'
import { request } from './request'
import type { Source } from './source'
import { type Listener, Stream } from './stream'
import { tell } from './times'

declare const WRITE_STAMP: string

const MINUTE = 60_000

let attempts = 0

export class Thread implements Reading, Listener {
  section!: HTMLElement
  readonly parse = parse

  readonly #news = new News()
  #opening: Place = { order: '', page: 0 }
  #stream: Stream | undefined
  #writing: Promise<Writing> | undefined
  #turn = new AbortController()
  #clock = 0
  #path = location.pathname

  /** `own` is true on Comity's own page, whose address follows the reader through the pages. */
  constructor(
    readonly root: HTMLElement | ShadowRoot,
    readonly notes: Notes,
    readonly source: Source,
    readonly own: boolean,
  ) {
    follow(root, this)
  }

  /** Show the page that the address asks for, else the one that `order` opens with. */
  async enter(order: string): Promise<void> {
    this.#opening = { order, page: 0 }
    const number = numberOf(location.hash)
    const place = number ? await this.source.find(number).catch(() => this.#opening) : this.#opening
    await this.open(place, () => this.start())
  }

  /** Follow the address, the clock and the server for as long as the thread is on a page. */
  start(): void {
    addEventListener('hashchange', this.#linked)
    if (this.own) addEventListener('popstate', this.#back)
    this.#clock = window.setInterval(() => tell(this.section), MINUTE)
    watch(this)
    this.#stream = new Stream(() => this.source.events(this.#news.version), this)
    this.#linked()
  }

  stop(): void {
    removeEventListener('hashchange', this.#linked)
    removeEventListener('popstate', this.#back)
    clearInterval(this.#clock)
    this.#stream?.stop()
  }

  api(path: string, init?: RequestInit): Promise<Response> {
    return request(`/api/v1${path}?lang=${this.section.lang}`, init)
  }

  changed(own?: HTMLElement, stay?: boolean): void {
    this.#dress()
    if (!own) return
    const number = Number(own.dataset.number)
    this.#news.drop(number)
    this.#ring()
    if (!stay) void this.#seek(number)
  }

  /** Fetch a page and show it; `then` is called when it stands. Only the last one asked for is shown. */
  async open(place: Place, then?: () => void): Promise<void> {
    this.#turn.abort()
    const { signal } = (this.#turn = new AbortController())
    this.section?.setAttribute('aria-busy', 'true')
    try {
      const section = await this.source.page(place, signal)
      this.adopt(section)
      then?.()
    } catch (fault) {
      if (signal.aborted) return
      this.section?.removeAttribute('aria-busy')
      const words = this.section ?? (this.root as ShadowRoot).host
      this.notes.fail(fault, words, () => this.open(place, then))
    }
  }

  /** Show the page that a link leads to, and take the reader there; false for any other link. */
  turn(link: HTMLAnchorElement): boolean {
    const { slug } = this.source
    // On a foreign page the way back to the whole thread is no page of its own.
    const whole = !this.own && link.pathname === `/stories/${slug}/`
    const place = link.origin === home && (whole ? this.#opening : placeOf(link.pathname, slug))
    if (!place) return false
    const order = link.closest('.orders') && link.dataset.order
    if (this.own) {
      history.pushState(null, '', link.href)
      this.#path = location.pathname
    }
    void this.open(place, () => {
      const heading = this.section.querySelector('h2') as HTMLElement
      heading.tabIndex = -1
      const chosen = order && this.section.querySelector<HTMLElement>(`.orders [data-order="${order}"]`)
      ;(chosen || heading).focus()
      const current = this.section.querySelectorAll('[aria-current]')
      this.notes.announce([heading, ...current].map((said) => said.textContent?.trim()).join(', '))
    })
    return true
  }

  /** Make a page the one that is shown. */
  adopt(section: HTMLElement): void {
    if (this.section) this.section.replaceWith(section)
    else if (!section.isConnected) this.root.append(section)
    this.section = section
    section.classList.add('upgraded')
    this.#opening.order ||= section.dataset.order as string
    this.#news.begin(section)
    this.notes.set('failed', null)
    this.notes.set('pill', null)
    this.#dress()
    this.#stream?.resume()
    const { publication, slug } = this.source
    if (recall(keep.reader(publication)) ?? recall(keep.draft(publication, slug, '0'))) {
      void this.write((writing) => writing.overlay())
    }
  }

  /** Do something with the writing part, which is fetched when it is first needed. */
  async write(job: (writing: Writing) => void): Promise<void> {
    this.#writing ??= import(`${asset('write.js', WRITE_STAMP)}&${attempts++}`).then((part) => part.attach(this))
    try {
      job(await this.#writing)
    } catch (fault) {
      this.#writing = undefined
      this.notes.fail(fault, this.section, () => this.write(job))
    }
  }

  patched(patch: Patch): void {
    const { length } = this.#news.names
    if (!this.#news.take(this.section, patch)) void this.reset()
    this.#dress()
    if (this.#news.names.length !== length) this.#ring()
  }

  async reset(): Promise<void> {
    const { section } = this
    const fresh = await this.source.page(this.#here).catch(() => section)
    if (section !== this.section || Number(fresh.dataset.version) < this.#news.version) return
    const more = Number(fresh.dataset.count) - Number(section.dataset.count)
    if (more > 0) this.notes.ring(section, Array(more).fill(''), () => this.open(this.#here))
    else if (!section.querySelector('.composer.open')) this.adopt(fresh)
  }

  offline(since: Date | null): void {
    this.notes.offline(this.section, since)
  }

  #dress(): void {
    const { section } = this
    tell(section)
    dress(section)
    if (!this.own) {
      const here = location.href.split('#')[0]
      for (const link of section.querySelectorAll<HTMLAnchorElement>('.when, [data-act=link]')) {
        link.href = `${here}#comity-${link.closest<HTMLElement>('.branch')?.dataset.number}`
      }
    }
    void this.#writing?.then((writing) => writing.overlay())
  }

  /** Say that new comments wait, or that none do. */
  #ring(): void {
    this.notes.ring(this.section, this.#news.names, () => {
      const numbers = this.#news.show(this.section)
      this.#dress()
      this.#ring()
      void this.#seek(...numbers)
    })
  }

  /** Bring comments before the reader, the page of the first where none stands here, and mark them. */
  async #seek(...numbers: number[]): Promise<void> {
    const found = (): HTMLElement[] =>
      numbers.map((number) => branch(this.section, number)).filter((item) => item !== null)
    const [sought = 0] = numbers
    const place = !found().length && (await this.source.find(sought).catch(() => null))
    if (place) await this.open(place)
    const [first] = found()
    if (!first) return
    for (const old of this.section.querySelectorAll('.found')) old.classList.remove('found')
    for (const item of found()) item.classList.add('found')
    reveal(first)
    first.tabIndex = -1
    first.focus({ preventScroll: true })
    first.scrollIntoView({ block: 'center' })
  }

  get #here(): Place {
    const { order = '', page = '0' } = this.section.dataset
    return { order, page: Number(page) }
  }

  /** The address names a comment: show it. */
  readonly #linked = (): void => {
    const number = numberOf(location.hash)
    if (number) void this.#seek(number)
  }

  /** The reader went back or forth between pages of the thread. */
  readonly #back = (): void => {
    if (location.pathname === this.#path) return
    this.#path = location.pathname
    void this.open(placeOf(this.#path, this.source.slug) ?? this.#opening)
  }
}
