import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import type { Plugin } from 'vite'

const outDir = join(import.meta.dirname, 'dist/client')

/** Writes .br and .gz beside every text file, so that the server compresses nothing while people play. */
const precompress = (): Plugin => ({
  name: 'precompress',
  apply: 'build',
  closeBundle() {
    for (const entry of readdirSync(outDir, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(html|js|css|svg|json|txt|webmanifest)$/.test(entry.name)) continue
      const path = join(entry.parentPath, entry.name)
      const bytes = readFileSync(path)
      writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
      writeFileSync(
        `${path}.br`,
        brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
      )
    }
  },
})

export default defineConfig({
  root: join(import.meta.dirname, 'client'),
  plugins: [react(), precompress()],
  build: {
    outDir,
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    // The content security policy allows no inline script and no data: font.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // What every page shares travels as one file: thirty small ones compress worse and cost a request each.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'common',
              test: /[\\/](client[\\/](app[\\/](?!SpellingChoice)|ui|ladder[\\/](?![Gg]lyph|EmptyLadder|MiniLadder)|tcb)|client[\\/]i18n[\\/][A-Za-z]+\.tsx?$|shared[\\/](base|wire[\\/](?!replayBody)|replay[\\/](ladder|picture[\\/](arrow|band|fields|label|look|marks)))|node_modules[\\/]zod|shared[\\/]tcp[\\/](segment|seq|state))/,
              minShareCount: 3,
            },
            {
              name: 'room',
              test: /[\\/](client[\\/](composer|pages[\\/]room[\\/](?!Result|Questions|LevelChoice|sheets)|pages[\\/]home[\\/]useNickname|net[\\/](keep|store))|shared[\\/]game[\\/](levels[\\/]level\.ts|seat|draftText|room[\\/]room\.ts|judging[\\/](score|verdict)))/,
              minShareCount: 2,
            },
          ],
        },
      },
    },
  },
  server: {
    proxy: { '/api': 'http://127.0.0.1:3000', '/socket.io': { target: 'http://127.0.0.1:3000', ws: true } },
  },
})
