// Builds the three faces: three entries with a page each (console, field, panel) and the resident's style and script.
import { existsSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { packed } from './scripts/packed.ts'
import { serviceWorker } from './src/web/field/worker-plugin.ts'

const entries = [
  'src/web/console/index.html',
  'src/web/field/index.html',
  'src/web/panel/index.html',
  'src/web/resident/main.ts',
]

export default defineConfig({
  plugins: [react(), serviceWorker(), packed()],
  build: {
    manifest: true,
    outDir: 'dist',
    emptyOutDir: true,
    target: ['chrome87', 'safari14'],
    chunkSizeWarningLimit: 2000,
    reportCompressedSize: false,
    rolldownOptions: { input: entries.filter((entry) => existsSync(entry)) },
  },
})
