// The desk's script: keys, ticks, undo, claims. Everything works without it; it makes it quick.
import { passkeys } from './accounts/passkey'
import { bulk } from './desk/bulk'
import { help } from './desk/help'
import { keys } from './desk/keys'
import { pulse } from './desk/pulse'
import { reach } from './desk/reach'
import { sheets } from './desk/sheets'
import { undo } from './desk/undo'

for (const part of [keys, help, sheets, bulk, undo, pulse, passkeys, reach]) part()
// Where a decision leads from card to card, a screen reader goes on at the card.
document.querySelector<HTMLElement>('#card')?.focus({ preventScroll: true })
