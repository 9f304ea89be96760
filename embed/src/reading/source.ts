// One story at Comity: its pages, its comments' places, its events.
import { parse } from './html'
import type { Place } from './place'
import { request } from './request'

export class Source {
  /** `lang` is a language other than the publication's own; empty for that. */
  constructor(
    readonly publication: string,
    readonly slug: string,
    readonly lang: string,
  ) {}

  /** One page of the thread, ready to be shown. Throws as `request` does. */
  async page({ order, page }: Place, signal?: AbortSignal): Promise<HTMLElement> {
    const path = `/read/${this.publication}/${this.slug}/${order}/${page}${this.query}`
    const answer = await request(path, signal ? { signal } : {})
    return parse(await answer.text())
  }

  /** Where the comment `number` stands. Throws as `request` does. */
  async find(number: number): Promise<Place> {
    const answer = await request(`/api/v1/stories/${this.slug}/comments/${number}${this.query}`)
    return (await answer.json()).where
  }

  /** The address of the events after `version`; 0 for those from now on. */
  events(version: number): string {
    return `/live/${this.publication}/${this.slug}${this.query || '?'}&after=${version || ''}`
  }

  get query(): string {
    return this.lang && `?lang=${this.lang}`
  }
}
