import { say } from '../reading/say'
import type { Reading } from '../seam'

/** How long (ms) a link says that it was copied. */
const SAID = 2_000

/** Copy the address of `link`; where the browser lends us no clipboard, follow it. */
export async function copy(reading: Reading, link: HTMLAnchorElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(link.href)
  } catch {
    return location.assign(link.href)
  }
  const before = link.textContent
  const copied = say(reading.section, 'copied')
  link.textContent = copied
  reading.notes.announce(copied)
  setTimeout(() => (link.textContent = before), SAID)
}
