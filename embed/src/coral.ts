// What a page calls that was made for Coral: `Coral.createStreamEmbed`, in Comity's own terms. The
// address of this script says which publication: …/coral/<publication>/assets/js/embed.js
// (https://docs.coralproject.net/embed).
import type { Host } from './writing/account'

interface Config {
  /** The id of the element that holds the comments. */
  id?: string
  rootURL?: string
  storyURL?: string
  accessToken?: string | null
  /** Called with a function that is to be given the reader's next token. */
  refreshAccessToken?: (give: (token: string | null) => void) => void
  autoRender?: boolean
}

/** What Coral gives a page to work with. */
interface Stream {
  render(): void
  remove(): void
  login(token: string): void
  logout(): void
}

const script = document.currentScript as HTMLScriptElement | null

function createStreamEmbed(config: Config): Stream {
  const root = new URL(config.rootURL ?? script?.src ?? '', location.href)
  const named = /\/coral\/([\w-]+)/
  const publication = (named.exec(root.pathname) ?? named.exec(script?.src ?? ''))?.[1] ?? ''
  const element: Host = document.createElement('comity-discussion')
  element.setAttribute('publication', publication)
  if (config.storyURL) element.setAttribute('story', config.storyURL)

  const login = (token: string): void => {
    const { refreshAccessToken } = config
    if (refreshAccessToken) element.freshToken = () => new Promise((give) => refreshAccessToken(give))
    element.setAttribute('token', token)
  }
  const logout = (): void => {
    delete element.freshToken
    element.removeAttribute('token')
  }
  const render = (): void => {
    document.getElementById(config.id ?? 'coral_thread')?.append(element)
    begin(root.origin)
  }

  if (config.accessToken) login(config.accessToken)
  if (config.autoRender) render()
  return { render, remove: () => element.remove(), login, logout }
}

/** Fetch the elements, once in a page. */
function begin(home: string): void {
  if (customElements.get('comity-discussion') || document.querySelector('script[data-comity]')) return
  const elements = document.createElement('script')
  elements.src = `${home}/embed.js`
  elements.dataset.comity = ''
  document.head.append(elements)
}

Object.assign(window, { Coral: { createStreamEmbed } })
