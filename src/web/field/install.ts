// Putting the app on the phone's home screen, where the browser offers it.

type Offer = Event & { prompt(): Promise<unknown> }

let offer: Offer | undefined

/** Keeps the browser's offer until the person asks for it. */
export function watchInstall(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    offer = event as Offer
  })
}

export function canInstall(): boolean {
  return offer !== undefined
}

export async function install(): Promise<void> {
  const asked = offer
  offer = undefined
  await asked?.prompt()
}
