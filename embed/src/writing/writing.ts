// The writing part: who answers when a reader touches something that writes.
import { asset } from '../reading/home'
import { make } from '../reading/html'
import type { Refused } from '../reading/request'
import { say } from '../reading/say'
import { keep, recall, type Reading, type Writing } from '../seam'
import type { Muted } from '../mine'
import { Account, type Answer } from './account'
import { Composer, copy, type Errand, fresh } from './composer'
import { follow } from './counts'
import { copy as copyLink } from './link'
import { Own } from './own'
import { include, place, renew, stay } from './placing'
import { Votes } from './votes'

declare const REPORT_STAMP: string
declare const MINE_STAMP: string
declare const NOTICES_STAMP: string
declare const SIGN_IN_STAMP: string

/** Under which the draft of an answer to the story itself is kept. */
const STORY = '0'
/** Reasons are written by a follower of the journal: when they are asked for again (ms), and how often. */
const SOON = 1_000
const ASKS = 5

/** Begin to write for `reading`. */
export function attach(reading: Reading): Writing {
  return new Writer(reading)
}

class Writer implements Writing {
  readonly #account: Account
  readonly #votes: Votes
  readonly #own: Own
  readonly #composers = new WeakMap<HTMLFormElement, Composer>()
  #known: Promise<void> | undefined
  #muted: Muted | undefined
  #bell: Promise<() => void> | undefined
  #welcome: Promise<void> | undefined
  /** Why nobody may write on this site; empty where they may. */
  #barred = ''
  #asks = 0

