// <comity-count> beside a discussion: what it says follows the thread's own count.
import type { ComityCount } from '../reading/count'
import type { Reading } from '../seam'

/** Let the counts of the story that stand in the page say what `reading` does, from now on. */
export function follow(reading: Reading): void {
  new MutationObserver(() => {
    const { publication, slug } = reading.source
    const host = (reading.section.getRootNode() as Partial<ShadowRoot>).host
    const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href
    const address = new URL(host?.getAttribute('story') || canonical || location.href, location.href).href
    for (const each of document.querySelectorAll<ComityCount>('comity-count')) {
      const same = each.story === slug || each.story === address
      if (!same || each.publication !== publication) continue
      // Written as `fill` does (reading/count.ts), whose file is at its budget.
      const lang = each.lang || document.documentElement.lang || undefined
      each.textContent = Number(reading.section.dataset.count).toLocaleString(lang)
    }
  }).observe(reading.section.getRootNode(), { subtree: true, attributeFilter: ['data-count'] })
}
