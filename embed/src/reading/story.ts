// Which story a foreign page is about.
import { request } from './request'

export interface Story {
  slug: string
  order: string
}

/**
 * The story that `named` (a slug or an address) is; where it is empty, that of the page's canonical
 * address. Comity learns an address when its first reader shows it. Throws as `request` does.
 */
export async function identify(publication: string, named: string | null, query: string): Promise<Story> {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href
  const address = named || canonical || location.href
  if (!/^https?:/.test(address)) return { slug: address, order: 'best' }
  const known = await request(`/read/${publication}/?address=${encodeURIComponent(address)}`)
  if (known.status !== 204) return known.json()
  const headline =
    document.querySelector<HTMLMetaElement>('meta[property="og:title"]')?.content || document.title
  const answer = await request(`/api/v1/publications/${publication}/stories${query}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ address, headline }),
  })
  return answer.json()
}
