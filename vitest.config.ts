import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// Two cores: two workers. Stories start servers and databases, so a test may take long; none asserts a time.
export default defineConfig({
  // graphql ships two builds, and types of one are not known to the other: everything gets the one that Node itself resolves to.
  resolve: {
    alias: [
      { find: /^graphql$/, replacement: fileURLToPath(new URL('node_modules/graphql/index.js', import.meta.url)) },
    ],
  },
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
