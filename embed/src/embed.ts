// What every page with a discussion loads: the two elements, defined once however often the
// script tag stands in the page.
import { ComityCount } from './reading/count'
import { ComityDiscussion } from './reading/discussion'

if (!customElements.get('comity-discussion')) {
  customElements.define('comity-discussion', ComityDiscussion)
  customElements.define('comity-count', ComityCount)
}
