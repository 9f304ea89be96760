// A form to write in: the story's own, or a copy of it under a comment to answer or to change.
import { button, make } from '../reading/html'
import type { Problem, Refused } from '../reading/request'
import { say } from '../reading/say'
import { keep, type Reading } from '../seam'
import type { Account, Answer } from './account'
import { Draft } from './draft'
import { dress } from './dress'
import { show } from './findings'
import { type Format, mark } from './marks'

/** What a composer writes, and where that goes. */
export interface Errand {
  /** Under which its draft is kept, within its story. */
  of: string
  /** Its text before any draft. */
  text: string
  send(draft: Sent): Promise<Answer>
  sent(answer: Answer): void
}

/** What a form holds when it is sent. */
export interface Sent {
  text: string
  key: string
  name: string
  insists: boolean
  /** Whether the reader wants to be told of answers, at `email` where that is given. */
  notify: boolean
  email: string
}

/** How many characters (code points) before the limit the remaining length appears. */
const CLOSE = 300
const KEYS: Readonly<Record<string, Format>> = { b: 'bold', i: 'italic', e: 'code', k: 'link' }

let problems = 0

export class Composer {
  readonly #draft: Draft
  readonly #area: HTMLTextAreaElement
  readonly #problem: HTMLElement

  constructor(
    readonly reading: Reading,
    readonly account: Account,
    readonly form: HTMLFormElement,
    readonly errand: Errand,
  ) {
    this.#draft = new Draft(keep.draft(reading.source.publication, reading.source.slug, errand.of))
    this.#area = this.#part('textarea')
    this.#problem = this.#part('.problem')
    this.#problem.id = `comity-problem-${++problems}`
    this.#area.setAttribute('aria-describedby', this.#problem.id)
    this.#area.value ||= this.#draft.text || errand.text
    // Words that were written before this script had come.
    if (this.#area.value !== errand.text) this.#draft.write(this.#area.value)
    const name = form.querySelector<HTMLInputElement>('[name=name]')
    if (name) name.value ||= account.name
    this.#sign()
    account.addEventListener('change', () => this.#sign())
    this.#tick()
    form.addEventListener('change', () => this.#tick())
    form.addEventListener('input', () => this.#changed())
    form.addEventListener('keydown', (event) => this.#key(event))
    form.addEventListener('click', ({ target }) => {
      const format = (target as Element).closest<HTMLElement>('[data-format]')?.dataset.format
      if (format) this.#format(format as Format)
    })
    this.open()
  }

  open(): void {
    this.form.classList.add('open')
    void dress(this.form.getRootNode()).then(() => (this.#part<HTMLElement>('.formats').hidden = false))
    this.#count()
  }

  /** An address is asked for where the reader wants to be told; who is known may have given one. */
  #tick(): void {
    const field = this.form.querySelector<HTMLElement>('.email-field')
    const email = field?.querySelector('input')
    if (!field || !email) return
    field.hidden = !this.#part<HTMLInputElement>('[name=notify]').checked
    email.required = !field.hidden && !this.account.known
  }

  #close(): void {
    this.form.classList.remove('open')
    for (const part of this.form.querySelectorAll<HTMLElement>('.formats, .preview, .left')) part.hidden = true
  }

  /** Who is signed in is told as whom; a guest is asked for a name. */
  #sign(): void {
    const { as } = this.account
    const field = this.form.querySelector<HTMLInputElement>('[name=name]')
    if (field) field.disabled = (field.closest('label') as HTMLElement).hidden = as !== ''
    this.form.querySelector('.as')?.remove()
    if (as) this.#part('.send').prepend(make('p', 'as', say(this.reading.section, 'as', { name: `\u2068${as}\u2069` })))
  }

  /** Put the reader's cursor at the end of the text. */
  focus(): void {
    this.#area.focus()
    this.#area.setSelectionRange(this.#area.value.length, this.#area.value.length)
  }

  async submit(submitter: HTMLElement | null): Promise<void> {
    if (!this.form.reportValidity()) return
    await (submitter?.getAttribute('name') === 'preview' ? this.#preview() : this.#send(false))
  }

  async #preview(): Promise<void> {
    const { publication } = this.reading.source
    await this.#busy(async () => {
      const { html = '' } = await this.account.send('POST', '/preview', { publication, text: this.#area.value })
      const preview = this.#part<HTMLElement>('.preview')
      preview.replaceChildren(this.reading.parse(`<div class="text" dir="auto">${html}</div>`))
      preview.hidden = false
    })
  }

  async #send(insists: boolean): Promise<void> {
    const text = this.#area.value
    const { key } = this.#draft
    const field = (name: string): HTMLInputElement | null => this.form.querySelector(`[name=${name}]:enabled`)
    const name = field('name')?.value ?? ''
    const notify = !!field('notify')?.checked
    const email = field('email')?.value ?? ''
    await this.#busy(async () => {
      const answer = await this.errand.send({ text, key, name, insists, notify, email }).catch((fault: Partial<Refused>) => {
        // After a dead network or a 5xx nobody knows what became of the post: the key stays.
        if (fault.status && fault.status < 500) this.#draft.answered()
        throw fault
      })
      this.#draft.done()
      if (name) this.account.rename(name)
      this.#area.value = ''
      this.#close()
      if (notify && email) this.form.after(make('p', 'mailed', say(this.reading.section, 'mailed')))
      this.errand.sent(answer)
    })
  }

  /** Do what needs the server; whatever it answers, the text stays where it is. */
  async #busy(job: () => Promise<void>): Promise<void> {
    if (this.form.ariaBusy === 'true') return
    this.form.ariaBusy = 'true'
    this.#clear()
    try {
      await job()
    } catch (fault) {
      this.#refused((fault as Partial<Refused>).problem ?? {})
    } finally {
      this.form.ariaBusy = 'false'
    }
  }

