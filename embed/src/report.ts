// Fetched when a reader first reports a comment.
export { report } from './reporting/report'
