// Replies fold at their hairline; a long comment is cut until it is asked for.
import { button } from './html'
import { say } from './say'

/** A text higher than this (px) is cut; the styles show less, so that a cut always hides lines. */
const LONG = 480

/** Give every branch in `scope` its handle, and cut its long texts. */
export function dress(scope: Element, section: HTMLElement): void {
  for (const replies of scope.querySelectorAll<HTMLElement>('.branch > .replies')) {
    if (replies.childElementCount) handle(replies, section)
  }
  // All heights are read before anything is written: one layout, not one a comment.
  const texts = [...scope.querySelectorAll<HTMLElement>('.text:not(.long,.whole)')]
  for (const text of texts.filter((text) => text.scrollHeight > LONG)) {
    text.classList.add('long')
    text.after(button('unfold', say(section, 'more'), () => unfold(text)))
  }
}

/** Show all of a long text. */
export function unfold(text: Element): void {
  text.classList.replace('long', 'whole')
  text.nextElementSibling?.remove()
}

/** Open every folded thread around `element`, and the element itself. */
export function reveal(element: Element): void {
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
