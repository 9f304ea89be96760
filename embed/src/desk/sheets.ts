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
  notes()
  document.querySelector<HTMLFormElement>('#decide')?.addEventListener('click', needs)
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

/** What a rejection lacks is asked for at its field, before anything is sent. */
function needs({ target, currentTarget }: Event): void {
  const act = (target as Element).closest<HTMLButtonElement>('button[name=act]')
  if (!act) return
  const form = currentTarget as HTMLFormElement
  const rejects = act.value === 'reject'
  const ground = form.querySelector<HTMLInputElement>('[name=ground]:checked')?.value
  const require = (name: string, needed: boolean): void => {
    for (const field of form.querySelectorAll<HTMLInputElement>(`[name=${name}]`)) field.required = rejects && needed
  }
  require('ground', true)
  require('explanation', ground === 'other')
  require('law', ground === 'illegal')
}

/** The key of the notes leads into them, open as they may be: what is typed next are words, not keys. */
function notes(): void {
  const box = document.querySelector<HTMLDetailsElement>('details.notes')
  box?.querySelector('summary')?.addEventListener('click', (event) => {
    if (event.isTrusted && box.open) return
    event.preventDefault()
    box.open = true
    box.querySelector('textarea')?.focus()
  })
}

/** Illegal content needs the law that it breaks. */
function law(ground: HTMLInputElement): void {
  const field = document.querySelector<HTMLElement>('.field.law')
  if (!field) return
  field.hidden = ground.value !== 'illegal'
  if (!field.hidden) field.querySelector('input')?.focus()
}
