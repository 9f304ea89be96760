// Replies fold at their hairline.
import { button } from './html'
import { say } from './say'

/** Give every branch in `section` that has replies its handle. */
export function dress(section: HTMLElement): void {
  for (const replies of section.querySelectorAll<HTMLElement>('.branch > .replies')) {
    if (replies.childElementCount) handle(replies, section)
  }
}

/** Open every folded thread around `element`, and its own text. */
export function reveal(element: Element): void {
  const rest = element.querySelector<HTMLDetailsElement>(':scope > .comment > .rest')
  if (rest) rest.open = true
  for (let at: Element | null | undefined = element; at; at = at.parentElement?.closest('.folded')) {
    at.querySelector<HTMLElement>(':scope.folded > .fold')?.click()
  }
}

function handle(replies: HTMLElement, section: HTMLElement): void {
  const branch = replies.parentElement as HTMLElement
  if (branch.querySelector(':scope > .fold')) return
  const fold = button('fold', '', () => {
    const folded = branch.classList.toggle('folded')
    label(folded)
  })
  const label = (folded: boolean): void => {
    const n = replies.querySelectorAll('.branch').length
    fold.ariaExpanded = String(!folded)
    fold.textContent = folded ? say(section, 'unfold', { n }) : ''
    fold.ariaLabel = fold.title = fold.textContent || say(section, 'fold')
  }
  label(false)
  replies.before(fold)
}
