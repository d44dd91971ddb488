import { defineConfig } from '@playwright/test'

// The native clients of the tests log every callback otherwise.
process.env.NODE_ENV = 'production'

export default defineConfig({
  testDir: 'e2e',
  outputDir: '../.tmp/e2e-results',
  workers: 3,
  fullyParallel: true,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    headless: true,
    permissions: ['microphone', 'camera'],
    viewport: { width: 420, height: 860 },
    trace: { mode: 'retain-on-failure', screenshots: false },
  },
})
