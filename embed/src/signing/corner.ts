// The button beside a composer's name: sign in, or out. Who signs is told there by the composer.
import { button } from '../reading/html'
import type { Refused } from '../reading/request'
import { say } from '../reading/say'
import { keep, type Reading } from '../seam'
import type { Account } from '../writing/account'
import { type Errand, open, prepare } from './popup'

/** Keep the button of `form` for as long as the form stands. */
export function corner(reading: Reading, account: Account, form: HTMLFormElement): void {
  if (form.matches('.editing') || form.querySelector('.who')) return
  const show = (): void => {
    form.querySelector('.who')?.remove()
    // Who is known by the page's own site signs out there.
    if (account.as && !account.by) put(form, button('who quiet', say(reading.section, 'sign-out'), () => void leave(account)))
    else if (account.as === '') void offer(reading, account, form)
  }
  account.addEventListener('change', show)
  addEventListener('storage', ({ key }) => {
    if (key === keep.reader(reading.source.publication) && form.isConnected) account.reread()
  })
  show()
}

async function leave(account: Account): Promise<void> {
  await account.send('DELETE', '/session').catch(() => {})
  account.become({}, '')
  account.dispatchEvent(new Event('change'))
}

async function offer(reading: Reading, account: Account, form: HTMLFormElement): Promise<void> {
  // Browsers hash on secure pages alone; on any other one a secret could be read on its way.
  if (!globalThis.crypto.subtle) return
  let errand = await ready(reading)
  let waiting = new AbortController()
  const press = async (): Promise<void> => {
    waiting.abort()
    waiting = new AbortController()
    const handing = open(errand, waiting.signal)
    if (!handing) return tell(form, say(reading.section, 'blocked'))
    try {
      const handed = await handing
      waiting.abort()
      account.become(await account.ask('POST', '/session', handed), '')
      account.dispatchEvent(new Event('change'))
      reading.notes.announce(say(reading.section, 'as', { name: account.as ?? '' }))
      form.querySelector('textarea')?.focus()
    } catch (fault) {
      errand = await ready(reading)
      tell(form, (fault as Partial<Refused>).problem?.detail || say(reading.section, 'lost'))
    }
  }
  if (!form.querySelector('.who')) put(form, button('who quiet', say(reading.section, 'sign-in'), () => void press()))
}

function ready({ section, source }: Reading): Promise<Errand> {
  return prepare(source.publication, section.lang)
}

function put(form: HTMLFormElement, who: HTMLElement): void {
  const name = form.querySelector('.as') ?? form.querySelector('.name-field')
  if (name) name.after(who)
  else form.querySelector('.send')?.prepend(who)
}

function tell(form: HTMLFormElement, sentence: string): void {
  const problem = form.querySelector<HTMLElement>('.problem') as HTMLElement
  problem.textContent = sentence
  problem.hidden = false
}
