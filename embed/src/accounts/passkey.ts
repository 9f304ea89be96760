// Passkeys: a form that the browser fills in, by the standard's own JSON.
// Source: Web Authentication, Level 3 (https://www.w3.org/TR/webauthn-3/), section 5.1.

interface Options {
  publicKey: PublicKeyCredentialCreationOptionsJSON & PublicKeyCredentialRequestOptionsJSON
}

/** Show the forms that need a passkey, where this browser has any, and fill them in when sent. */
export function passkeys(): void {
  if (typeof PublicKeyCredential === 'undefined' || !PublicKeyCredential.parseRequestOptionsFromJSON) return
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
    form.hidden = false
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void fill(form)
    })
  }
}

async function fill(form: HTMLFormElement): Promise<void> {
  const problem = form.querySelector<HTMLElement>('.problem') as HTMLElement
  problem.hidden = true
  try {
    const answer = await fetch(form.dataset.options as string)
    const { publicKey } = (await answer.json()) as Options
    const made = await (form.dataset.passkey === 'create'
      ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(publicKey) })
      : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey) }))
    const field = form.elements.namedItem('credential') as HTMLInputElement
    field.value = JSON.stringify((made as PublicKeyCredential).toJSON())
    form.submit()
  } catch {
    // The reader thought better of it, or the browser did: both can try again.
    problem.hidden = false
  }
}
