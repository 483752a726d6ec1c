import { join } from 'node:path'
import { defineConfig } from 'vite'

/** The server, and its store's thread, as plain JavaScript: starts in a third of a second and needs no tool at run time. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    outDir: join(import.meta.dirname, 'dist/server'),
    emptyOutDir: true,
    sourcemap: true,
    target: 'node20',
    rollupOptions: {
      input: {
        main: join(import.meta.dirname, 'server/main.ts'),
        storeThread: join(import.meta.dirname, 'server/store/sqlite/thread.ts'),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
})
