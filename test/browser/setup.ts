import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { TestProject } from 'vitest/node'
import { findBrowser } from '../support/browser.ts'
import type { FoundBrowser } from '../support/browser.ts'

declare module 'vitest' {
  interface ProvidedContext {
    url: string
    /** Null where no browser starts */
    browser: FoundBrowser | null
  }
}

const root = join(import.meta.dirname, '../..')

/** Builds the game, finds a browser, and serves the built game on a free port with a store of its own. */
const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  for (const config of ['vite.config.ts', 'vite.server.config.ts']) {
    const built = spawnSync(process.execPath, [vite, 'build', '--config', config, '--logLevel', 'warn'], {
      cwd: root,
      stdio: 'inherit',
      // Vitest says "test", and React would be built for its developers.
      env: { ...process.env, NODE_ENV: 'production' },
    })
    if (built.status !== 0) throw new Error(`${config} does not build`)
  }
  const data = mkdtempSync(join(tmpdir(), 'wavehand-browser-'))
  const server = spawn(process.execPath, [join(root, 'dist/server/main.js')], {
    cwd: root,
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', DATA_DIR: data, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    server.once('exit', () => reject(new Error('the server ended before it listened')))
    createInterface({ input: server.stdout }).on('line', (line) => {
      const found = /http:\/\/\S+/.exec(line)
      if (found !== null) resolve(found[0])
    })
  })
  project.provide('url', url)
  const browser = findBrowser()
  if (browser === null)
    console.warn(
      'No browser starts here: install Chromium, or name one in BROWSER_PATH. Its tests are skipped.',
    )
  project.provide('browser', browser)
  return async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGTERM')
    await ended
    rmSync(data, { recursive: true, force: true })
  }
}
export default setup
