// What a reader does with a discussion, and who answers it.
import type { Thread } from './thread'

/** Listen in `root` for as long as it lives. */
export function follow(root: HTMLElement | ShadowRoot, thread: Thread): void {
  const on = <E extends Event>(type: string, answer: (event: E, target: HTMLElement) => void): void =>
    root.addEventListener(type, (event) => answer(event as E, event.target as HTMLElement))

  // Also a press on the page around the discussion puts a menu away.
  addEventListener('click', (event) => {
    for (const menu of root.querySelectorAll<HTMLDetailsElement>('.more[open]')) {
      if (!event.composedPath().includes(menu)) menu.open = false
    }
  })

  on<MouseEvent>('click', (event, target) => {
    const control = target.closest<HTMLElement>('a,button')
    if (!control || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    const { act } = control.dataset
    if (act) {
      event.preventDefault()
      void thread.write((writing) => writing.act(act, control))
    } else if (control instanceof HTMLAnchorElement && thread.turn(control)) event.preventDefault()
  })

  on('focusin', (_, target) => {
    const form = target.closest<HTMLFormElement>('.composer')
    if (form) {
      form.classList.add('open')
      // Whether a name is still wanted is known when the writing part has come.
      form.noValidate = true
      void thread.write((writing) => writing.open(form))
    }
    // What is cut off cannot be reached by keyboard unseen.
    const rest = target.closest('.text.long')?.nextElementSibling as HTMLDetailsElement | null | undefined
    if (rest) rest.open = true
  })

  on<SubmitEvent>('submit', (event, target) => {
    if (!target.matches('.composer')) return
    event.preventDefault()
    void thread.write((writing) => writing.submit(target as HTMLFormElement, event.submitter))
  })

  on<KeyboardEvent>('keydown', ({ key }, target) => {
    const menu = key === 'Escape' && target.closest<HTMLDetailsElement>('.more[open]')
    if (!menu) return
    menu.open = false
    ;(menu.firstElementChild as HTMLElement).focus()
  })
}
