// Fetched when a reader mutes somebody, has muted somebody, or opens their own page.
export { mute, Muted } from './mine/muted'
export { open } from './mine/page'
