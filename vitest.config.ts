import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    isolate: false,
    globalSetup: ['src/platform/testing/cluster.ts'],
    setupFiles: ['scripts/check/patience.ts'],
    pool: 'threads',
    maxWorkers: 2,
    include: [
      'src/**/*.test.ts',
      'src/**/*.test.tsx',
      'demo/**/*.test.ts',
      'bench/**/*.test.ts',
      'scripts/**/*.test.ts',
      'stories/**/*.test.ts',
    ],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
