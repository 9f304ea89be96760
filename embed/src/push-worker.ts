// Shows what is pushed while no page of ours is open. Served at the root, so that it may act for
// every page of Comity's origin.
interface Told {
  title: string
  body: string
  address: string
  tag: string
  lang: string
  dir: 'ltr' | 'rtl'
}

interface Pushed extends Event {
  readonly data: { json(): Told } | null
  readonly notification: { readonly data: string; close(): void }
  waitUntil(work: Promise<unknown>): void
}

interface Worker {
  readonly registration: { showNotification(title: string, options: object): Promise<void> }
  readonly clients: { openWindow(address: string): Promise<unknown> }
  addEventListener(type: string, listener: (event: Pushed) => void): void
}

const worker = self as unknown as Worker

worker.addEventListener('push', (event) => {
  const told = event.data?.json()
  if (!told) return
  const { title, address, ...shown } = told
  // Under its tag a push that came again takes the place of the one that is shown.
  event.waitUntil(worker.registration.showNotification(title, { ...shown, icon: '/favicon.ico', data: address }))
})

worker.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(worker.clients.openWindow(event.notification.data))
})
