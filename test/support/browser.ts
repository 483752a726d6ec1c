import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'

/** A browser that runs here: its program, and what its environment needs. */
export interface FoundBrowser {
  readonly path: string
  readonly env: Record<string, string>
}

const root = join(import.meta.dirname, '../..')

/**
 * Finds a Chromium that really starts: one that BROWSER_PATH names, the system's, Playwright's own, or else the one
 * that comes with the packages (Linux). Nothing is downloaded. Null where none starts: the browser tests are then
 * skipped by name.
 */
export const findBrowser = (): FoundBrowser | null => {
  const named = process.env['BROWSER_PATH']
  const candidates = [...(named === undefined ? SYSTEM : [named]), ownOfPlaywright()]
  for (const path of candidates) if (starts(path, {})) return { path, env: {} }
  if (process.platform !== 'linux') return null
  try {
    const { path, libraries } = unpacked()
    const found = [{}, { LD_LIBRARY_PATH: libraries }].find((env) => starts(path, env))
    return found === undefined ? null : { path, env: found }
  } catch {
    // It was not installed, or cannot be unpacked here.
    return null
  }
}

/** Starts the browser that was found. */
export const launched = ({ path, env }: FoundBrowser): Promise<Browser> =>
  chromium.launch({ executablePath: path, env: { ...process.env, ...env } })

const SYSTEM = [
  'chromium-headless-shell',
  'chromium',
  'google-chrome',
  'chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

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
