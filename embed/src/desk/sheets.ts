// The sheets that a decision opens: one at a time, the first field ready, saved replies at hand.

/** Make the sheets quick. */
export function sheets(): void {
  for (const sheet of document.querySelectorAll<HTMLDetailsElement>('details:has(> .sheet)')) {
    sheet.addEventListener('toggle', () => {
      if (sheet.open) opened(sheet)
    })
    sheet.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault()
        sheet.querySelector<HTMLButtonElement>('button[name=act]')?.click()
      }
    })
  }
  for (const choice of document.querySelectorAll<HTMLSelectElement>('[data-fills]')) {
    choice.onchange = () => {
      const field = document.getElementById(choice.dataset.fills ?? '')
      if (field instanceof HTMLTextAreaElement && choice.value) field.value = choice.value
    }
  }
  for (const ground of document.querySelectorAll<HTMLInputElement>('[name=ground][type=radio]')) {
    ground.addEventListener('change', () => law(ground))
  }
}

function opened(sheet: HTMLDetailsElement): void {
  for (const other of document.querySelectorAll<HTMLDetailsElement>('.row > details[open]')) {
    if (other !== sheet) other.open = false
  }
  sheet.querySelector<HTMLElement>('.sheet :is(input, textarea, select):not([type=hidden])')?.focus({ preventScroll: true })
  sheet.scrollIntoView({ block: 'nearest' })
}

/** Illegal content needs the law that it breaks. */
function law(ground: HTMLInputElement): void {
  const field = document.querySelector<HTMLElement>('.field.law')
  if (!field) return
  field.hidden = ground.value !== 'illegal'
  if (!field.hidden) field.querySelector('input')?.focus()
}
