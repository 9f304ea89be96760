// Keeps an open page true, as things happen: the counts, the claim on its card, and whether
// another one decided. Closed while the page is hidden.

/** How often (ms) the claim on the open card is renewed; it lasts three minutes. */
const CLAIM = 60_000
/** A stream that the server ended for good is tried again after this (ms). */
const RETRY = 15_000

interface Pulse {
  counts: Record<string, number>
  standing: string
  claimed: boolean
}

/** Claim the card that is open, and follow what changes. */
export function pulse(): void {
  const main = document.querySelector<HTMLElement>('.middle')
  const house = main?.dataset.publication
  if (!main || !house) return
  const { at = '' } = main.dataset
  let source: EventSource | undefined
  const hold = (): void => {
    if (at && !document.hidden) void claim(house, at)
  }
  const follow = (): void => {
    source?.close()
    if (document.hidden) return
    hold()
    source = new EventSource(`/desk/${house}/pulse/?at=${at}`)
    source.onmessage = ({ data }) => show(JSON.parse(data) as Pulse, main)
    source.onerror = () => {
      if (source?.readyState === EventSource.CLOSED) setTimeout(follow, RETRY)
    }
  }
  document.addEventListener('visibilitychange', follow)
  setInterval(hold, CLAIM)
  follow()
}

async function claim(house: string, at: string): Promise<void> {
  const token = document.querySelector<HTMLInputElement>('[name=csrfmiddlewaretoken]')?.value ?? ''
  const body = new URLSearchParams({ comment: at })
  // Without a network a decision will say what is wrong.
  await fetch(`/desk/${house}/claim/`, { method: 'POST', headers: { 'X-CSRFToken': token }, body }).catch(() => null)
}

function show(now: Pulse, main: HTMLElement): void {
  const more = document.querySelector<HTMLElement>('.fresh')
  for (const [name, count] of Object.entries(now.counts)) {
    const place = document.querySelector(`[data-count="${name}"]`)
    if (!place || place.textContent === String(count)) continue
    if (more && name === main.dataset.queue && count > Number(place.textContent)) more.hidden = false
    place.textContent = String(count)
  }
  const taken = main.querySelector<HTMLElement>('.taken')
  const changed = main.querySelector<HTMLElement>('.changed')
  if (taken) taken.hidden = !now.claimed
  if (changed) changed.hidden = !now.standing || now.standing === main.dataset.standing
}
