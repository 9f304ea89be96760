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
  for (const name of ['href', 'src', 'action']) {
    for (const node of element.querySelectorAll(`[${name}^="/"]`)) {
      node.setAttribute(name, home + node.getAttribute(name))
    }
  }
  return element
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
