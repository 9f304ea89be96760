// The bell in the head of a discussion: how much is new for the reader, and what that is.
import { dresser } from '../dress'
import { home } from '../reading/home'
import { absolute, make } from '../reading/html'
import { tell } from '../reading/times'
import type { Reading } from '../seam'
import type { Account } from '../writing/account'
import type { Bell, Notice } from './answers'
import { Following } from './follows'
import { offer } from './push'

declare const NOTICES_CSS_STAMP: string

const dress = dresser('notices.css', NOTICES_CSS_STAMP)

/** How often (ms) changes of the page make the bell ask again, at most. */
const FRESH = 30_000

/** Drawn, because a page's policy may allow no picture, and not every font has the sign. */
const SIGN =
  '<span aria-hidden="true"><svg viewBox="0 0 24 24"><path d="M12 2a6 6 0 0 0-6 6v4.5L4 16v1h16v-1l-2-3.5V8a6 6 0 0 0-6-6Zm-2.5 17a2.5 2.5 0 0 0 5 0Z"/></svg></span>'

/** Hang a bell into `reading` for the reader of `account`; what it gives lays it over each page. */
export async function attach(reading: Reading, account: Account): Promise<() => void> {
  await dress(reading.section.getRootNode())
  const bell = new Hung(reading, account)
  await bell.load()
  return () => bell.lay()
}

class Hung {
  readonly #bell = make('details', 'bell more')
  readonly #summary = make('summary', '')
  readonly #unseen = make('span', 'unseen')
  readonly #panel = make('div', 'menu')
  #said: Bell | undefined
  #following: Following | undefined
  #push: HTMLButtonElement | null = null
  #waiting: ReturnType<typeof setTimeout> | undefined

  constructor(
    readonly reading: Reading,
    readonly account: Account,
  ) {
    this.#summary.append(reading.parse(SIGN), this.#unseen)
    this.#bell.append(this.#summary, this.#panel)
    this.#bell.addEventListener('toggle', () => void this.#opened())
    // A toggle does not bubble; it can be caught on its way down.
    reading.section.getRootNode().addEventListener('toggle', (event) => this.#menu(event.target as HTMLElement), true)
  }

  /** Let the bell hang in the page that is shown, and ask again soon: the page has changed. */
  lay(): void {
    const head = this.reading.section.querySelector('.discussion-head')
    if (head && !head.contains(this.#bell)) head.querySelector('h2')?.after(this.#bell)
    this.#waiting ??= setTimeout(() => void this.load().catch(() => undefined), FRESH)
  }

  async load(): Promise<void> {
    this.#waiting = undefined
    const said = (await this.account.send('GET', this.#path)) as unknown as Bell
    this.#said = said
    if (!this.#following) {
      this.#following = new Following(this.reading, this.account, said.words)
      await this.#following.load()
      this.#push = await offer(this.reading, this.account, said.words)
    }
    if (!this.#bell.open) this.#show(said)
  }

  get #path(): string {
    return `/publications/${this.reading.source.publication}/notices`
  }

  #show({ unseen, notices, words }: Bell): void {
    this.#count(unseen)
    const list = make('ol', '')
    list.lang = this.reading.section.lang
    list.append(...notices.map((each) => item(each, this.reading.source.slug)))
    const nothing = notices.length ? [] : [make('p', '', words.none)]
    this.#panel.replaceChildren(list, ...nothing, ...this.#controls())
    tell(list)
  }

  #controls(): HTMLElement[] {
    return [this.#following?.story(), this.#push].filter((control) => !!control)
  }

  #count(unseen: number): void {
    const told = unseen ? unseen.toLocaleString(this.reading.section.lang) : ''
    this.#unseen.textContent = told
    this.#summary.ariaLabel = [this.#said?.words.bell, told].filter(Boolean).join(': ')
    this.#summary.title = this.#summary.ariaLabel
  }

  /** What the reader looks at has been seen. */
  async #opened(): Promise<void> {
    const [first] = this.#said?.notices ?? []
    if (!this.#bell.open || !first || !this.#said?.unseen) return
    this.#count(0)
    await this.account.send('PUT', `${this.#path}/seen`, { until: first.id }).catch(() => undefined)
  }

  #menu(opened: HTMLElement): void {
    const item = opened.closest<HTMLElement>('.branch')
    const menu = opened.matches('.acts > .more') && opened.querySelector('.menu')
    if (item && menu) this.#following?.dress(item, menu)
  }
}

function item({ line, headline, excerpt, address, at, seen, story, number }: Notice, slug: string): HTMLLIElement {
  const shown = make('li', seen ? '' : 'new')
  const link = make('a', '', line)
  // On the publisher's page a comment of this story is found without leaving it.
  link.href = story === slug && number && home !== location.origin ? `#comity-${number}` : address
  if (!link.hash) absolute(link)
  const said = make('q', '', excerpt)
  said.dir = 'auto'
  const when = make('time', 'when')
  when.dateTime = at
  shown.append(link, make('cite', '', headline), ...(excerpt ? [said] : []), when)
  return shown
}
