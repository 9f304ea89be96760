// The one place where text becomes HTML: Comity's own answers, already cleaned by the server.
import { home } from './home'

interface Policies {
  createPolicy(name: string, rules: { createHTML(html: string): string }): { createHTML(html: string): string }
}

const rules = { createHTML: (html: string): string => html }
let policy: typeof rules | undefined

/** Parse the server's `html` into its first element, its links made absolute to Comity. */
export function parse(html: string): HTMLElement {
  policy ??= (window as { trustedTypes?: Policies }).trustedTypes?.createPolicy('comity', rules) ?? rules
  const template = document.createElement('template')
  template.innerHTML = policy.createHTML(html)
  const element = document.importNode(template.content, true).firstElementChild as HTMLElement
  absolute(element)
  for (const node of element.querySelectorAll('[href],[src],[action]')) absolute(node)
  return element
}

/** Let an address from the root of the server lead to Comity, from whichever page. */
export function absolute(node: Element): void {
  if (home === location.origin) return
  for (const name of ['href', 'src', 'action']) {
    const address = node.getAttribute(name)
    if (address?.startsWith('/')) node.setAttribute(name, home + address)
  }
}

/** Make an element with a class, and text where there is some. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  text = '',
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  element.className = className
  element.textContent = text
  return element
}

/** A button that does not send a form. */
export function button(className: string, text: string, press: () => void): HTMLButtonElement {
  const element = make('button', className, text)
  element.type = 'button'
  element.onclick = press
  return element
}
