// <comity-discussion publication="…" story="…">: a story's thread, on Comity's own page (where it
// upgrades the HTML inside) or in any other page (where it brings it, in a shadow root).
import type { Reading, Writing } from '../seam'
import { keep, recall } from '../seam'
import { follow } from './controls'
import { dress, reveal } from './folds'
import { asset } from './home'
import { button, make, parse } from './html'
import { whenNear } from './near'
import { News } from './news'
import { Notes, pill } from './notes'
import { applyPatch, branch, put, settle, type Patch } from './patch'
import { numberOf, placeOf, type Place } from './place'
import { type Refused, request } from './request'
import { say, type Fill } from './say'
import { identify } from './story'
import { Stream, type Listener } from './stream'
import { styles } from './styles'
import { tell } from './times'

declare const WRITE_STAMP: string

const MINUTE = 60_000

let attempts = 0

export class ComityDiscussion extends HTMLElement implements Reading, Listener {
  /** For whoever checks that a page and its patches equal a fresh render. */
  static readonly applyPatch = applyPatch

  publication = ''
  slug = ''
  section!: HTMLElement

  #own = false
  #notes: Notes | undefined
  #stream: Stream | undefined
  #writing: Promise<Writing> | undefined
  #turn = new AbortController()
  #clock = 0
  readonly #news = new News()

