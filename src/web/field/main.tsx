// Starts the face: look, service worker, a promise of the phone to keep what waits, and the app.
import './style.css'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { showElder } from './elder.ts'
import { watchInstall } from './install.ts'
import { readyKit } from './kit.tsx'

readyKit()
showElder()
watchInstall()
// Without its worker (a browser that has none, a page of the development server) the face works, but only with a network.
navigator.serviceWorker?.register('/field/sw.js', { scope: '/field/' }).catch(() => undefined)
void navigator.storage?.persist?.()
const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
