import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // LiveKit's native client writes its debug log to stdout otherwise.
    env: { NODE_ENV: 'production' },
    pool: 'forks',
    // More than there are cores: most of the time is spent waiting for real deadlines.
    maxWorkers: 4,
    // Bounds are measured in the bench; a test only waits for what comes.
    testTimeout: 90_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: 'sqlite', include: ['tests/**/*.test.ts'], exclude: ['tests/**/*.postgres.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: ['tests/*.test.ts'],
          exclude: ['tests/*.sqlite.test.ts'],
          globalSetup: 'tests/support/one-postgres.ts',
        },
      },
    ],
  },
})
