import { defineConfig } from 'vitest/config'

/**
 * What the mutation tester runs: the tests of the rules that say exactly what they expect. The property tests are
 * left out: what they find by chance would make the score a matter of luck.
 */
export default defineConfig({
  test: {
    include: ['test/tcp/**/*.test.ts'],
    exclude: ['test/tcp/walk/**', 'test/tcp/properties.test.ts'],
  },
})
