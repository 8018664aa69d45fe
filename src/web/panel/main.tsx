// The expert's page behind an unguessable link: pairs compared on a phone, consistency as it grows, handed in and handed in again.
import './panel.css'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'

const token = location.pathname.split('/')[2] ?? ''
const root = document.getElementById('root')
if (root) createRoot(root).render(<App token={token} />)
