import { join } from 'node:path'
import { defineConfig } from 'vite'

/** The benches as one file, bundled as the server is: what is measured is what is served, not a tool that loads it. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: join(import.meta.dirname, 'test/bench/core.ts'),
    outDir: join(import.meta.dirname, 'dist/bench'),
    emptyOutDir: true,
    target: 'node20',
    rollupOptions: { output: { entryFileNames: '[name].js' } },
  },
})