  constructor(readonly reading: Reading) {
    this.#account = new Account(reading)
    this.#votes = new Votes(reading, this.#account)
    this.#own = new Own(reading, this.#account)
    follow(reading)
    this.#account.addEventListener('change', () => {
      this.#votes.load({})
      this.#known = undefined
      this.overlay()
    })
  }

  open(form: HTMLFormElement): void {
    this.#composer(form).open()
    void this.#corner(form)
    void (this.#welcome ??= this.#greet())
  }

  submit(form: HTMLFormElement, submitter: HTMLElement | null): void {
    void this.#composer(form).submit(submitter)
  }

  act(name: string, control: HTMLElement): void {
    if (name === 'me') return void this.#mine().then(({ open }) => open(this.reading, this.#account, control as HTMLAnchorElement))
    const item = control.closest<HTMLElement>('.branch')
    if (!item) return
    if (name === 'link') return void copyLink(this.reading, control as HTMLAnchorElement)
    control.closest('.more')?.removeAttribute('open')
    if (name === 'up') void this.#votes.cast(control, 1)
    if (name === 'down') void this.#votes.cast(control, -1)
    if (name === 'reply') this.#reply(item, control as HTMLAnchorElement)
    if (name === 'edit') this.#edit(item)
    if (name === 'withdraw') this.#own.withdraw(item)
    if (name === 'mute') void this.#mute(item)
    if (name === 'report') void this.#report(item, control as HTMLAnchorElement)
  }

  about(into: HTMLElement, target: object, focus: boolean, sent: (number: number) => void, left: () => void): void {
    const form = fresh(this.reading, 'reply', '', left)
    if (!form) return
    into.append(form)
    const { slug } = this.reading.source
    const composer = new Composer(this.reading, this.#account, form, {
      of: `passage-${JSON.stringify(target)}`,
      text: '',
      send: ({ text, key, name, insists, notify, email }) =>
        this.#account.send(
          'POST',
          `/stories/${slug}/passages`,
          { text, target, ...(name && { name }), ...(insists && { insists }), ...(notify && { notify, email }) },
          { 'Idempotency-Key': key },
        ),
      sent: (answer) => {
        this.#take(answer)
        this.reading.changed(answer.html ? include(this.reading, 0, answer.html) : undefined, true)
        this.#announce(answer, 'posted')
        sent(answer.comment?.number ?? 0)
      },
    })
    this.#composers.set(form, composer)
    if (focus) composer.focus()
  }

  overlay(): void {
    if (this.#account.known) {
      void (this.#known ??= this.#load())
      void this.#ring()
    }
    this.#lay()
  }

  async #load(): Promise<void> {
    try {
      const me = await this.#account.send('GET', `/stories/${this.reading.source.slug}/me`)
      this.#votes.load(me.votes ?? {})
      for (const comment of me.comments ?? []) this.#own.add(comment)
      if (me.mutes && me.words) {
        this.#muted ??= new (await this.#mine()).Muted(this.reading, me.words)
        this.#muted.take(me.muted ?? [])
      }
      this.#lay()
      this.#inquire()
    } catch {
      // The thread is complete without it; the next page asks again.
      this.#known = undefined
    }
  }

  /** Hang the bell over the page; a thread is complete without it. */
  async #ring(): Promise<void> {
    this.#bell ??= import(asset('notices.js', NOTICES_STAMP)).then((part) => part.attach(this.reading, this.#account))
    try {
      ;(await this.#bell)()
    } catch {
      this.#bell = undefined
    }
  }

  #lay(): void {
    if (this.#barred) {
      for (const form of this.reading.section.querySelectorAll('.composer')) form.replaceWith(make('p', 'closed', this.#barred))
    }
    this.#votes.overlay()
    stay(this.reading)
    this.#own.overlay()
    if (this.#muted?.lay()) this.#known = this.#load()
    const { section } = this.reading
    for (const link of section.querySelectorAll<HTMLElement>('.yours')) link.hidden = !this.#account.known
    const { publication, slug } = this.reading.source
    const form = section.querySelector<HTMLFormElement>(':scope > .composer:not([hidden])')
    if (form && recall(keep.draft(publication, slug, STORY))) this.#composer(form)
  }

  /** Whether this site may take part is known before a word is written, not after the whole comment. */
  async #greet(): Promise<void> {
    const { publication, slug } = this.reading.source
    if (!this.#account.host) return
    try {
      // What everybody may read is answered to every page: to that which brings a token, not.
      await this.reading.api(`/stories/${slug}`, { headers: { Authorization: 'none' } })
    } catch (fault) {
      const { code, detail = '' } = (fault as Partial<Refused>).problem ?? {}
      if (code !== 'foreign_origin') return
      this.#barred = detail
      this.#lay()
      console.warn(`comity publication allow ${publication} ${location.origin}`)
    }
  }

  #composer(form: HTMLFormElement): Composer {
    const there = this.#composers.get(form)
    if (there) return there
    const made = new Composer(this.reading, this.#account, form, this.#post(form, null))
    this.#composers.set(form, made)
    return made
  }

  #reply(item: HTMLElement, link: HTMLAnchorElement): void {
    const open = item.querySelector<HTMLFormElement>(':scope > .composer.reply')
    if (open) return this.#composer(open).focus()
    const name = item.querySelector('.name')?.textContent ?? ''
    const form = copy(this.reading, item, 'reply', say(this.reading.section, 'reply-to', { name: `\u2068${name}\u2069` }))
    if (form) this.#begin(form, this.#post(form, item))
    else location.assign(link.href)
  }

  #edit(item: HTMLElement): void {
    const id = item.dataset.id as string
    const open = item.querySelector<HTMLFormElement>(':scope > .composer.editing')
    if (open) return this.#composer(open).focus()
    const form = copy(this.reading, item, 'editing', '')
    if (!form) return
    for (const field of form.querySelectorAll('.name-field,.notify')) field.remove()
    const save = form.querySelector('[type=submit]:not([name])')
    if (save) save.textContent = say(this.reading.section, 'save')
    this.#begin(form, {
      of: `edit-${item.dataset.number}`,
      text: this.#own.get(id)?.text ?? '',
      send: ({ text, insists }) => this.#account.send('PATCH', `/comments/${id}`, { text, insists }),
      sent: (answer) => {
        form.remove()
        this.#take(answer)
        if (answer.html) renew(this.reading, item, answer.html)
        this.#announce(answer, 'saved')
      },
    })
  }

  /** What few readers need is fetched when they do. */
  #mine(): Promise<typeof import('../mine')> {
    return import(asset('mine.js', MINE_STAMP))
  }

  async #mute(item: HTMLElement): Promise<void> {
    if (!(await (await this.#mine()).mute(this.reading, this.#account, item))) return
    await this.#load()
    this.#muted?.told(item)
  }

  /** The form is fetched with what makes it work; without either, its own page has it. */
  async #report(item: HTMLElement, link: HTMLAnchorElement): Promise<void> {
    try {
      const { report } = await import(asset('report.js', REPORT_STAMP))
      await report(this.reading, this.#account, item)
    } catch {
      location.assign(link.href)
    }
  }

  /** Offer in a composer to sign in, or out, where readers can have an account. */
  async #corner(form: HTMLFormElement): Promise<void> {
    if (this.reading.section.dataset.accounts !== 'on') return
    const { corner } = await import(asset('sign-in.js', SIGN_IN_STAMP))
    corner(this.reading, this.#account, form)
  }

  #begin(form: HTMLFormElement, errand: Errand): void {
    const composer = new Composer(this.reading, this.#account, form, errand)
    this.#composers.set(form, composer)
    composer.focus()
  }

  /** A new comment from `form`: an answer to the comment of `item`, or to the story. */
  #post(form: HTMLFormElement, item: HTMLElement | null): Errand {
    const { slug } = this.reading.source
    const parent = item?.dataset.id
    const of = item?.dataset.number ?? STORY
    return {
      of,
      text: '',
      send: ({ text, key, name, insists, notify, email }) =>
        this.#account.send(
          'POST',
          `/stories/${slug}/comments`,
          {
            text,
            ...(parent && { parent }),
            ...(name && { name }),
            ...(insists && { insists }),
            ...(notify && { notify, email }),
          },
          { 'Idempotency-Key': key },
        ),
      sent: (answer) => {
        if (item) form.remove()
        this.#take(answer)
        if (answer.html) place(this.reading, Number(of), answer.html)
        this.#announce(answer, 'posted')
      },
    }
  }

  /** What became of a text: `done`, unless it has to wait. */
  #announce({ comment }: Answer, done: string): void {
    this.reading.notes.announce(say(this.reading.section, comment?.state === 'held' ? 'held' : done))
  }

  #take({ comment, html }: Answer): void {
    if (!comment) return
    this.#own.add({ ...comment, html: comment.state === 'published' ? '' : (html ?? '') })
    this.#asks = 0
    this.#inquire()
  }

  /** Why a comment is kept back is known a moment after it was sent. */
  #inquire(): void {
    if (!this.#own.unexplained || this.#asks === ASKS) return
    setTimeout(() => (this.#known = this.#load()), SOON << this.#asks++)
  }
}
