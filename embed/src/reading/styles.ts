// The styles of a discussion in a foreign page: fetched once, shared by all shadow roots.
import { asset } from './home'

declare const CSS_STAMP: string

let sheet: Promise<CSSStyleSheet> | undefined

/** The sheet, as a constructed one: no inline style for the page's CSP to refuse. */
export function styles(): Promise<CSSStyleSheet> {
  return (sheet ??= fetch(asset('discussion.css', CSS_STAMP), { credentials: 'omit' })
    .then((answer) => answer.text())
    .then((css) => new CSSStyleSheet().replace(css)))
}
