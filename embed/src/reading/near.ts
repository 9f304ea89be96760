/** How far from the window a discussion begins to load. */
const MARGIN = '600px'

/** Call `then` once, when `element` has come near the window. */
export function whenNear(element: Element, then: () => void): void {
  const near = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return
      near.disconnect()
      then()
    },
    { rootMargin: MARGIN },
  )
  near.observe(element)
}
