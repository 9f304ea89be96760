// The styles of what is written and asked, brought when it first shows.
import { dresser } from '../dress'

declare const WRITE_CSS_STAMP: string

export const dress = dresser('write.css', WRITE_CSS_STAMP)
