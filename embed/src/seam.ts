// What the reading part and the writing part know of each other. They are two files on the wire:
// the second is fetched when a reader first touches something that writes.
/** The reading part, as the writing part sees it. */
export interface Reading {
  readonly source: { readonly publication: string; readonly slug: string }
  /** The page that is shown; another one after each turn of a page. */
  readonly section: HTMLElement
  /** Tells a screen reader, without moving its reader. */
  readonly notes: { announce(sentence: string): void }
  /** The server's HTML as one element. A page's Trusted Types let one script alone make it. */
  parse(html: string): HTMLElement
  /** Ask Comity's `/api/v1` + `path`, in the reader's language. Throws as `request` does. */
  api(path: string, init?: RequestInit): Promise<Response>
  /** Comments of the page were changed; `own` was just written: the reader is led there, or does `stay`. */
  changed(own?: HTMLElement, stay?: boolean): void
}

/** The writing part, as the reading part sees it. */
export interface Writing {
  /** A reader touched this composer. */
  open(form: HTMLFormElement): void
  /** A form was sent, by `submitter` where it was a button. */
  submit(form: HTMLFormElement, submitter: HTMLElement | null): void
  /** A control with `data-act` was pressed. */
  act(name: string, control: HTMLElement): void
  /**
   * Put a form into `into` for a comment on the passage that `target` describes; with `focus` the
   * reader's cursor goes there. `sent` is told the new comment's number.
   */
  about(into: HTMLElement, target: object, focus: boolean, sent: (number: number) => void, left: () => void): void
  /** Comments came onto the page: lay what is the reader's own over them. */
  overlay(): void
}

/** The names under which a browser keeps what it must not lose. */
export const keep = {
  reader: (publication: string): string => `comity:${publication}`,
  draft: (publication: string, slug: string, of: string): string => `comity:${publication}:${slug}:${of}`,
}

/** What is kept under `name`; null also where the browser keeps nothing. */
export function recall(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}
