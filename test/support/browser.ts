import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

/** A browser that runs here: its program, and what its environment needs. */
export interface FoundBrowser {
  readonly path: string
  readonly env: Record<string, string>
}

const root = join(import.meta.dirname, '../..')

/**
 * Finds a Chromium that really starts: one that BROWSER_PATH names, the system's, Playwright's own, or else the one
 * that comes with the packages. Nothing is downloaded.
 */
export const findBrowser = (): FoundBrowser => {
  const named = process.env['BROWSER_PATH']
  const candidates = [...(named === undefined ? SYSTEM : [named]), ownOfPlaywright()]
  for (const path of candidates) if (starts(path, {})) return { path, env: {} }
  const { path, libraries } = unpacked()
  for (const env of [{}, { LD_LIBRARY_PATH: libraries }]) if (starts(path, env)) return { path, env }
  throw new Error('no browser starts here: install Chromium, or name one in BROWSER_PATH')
}

const SYSTEM = ['chromium-headless-shell', 'chromium', 'google-chrome', 'chromium-browser']

const ownOfPlaywright = (): string => {
  try {
    return chromium.executablePath()
  } catch {
    return ''
  }
}

const starts = (path: string, env: Record<string, string>): boolean => {
  if (path === '') return false
  try {
    execFileSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000, env: { ...process.env, ...env } })
    return true
  } catch {
    return false
  }
}

/**
 * Unpacks the browser of the packages into this checkout's own cache: its unpacker writes to a fixed name in the
 * temporary folder, where two runs would meet.
 */
const unpacked = (): { readonly path: string; readonly libraries: string } => {
  const folder = join(root, 'node_modules/.cache/test-browser')
  const path = join(folder, 'chromium')
  mkdirSync(folder, { recursive: true })
  if (!existsSync(path) || !existsSync(join(folder, 'al2023'))) {
    const from = join(root, 'node_modules/@sparticuz/chromium')
    const code = `
      const { default: browser } = await import('@sparticuz/chromium')
      const { inflate } = await import(${JSON.stringify(join(from, 'build/esm/lambdafs.js'))})
      await inflate(${JSON.stringify(join(from, 'bin/al2023.tar.br'))})
      await browser.executablePath()`
    execFileSync(process.execPath, ['--input-type=module', '-e', code], {
      cwd: root,
      env: { ...process.env, TMPDIR: folder },
      stdio: 'ignore',
    })
  }
  return { path, libraries: join(folder, 'al2023/lib') }
}
