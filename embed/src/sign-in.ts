// Fetched when a composer opens where readers can have an account: signing in, and out.
export { corner } from './signing/corner'
