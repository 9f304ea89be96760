// What a page with a funding bar loads, alone or beside embed.js: one element, defined once.
import { ComityGoal } from './goal/element'

if (!customElements.get('comity-goal')) customElements.define('comity-goal', ComityGoal)
