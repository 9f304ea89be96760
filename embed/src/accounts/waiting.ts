// A page that waits for a code goes on by itself when the link of the same mail was opened beside
// it, in this browser: whoever comes back to it is signed in already.

/** Look, whenever the reader comes back to this page, whether they are signed in meanwhile. */
export function watch(): void {
  const next = document.querySelector<HTMLElement>('[data-waiting]')?.dataset.waiting
  if (next) addEventListener('focus', () => void look(next))
}

async function look(next: string): Promise<void> {
  // The first page leads on who is signed in, and asks everybody else.
  const answer = await fetch(next, { redirect: 'manual' }).catch(() => null)
  if (answer?.type === 'opaqueredirect') location.replace(next)
}
