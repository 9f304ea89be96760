// Web push, on Comity's own pages: only there may a browser keep our worker.
import { home } from '../reading/home'
import { button } from '../reading/html'
import type { Reading } from '../seam'
import type { Account } from '../writing/account'
import type { Word } from './answers'

interface Policies {
  createPolicy(name: string, rules: object): { createScriptURL(address: string): string }
}

const rules = { createScriptURL: (address: string): string => address }
let policy: typeof rules | undefined

/** A button that lets this browser be told, or no longer; null where it or the server cannot. */
export async function offer(
  reading: Reading,
  account: Account,
  words: Readonly<Record<Word, string>>,
): Promise<HTMLButtonElement | null> {
  if (home !== location.origin || !('PushManager' in window) || !navigator.serviceWorker) return null
  const { key } = (await account.send('GET', '/push')) as { key?: string }
  if (!key) return null
  const path = `/publications/${reading.source.publication}/push`
  const known = async (): Promise<PushSubscription | null | undefined> =>
    (await navigator.serviceWorker.getRegistration('/push-worker.js'))?.pushManager.getSubscription()
  const told = async (): Promise<string> => words[(await known()) ? 'push-end' : 'push']
  const control = button('follow', await told(), () => void press())
  const press = async (): Promise<void> => {
    control.disabled = true
    try {
      const there = await known()
      if (there) {
        await account.send('DELETE', path, { endpoint: there.endpoint })
        await there.unsubscribe()
      } else await account.send('PUT', path, (await subscribed(key)).toJSON())
    } catch {
      // The reader said no, or the browser has no push service: the button says so by staying.
    } finally {
      control.disabled = false
      control.textContent = await told()
      control.focus()
    }
  }
  return control
}

async function subscribed(key: string): Promise<PushSubscription> {
  policy ??= (window as { trustedTypes?: Policies }).trustedTypes?.createPolicy('comity-push', rules) ?? rules
  await navigator.serviceWorker.register(policy.createScriptURL('/push-worker.js'))
  const { pushManager } = await navigator.serviceWorker.ready
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
}
