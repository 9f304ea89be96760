// Fetched when a story has passages, or words of it are selected, or the page is used by keyboard.
import { Passages } from './passages/story'
import type { Thread } from './reading/thread'

const begun = new WeakMap<Thread, Promise<void>>()

/** Begin to mark the story of `thread`, once, where its element says with `content` where that is. */
export function attach(thread: Thread): Promise<void> {
  const { host = thread.root } = thread.root as ShadowRoot
  const content = document.querySelector<HTMLElement>((host as Element).getAttribute('content') || ':not(*)')
  if (!content) return Promise.resolve()
  const there = begun.get(thread) ?? Passages.begin(thread, content)
  begun.set(thread, there)
  return there
}
