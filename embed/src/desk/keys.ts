// One key for each thing: whatever bears `data-key` is pressed by that key.

import { covers } from './help'

const EDITED = 'input:not([type=checkbox]):not([type=radio]), textarea, select'

/** Listen for the keys that the page shows. */
export function keys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    if (covers(event.key)) return
    const target = event.target as HTMLElement
    if (event.key === 'Escape') {
      close(target)
      return
    }
    if (target.closest(EDITED)) return
    const key = event.key.toLowerCase()
    const done = chooseGround(key) || step(key) || press(key)
    if (done) event.preventDefault()
  })
}

/** In an open sheet, the key beside a ground chooses it; Enter then sends. */
function chooseGround(key: string): boolean {
  const sheet = document.querySelector<HTMLDetailsElement>('#reject[open]')
  if (!sheet) return false
  const choice = sheet.querySelector<HTMLInputElement>(`[data-digit="${CSS.escape(key)}"]`)
  if (choice) {
    choice.click()
    choice.focus()
    return true
  }
  if (key !== 'enter' || document.activeElement?.closest('button, summary, a')) return false
  sheet.querySelector<HTMLButtonElement>('button[name=act]')?.click()
  return true
}

/** J and K, or the arrows, go through the list. */
function step(key: string): boolean {
  const by = { j: 1, arrowdown: 1, k: -1, arrowup: -1 }[key]
  if (by === undefined || (key.startsWith('arrow') && document.activeElement?.matches('[type=radio]'))) return false
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.cases a')]
  const here = links.findIndex((link) => link.getAttribute('aria-current') === 'true')
  const next = links[here + by] ?? (by > 0 ? document.querySelector<HTMLAnchorElement>('.more a') : undefined)
  next?.click()
  return next !== undefined
}

function press(key: string): boolean {
  const target = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)
  target?.click()
  return target !== null
}

function close(from: HTMLElement): void {
  const open = from.closest<HTMLDetailsElement>('details[open]') ?? document.querySelector<HTMLDetailsElement>('.row > details[open]')
  if (!open) return back()
  open.open = false
  open.querySelector('summary')?.focus()
}

/** A page that was only looked at goes back to where one came from. */
function back(): void {
  const link = document.querySelector<HTMLElement>('[data-back]')
  if (!link) return
  if (document.referrer.startsWith(location.origin)) history.back()
  else link.click()
}
