import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const RANDOM_WORLDS = 'test/policies/random-worlds.test.ts'

/**
 * Two cores: two workers. Stories start servers and databases, so a test may take long; none asserts a time.
 *
 * Counting branches doubles what code costs, in every process of a run, and is wanted of `policies/` alone. So there are two projects: `judgement`, run with
 * `--coverage`, whose tests must reach every branch by themselves, and `everything-else`, which runs as fast as it can.
 */
export default defineConfig({
  // graphql ships two builds, and types of one are not known to the other: everything gets the one that Node itself resolves to.
  resolve: {
    alias: [
      { find: /^graphql$/, replacement: fileURLToPath(new URL('node_modules/graphql/index.js', import.meta.url)) },
    ],
  },
  test: {
    projects: [
      { extends: true, test: { name: 'judgement', include: ['test/policies/**/*.test.ts'], exclude: [RANDOM_WORLDS] } },
      {
        extends: true,
        test: {
          name: 'everything-else',
          // Each file's modules anew would be a quarter of the run. What a file changes for the whole process it must put back.
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: ['test/policies/**/!(random-worlds).test.ts'],
        },
      },
    ],
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