  #refused({ code, detail, findings }: Problem): void {
    this.#problem.textContent = detail || say(this.reading.section, 'lost')
    this.#problem.hidden = false
    this.#area.ariaInvalid = 'true'
    const asked = findings?.length && show(this.#area.value, findings)
    if (!asked) return this.#area.focus()
    this.#problem.after(asked)
    const change = button('', say(this.reading.section, 'change'), () => {
      this.#clear()
      this.#area.focus()
    })
    asked.append(change)
    if (code === 'ask_again') asked.append(button('', say(this.reading.section, 'insist'), () => void this.#send(true)))
    change.focus()
  }

  #clear(): void {
    this.#problem.hidden = true
    this.#area.ariaInvalid = null
    this.form.querySelector('.asked')?.remove()
    this.form.parentElement?.querySelector(':scope > .mailed')?.remove()
  }

  #changed(): void {
    this.#draft.write(this.#area.value)
    this.#count()
  }

  #count(): void {
    const left = Number(this.reading.section.dataset.limit) - [...this.#area.value].length
    const shown = this.#part<HTMLElement>('.left')
    shown.hidden = left > CLOSE
    shown.textContent = say(this.reading.section, left < 0 ? 'over' : 'left', { n: Math.abs(left) })
  }

  #key(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.target !== this.#area) return
    const format = KEYS[event.key]
    if (format) this.#format(format)
    else if (event.key === 'Enter') this.form.requestSubmit()
    else return
    event.preventDefault()
  }

  #format(format: Format): void {
    const area = this.#area
    const change = mark(format, area.value, area.selectionStart, area.selectionEnd)
    area.focus()
    area.setSelectionRange(change.from, change.to)
    // The old command is the only one that the browser's undo knows of.
    if (!document.execCommand('insertText', false, change.text)) area.setRangeText(change.text)
    area.setSelectionRange(change.start, change.end)
    this.#changed()
  }

  #part<E extends Element>(selector: string): E {
    return this.form.querySelector<E>(selector) as E
  }
}

/**
 * A copy of the page's composer under `item`, with `title` above it and a way to leave it; null
 * where the page has none.
 */
export function copy(reading: Reading, item: HTMLElement, kind: string, title: string): HTMLFormElement | null {
  const form = fresh(reading, kind, title, () => {
    form?.remove()
    item.querySelector<HTMLElement>('.acts .reply, .acts summary')?.focus()
  })
  if (form) item.querySelector(':scope > .comment')?.after(form)
  return form
}

/** A copy of the page's composer that stands nowhere yet; `leave` is called by its way to leave it. */
export function fresh(reading: Reading, kind: string, title: string, leave: () => void): HTMLFormElement | null {
  const form = reading.section.querySelector('.composer')?.cloneNode(true) as HTMLFormElement | undefined
  if (!form) return null
  form.hidden = false
  form.classList.remove('open')
  form.classList.add(kind)
  for (const left of form.querySelectorAll('.asked')) left.remove()
  for (const shown of form.querySelectorAll<HTMLElement>('.problem,.preview')) shown.hidden = true
  ;(form.querySelector('textarea') as HTMLTextAreaElement).value = ''
  if (title) form.prepend(make('p', 'composer-title', title))
  const cancel = button('cancel', say(reading.section, 'cancel'), leave)
  form.querySelector('[type=submit]:not([name])')?.before(cancel)
  return form
}
