// Whether the passages of a story are wanted: it has some, or the reader begins to select words, or
// to go through the page by keyboard. Only then is what marks them fetched.
import { asset } from './home'
import type { Thread } from './thread'

declare const PASSAGES_STAMP: string

/** Watch a page in which an element says with `content` where its story stands. */
export function watch(thread: Thread): void {
  const begin = (): Promise<void> => import(asset('passages.js', PASSAGES_STAMP)).then((part) => part.attach(thread))
  if (document.querySelector('comity-discussion[content]')) {
    if (thread.section.dataset.passages) void begin()
    addEventListener('selectstart', begin, { once: true })
    addEventListener('keydown', begin, { once: true })
  }
}
