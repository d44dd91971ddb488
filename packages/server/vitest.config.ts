import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // LiveKit's native client writes its debug log to stdout otherwise.
    env: { NODE_ENV: 'production' },
    pool: 'forks',
    // More than there are cores: most of the time is spent waiting for real deadlines.
    maxWorkers: 4,
    // Bounds are measured in the bench; a test only waits for what comes.
    testTimeout: 90_000,
    hookTimeout: 60_000,
  },
})
