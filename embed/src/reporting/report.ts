// Pointing a comment out to the moderators: the server's form under the comment, sent by script.
import { dresser } from '../dress'
import { button, make } from '../reading/html'
import type { Refused } from '../reading/request'
import { say } from '../reading/say'
import { type Reading } from '../seam'
import type { Account } from '../writing/account'

declare const REPORT_CSS_STAMP: string

const dress = dresser('report.css', REPORT_CSS_STAMP)

/** Let the reader report the comment of `item`; where the form does not come, throws as `api` does. */
export async function report(reading: Reading, account: Account, item: HTMLElement): Promise<void> {
  const article = item.querySelector(':scope > .comment') as HTMLElement
  const open = article.querySelector<HTMLElement>('.report input')
  if (open) return open.focus()
  const path = `/comments/${item.dataset.id}`
  const [answer] = await Promise.all([reading.api(`${path}/report-form`), dress(item.getRootNode())])
  const form = reading.parse((await answer.json()).html) as HTMLFormElement
  const leave = (): void => {
    form.remove()
    article.querySelector<HTMLElement>('.acts summary')?.focus()
  }
  form.querySelector('.post')?.before(button('cancel', say(reading.section, 'cancel'), leave))
  form.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') leave()
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void send(reading, account, form, `${path}/reports`)
  })
  article.append(form)
  form.querySelector('input')?.focus()
}

async function send(reading: Reading, account: Account, form: HTMLFormElement, path: string): Promise<void> {
  if (form.ariaBusy === 'true') return
  form.ariaBusy = 'true'
  try {
    const { ground, text } = Object.fromEntries(new FormData(form))
    const { again } = await account.send('POST', path, { ground, text })
    const { done = '', again: before = '' } = form.dataset
    const thanks = make('p', 'reported', again ? before : done)
    form.replaceWith(thanks)
    thanks.tabIndex = -1
    thanks.focus()
    reading.notes.announce(thanks.textContent ?? '')
  } catch (fault) {
    const problem = form.querySelector('.problem') as HTMLElement
    problem.textContent = (fault as Partial<Refused>).problem?.detail || say(reading.section, 'lost')
    problem.hidden = false
    form.ariaBusy = 'false'
  }
}
