import { defineConfig } from 'vitest/config'

// Two cores: two workers. Stories start servers and databases, so a test may take long; none asserts a time.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    coverage: {
      provider: 'v8',
      include: ['policies/**/*.ts'],
      thresholds: { branches: 100 },
    },
  },
})
