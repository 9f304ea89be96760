// Styles that a part brings along when it is first needed.
import { asset } from './reading/home'

/** What brings the styles of a file into a page, or a shadow root, once each. */
export function dresser(file: string, stamp: string): (root: Node) => Promise<void> {
  const dressed = new WeakMap<Node, Promise<void>>()
  return (root) => {
    const there = dressed.get(root) ?? adopt(root as ShadowRoot, file, stamp)
    dressed.set(root, there)
    return there
  }
}

async function adopt(root: DocumentOrShadowRoot, file: string, stamp: string): Promise<void> {
  const css = await fetch(asset(file, stamp), { credentials: 'omit' })
  root.adoptedStyleSheets.push(await new CSSStyleSheet().replace(await css.text()))
}
