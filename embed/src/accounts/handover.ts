// The end of the pop-up: a message to the page that opened it, to that page's origin and no other.

/** Hand over what this page holds for the page that waits, if it holds something, and close. */
export function handOver(): void {
  const held = document.querySelector<HTMLElement>('[data-handover]')
  const waiting = window.opener as Window | null
  if (!held || !waiting) return
  const { origin, state, code } = held.dataset as { origin: string; state: string; code: string }
  waiting.postMessage({ comity: 'signed-in', state, code }, origin)
  close()
}
