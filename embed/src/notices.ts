// Fetched for a reader who is known: what is new for them, and what they follow.
export { attach } from './notices/notices'
