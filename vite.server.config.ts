import { join } from 'node:path'
import { defineConfig } from 'vite'

/** The server as one file of plain JavaScript: starts in a third of a second and needs no tool at run time. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: join(import.meta.dirname, 'server/main.ts'),
    outDir: join(import.meta.dirname, 'dist/server'),
    emptyOutDir: true,
    sourcemap: true,
    target: 'node20',
    rollupOptions: { output: { entryFileNames: '[name].js' } },
  },
})
