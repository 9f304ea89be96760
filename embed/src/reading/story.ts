// Which story a foreign page is about.
import type { ComityDiscussion } from './discussion'

export interface Story {
  slug: string
  order: string
}

/**
 * The story of `element`: its `story` attribute, a slug or an address; without one, the page's
 * canonical address. Comity learns an address when it first sees it. Throws as `request` does.
 */
export async function identify(element: ComityDiscussion): Promise<Story> {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href
  const story = element.getAttribute('story') || canonical || location.href
  if (!/^https?:/.test(story)) return { slug: story, order: 'best' }
  const headline =
    document.querySelector<HTMLMetaElement>('meta[property="og:title"]')?.content || document.title
  const answer = await element.api(`/publications/${element.publication}/stories`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ address: story, headline }),
  })
  return answer.json()
}
