// What the pages of an account do that HTML alone cannot: hand over, and use passkeys.
import { handOver } from './accounts/handover'
import { passkeys } from './accounts/passkey'
import { watch } from './accounts/waiting'

handOver()
passkeys()
watch()
