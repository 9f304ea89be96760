// Fetched when a reader first touches something that writes.
export { attach } from './writing/writing'
