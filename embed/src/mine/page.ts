// The reader's own page, in a tab of its own: it is Comity's, and this page may be anybody's.
import { home } from '../reading/home'
import type { Reading } from '../seam'
import type { Account } from '../writing/account'

/** Open it. The tab is opened at once, while the browser still knows that the reader asked for it. */
export async function open(reading: Reading, account: Account, { href, search }: HTMLAnchorElement): Promise<void> {
  const tab = window.open('about:blank', '_blank')
  if (!tab) return
  tab.opener = null
  try {
    const { address } = await account.send('POST', `/publications/${reading.source.publication}/me`)
    tab.location.replace(home + address + search)
  } catch {
    tab.location.replace(href)
  }
}
