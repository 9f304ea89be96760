// Keeps an open page true: the counts, the claim on its card, and whether another one decided.

const EVERY = 5_000

interface Pulse {
  counts: Record<string, number>
  standing: string
  claimed: boolean
}

/** Claim the card that is open, and look every few seconds at what has changed. */
export function pulse(): void {
  const main = document.querySelector<HTMLElement>('.middle')
  const house = main?.dataset.publication
  if (!main || !house) return
  const at = main.dataset.at ?? ''
  const look = async (): Promise<void> => {
    if (document.hidden) return
    try {
      if (at) await claim(house, at)
      const answer = await fetch(`/desk/${house}/pulse/?at=${at}`)
      if (answer.ok) show((await answer.json()) as Pulse, main)
    } catch {
      // No network: the next look may find one, and a decision will say what is wrong.
    }
  }
  void look()
  setInterval(() => void look(), EVERY)
}

async function claim(house: string, at: string): Promise<void> {
  const token = document.querySelector<HTMLInputElement>('[name=csrfmiddlewaretoken]')?.value ?? ''
  await fetch(`/desk/${house}/claim/`, {
    method: 'POST',
    headers: { 'X-CSRFToken': token },
    body: new URLSearchParams({ comment: at }),
  })
}

function show(now: Pulse, main: HTMLElement): void {
  for (const [name, count] of Object.entries(now.counts)) {
    const place = document.querySelector(`[data-count="${name}"]`)
    if (place && place.textContent !== String(count)) place.textContent = String(count)
  }
  const taken = main.querySelector<HTMLElement>('.taken')
  const changed = main.querySelector<HTMLElement>('.changed')
  if (taken) taken.hidden = !now.claimed
  if (changed) changed.hidden = !now.standing || now.standing === main.dataset.standing
}