  connectedCallback(): void {
    if (document.readyState !== 'loading') this.#begin()
    else addEventListener('DOMContentLoaded', () => this.#begin(), { once: true })
  }

  disconnectedCallback(): void {
    this.#stream?.stop()
    this.#stream = undefined
    clearInterval(this.#clock)
    removeEventListener('hashchange', this.#linked)
    removeEventListener('popstate', this.#back)
  }

  say(word: string, fill?: Fill): string {
    return say(this.section ?? this, word, fill)
  }

  announce(sentence: string): void {
    this.#notes?.announce(sentence)
  }

  parse(html: string): HTMLElement {
    return parse(html)
  }

  api(path: string, init?: RequestInit): Promise<Response> {
    const lang = (this.section ?? this).lang
    return request(`/api/v1${path}${lang && `?lang=${lang}`}`, init)
  }

  place(parent: number, item: HTMLElement): void {
    const number = Number(item.dataset.number)
    this.#news.drop(number)
    const there = branch(this.section, number)
    if (there) there.replaceWith(item)
    else put(this.section, parent, item)
    settle(this.section)
    if (!item.isConnected) {
      const above = branch(this.section, parent)?.querySelector(':scope > .replies')
      ;(above ?? this.section.querySelector('.thread'))?.prepend(item)
    }
    this.#dress()
    this.#ring()
    this.#point(item)
  }

  show(item: HTMLElement, html: string): void {
    const comment = parse(html).querySelector('.comment')
    if (comment) item.querySelector(':scope > .comment')?.replaceWith(comment)
    this.#dress()
  }

  /** Show a page; `then` is called when it stands. Only the last one asked for is shown. */
  async open(place: Place, then?: () => void): Promise<void> {
    this.#turn.abort()
    const { signal } = (this.#turn = new AbortController())
    this.section?.setAttribute('aria-busy', 'true')
    try {
      const section = await this.#fetch(place, signal)
      this.#notes?.set('failed', null)
      this.#adopt(section)
      then?.()
    } catch (fault) {
      if (!signal.aborted) this.#fail(fault, () => this.open(place, then))
    }
  }

  /** Show the page that a link of the discussion leads to, and take the reader there. */
  turn(place: Place, link: HTMLAnchorElement): void {
    const order = link.closest('.orders') && link.dataset.order
    if (this.#own) history.pushState(null, '', link.href)
    void this.open(place, () => {
      const heading = this.section.querySelector('h2') as HTMLElement
      heading.tabIndex = -1
      const chosen = order && this.section.querySelector<HTMLElement>(`.orders [data-order="${order}"]`)
      ;(chosen || heading).focus()
      const current = this.section.querySelectorAll('[aria-current]')
      this.announce([heading, ...current].map((said) => said.textContent?.trim()).join(', '))
    })
  }

  /** Do something with the writing part, which is fetched when it is first needed. */
  async write(job: (writing: Writing) => void): Promise<void> {
    this.#writing ??= import(`${asset('write.js', WRITE_STAMP)}&${attempts++}`).then((part) => part.attach(this))
    try {
      job(await this.#writing)
    } catch {
      this.#writing = undefined
      this.#notes?.set('failed', make('p', 'failed', this.say('lost')))
    }
  }

  patched(patch: Patch): void {
    if (this.#news.take(this.section, patch)) this.#dress()
    this.#ring()
  }

  async reset(): Promise<void> {
    const { section } = this
    const fresh = await this.#fetch(this.#here).catch(() => section)
    if (section !== this.section || Number(fresh.dataset.version) <= Number(section.dataset.version)) return
    const unseen = [...fresh.querySelectorAll<HTMLElement>('.branch')].filter(
      ({ dataset }) => !branch(section, Number(dataset.number)),
    )
    if (!unseen.length && !section.querySelector('.composer.open')) this.#adopt(fresh)
    else {
      const names = unseen.map((item) => item.querySelector('.name')?.textContent ?? '')
      this.#notes?.set(
        'pill',
        pill(this.say('new', { n: names.length || 1 }), names, section.lang, () => this.open(this.#here)),
      )
    }
  }

  offline(since: Date | null): void {
    const time = since?.toLocaleTimeString(this.section.lang, { timeStyle: 'short' })
    this.#notes?.set('offline', time ? make('p', 'offline', this.say('offline', { time })) : null)
  }

  #begin(): void {
    if (!this.isConnected) return
    addEventListener('hashchange', this.#linked)
    addEventListener('popstate', this.#back)
    this.#clock = window.setInterval(() => tell(this.section ?? this, this.section?.lang), MINUTE)
    if (this.section) return this.#listen()
    if (this.#notes) return
    const section = this.querySelector<HTMLElement>('section.discussion')
    this.#own = !!section
    const root = section ? this : (this.shadowRoot ?? this.attachShadow({ mode: 'open' }))
    this.#notes = new Notes(root)
    follow(root, this)
    if (section) {
      this.publication = section.dataset.publication ?? ''
      this.slug = section.dataset.story ?? ''
      this.#adopt(section)
      this.#linked()
    } else {
      whenNear(this, () => this.#enter(root as ShadowRoot))
      if (numberOf(location.hash)) this.scrollIntoView()
    }
  }

  async #enter(root: ShadowRoot): Promise<void> {
    try {
      this.publication = this.getAttribute('publication') ?? ''
      const [story, sheet] = await Promise.all([identify(this), styles()])
      root.adoptedStyleSheets = [sheet]
      this.slug = story.slug
      const number = numberOf(location.hash)
      const opening = { order: story.order, page: 0 }
      const place = number ? await this.#find(number).catch(() => opening) : opening
      await this.open(place, () => this.#linked())
    } catch (fault) {
      this.#fail(fault, () => this.#enter(root))
    }
  }

  async #fetch({ order, page }: Place, signal?: AbortSignal): Promise<HTMLElement> {
    const path = `/read/${this.publication}/${this.slug}/${order}/${page}${this.#lang}`
    const answer = await request(path, signal ? { signal } : {})
    return parse(await answer.text())
  }

  async #find(number: number): Promise<Place> {
    const answer = await this.api(`/stories/${this.slug}/comments/${number}`)
    return (await answer.json()).where
  }

  /** Make a page the one that is shown. */
  #adopt(section: HTMLElement): void {
    if (this.section) this.section.replaceWith(section)
    else {
      const { order = '' } = section.dataset
      this.#first = { order, page: 0 }
      if (!section.isConnected) this.shadowRoot?.append(section)
    }
    this.section = section
    section.classList.add('upgraded')
    this.#news.clear()
    this.#notes?.set('pill', null)
    this.#dress()
    this.#listen()
    const { publication, slug } = this
    if (recall(keep.reader(publication)) ?? recall(keep.draft(publication, slug, '0'))) {
      void this.write((writing) => writing.overlay())
    }
  }

  #dress(): void {
    const { section } = this
    tell(section, section.lang)
    dress(section, section)
    if (!this.#own) {
      const here = location.href.split('#')[0]
      for (const item of section.querySelectorAll<HTMLElement>('.branch')) {
        for (const link of item.querySelectorAll<HTMLAnchorElement>(
          ':scope > .comment .when, :scope > .comment [data-act=link]',
        )) {
          link.href = `${here}#comity-${item.dataset.number}`
        }
      }
    }
    void this.#writing?.then((writing) => writing.overlay())
  }

  #listen(): void {
    this.#stream ??= new Stream(
      `/live/${this.publication}/${this.slug}${this.#lang || '?'}&`,
      () => Number(this.section.dataset.version),
      this,
    )
    this.#stream.resume()
  }

  /** Say that new comments wait, or that none do. */
  #ring(): void {
    const names = this.#news.names
    if (!names.length) return this.#notes?.set('pill', null)
    const sentence = this.say('new', { n: names.length })
    this.#notes?.set('pill', pill(sentence, names, this.section.lang, () => this.#reveal()))
    this.announce(sentence)
  }

  async #reveal(): Promise<void> {
    const numbers = this.#news.show(this.section)
    this.#notes?.set('pill', null)
    if (!numbers.some((number) => branch(this.section, number))) await this.open({ order: 'newest', page: 0 })
    else this.#dress()
    const items = numbers.map((number) => branch(this.section, number)).filter((item) => item !== null)
    this.#point(...items)
  }

  /** Bring the first of `items` before the reader, and mark them all. */
  #point(...items: HTMLElement[]): void {
    for (const old of this.section.querySelectorAll('.found')) old.classList.remove('found')
    for (const item of items) item.classList.add('found')
    const [first] = items
    if (!first) return
    reveal(first)
    first.tabIndex = -1
    first.focus({ preventScroll: true })
    first.scrollIntoView({ block: 'center' })
  }

  #fail(fault: unknown, again: () => void): void {
    this.section?.removeAttribute('aria-busy')
    const detail = (fault as Partial<Refused>).problem?.detail
    const note = make('p', 'failed', `${detail ?? (this.say('failed') || 'The comments could not be loaded.')} `)
    note.role = 'alert'
    note.append(button('retry', this.say('retry') || 'Try again', again))
    this.#notes?.set('failed', note)
  }

  get #here(): Place {
    const { order = '', page = '0' } = this.section.dataset
    return { order, page: Number(page) }
  }

  /** The language asked for, as the query of an address; none means the publication's own. */
  get #lang(): string {
    const lang = this.lang || (this.#own && new URLSearchParams(location.search).get('lang'))
    return lang ? `?lang=${lang}` : ''
  }

  /** The address names a comment: show it, wherever it stands. */
  readonly #linked = async (): Promise<void> => {
    const number = numberOf(location.hash)
    if (!number || !this.section) return
    try {
      if (!branch(this.section, number)) await this.open(await this.#find(number))
    } catch {
      return
    }
    const item = branch(this.section, number)
    if (item) this.#point(item)
  }

  /** The reader went back or forth between pages of the thread, on Comity's own page. */
  readonly #back = (): void => {
    if (!this.#own) return
    const place = placeOf(location.pathname, this.slug) ?? this.#first
    const { order, page } = this.#here
    if (place.order !== order || place.page !== page) void this.open(place)
  }

  #first!: Place
}
