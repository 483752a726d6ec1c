import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { findBrowser } from '../support/browser.ts'
import type { FoundBrowser } from '../support/browser.ts'
import { builtServer } from '../support/builtServer.ts'

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
  const { url, close } = await builtServer()
  project.provide('url', url)
  const browser = findBrowser()
  if (browser === null)
    console.warn(
      'No browser starts here: install Chromium, or name one in BROWSER_PATH. Its tests are skipped.',
    )
  project.provide('browser', browser)
  return close
}
export default setup
