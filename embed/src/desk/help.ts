// The keys, shown over the work: whoever asks for them loses no place.

/** Let the link to the page of keys open them in place; without script it leads there. */
export function help(): void {
  const link = document.querySelector<HTMLElement>('.keys-link a')
  const shown = sheet()
  if (!link || !shown) return
  link.onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    shown.showModal()
  }
}

/** Say whether the keys lie over the page; the one that asked for them puts them away. */
export function covers(key: string): boolean {
  const shown = sheet()
  if (!shown?.open) return false
  if (key === '?') shown.close()
  return true
}

function sheet(): HTMLDialogElement | null {
  return document.querySelector('.keys-help')
}
