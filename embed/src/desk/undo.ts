// The line that offers to undo stays for ten seconds, or for as long as somebody is at it.

const STAYS = 10_000

/** Take the line away in its time; what was decided can be undone later, from the card. */
export function undo(): void {
  const line = document.querySelector<HTMLElement>('.undo')
  if (!line) return
  const go = (): void => {
    if (line.matches(':hover, :focus-within')) setTimeout(go, 1000)
    else line.hidden = true
  }
  setTimeout(go, STAYS)
  // The address must not offer the same again when the page is loaded another time.
  const here = new URL(location.href)
  here.searchParams.delete('done')
  history.replaceState(null, '', here)
}
