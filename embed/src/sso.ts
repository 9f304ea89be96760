// Fetched when the page's own site knows its readers: the token that it signed for one of them is
// exchanged for a session, once, and the session lasts for as long as the site names the same one.
import type { Refused } from './reading/request'
import type { Account, Host } from './writing/account'

/** Answers after which another token of the same reader helps. */
const SPENT = ['token_replayed', 'token_expired']

/** Let `account` be whom the page's site vouches for, nobody where it vouches for nobody. */
export async function settle(host: Host, account: Account): Promise<void> {
  const given = host.getAttribute('token')
  const token = given ?? (await host.freshToken?.())
  if (!token) return leave(account)
  if (account.by === subject(token)) return
  await leave(account)
  try {
    await enter(account, token)
  } catch (fault) {
    const spent = SPENT.includes((fault as Partial<Refused>).problem?.code ?? '')
    const another = spent && given !== null && (await host.freshToken?.())
    if (!another) throw fault
    await enter(account, another)
  }
}

async function enter(account: Account, token: string): Promise<void> {
  const { publication } = account.reading.source
  const answer = await account.ask('POST', `/publications/${publication}/session`, { token })
  account.become(answer, subject(token))
}

/** The session that an earlier token opened ends; one of another kind is none of the site's. */
async function leave(account: Account): Promise<void> {
  if (!account.by) return
  await account.ask('DELETE', '/session').catch(() => {})
  account.become({}, '')
}

/** Of whom a token speaks, and what it says of them: another token that says the same opens nothing new. */
function subject(token: string): string {
  try {
    const payload = (token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/')
    const bytes = Uint8Array.from(atob(payload), (char) => char.charCodeAt(0))
    const { email: _, ...told } = JSON.parse(new TextDecoder().decode(bytes)).user
    return JSON.stringify(told)
  } catch {
    return token
  }
}
