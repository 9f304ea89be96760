// Ticking comments, so that one decision is about many.

/** Count what is ticked, and let X tick the open comment and Shift+X all of them. */
export function bulk(): void {
  const boxes = [...document.querySelectorAll<HTMLInputElement>('.cases [type=checkbox]')]
  const line = document.querySelector<HTMLElement>('.ticked')
  const number = line?.querySelector('.number')
  if (!line || !number) return
  const told = (): void => {
    const ticked = boxes.filter((box) => box.checked).length
    line.hidden = ticked === 0
    number.textContent = String(ticked)
  }
  for (const box of boxes) box.addEventListener('change', told)
  document.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 'x' || event.ctrlKey || event.metaKey || event.altKey) return
    if ((event.target as HTMLElement).closest('input:not([type=checkbox]), textarea, select')) return
    event.preventDefault()
    if (event.shiftKey) {
      const all = boxes.some((box) => !box.checked)
      for (const box of boxes) box.checked = all
    } else {
      const open = document.querySelector<HTMLInputElement>('.cases .open [type=checkbox]')
      if (open) open.checked = !open.checked
    }
    told()
  })
  told()
}
