import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

interface Locked {
  readonly version?: string
  readonly resolved?: string
  readonly hasInstallScript?: boolean
  readonly dev?: boolean
  readonly optionalDependencies?: { readonly [name: string]: string }
}

const root = join(import.meta.dirname, '..')
const lock: { readonly packages: { readonly [path: string]: Locked } } = JSON.parse(
  readFileSync(join(root, 'package-lock.json'), 'utf8'),
)
const manifest: {
  readonly dependencies: { readonly [name: string]: string }
  readonly devDependencies: { readonly [name: string]: string }
  readonly allowScripts: { readonly [name: string]: boolean }
} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

test('the lock file names no download address', () => {
  expect(Object.values(lock.packages).filter(({ resolved }) => resolved?.startsWith('http'))).toEqual([])
})

test('every optional package of every platform is locked, so that it installs on each of them', () => {
  const isLocked = (from: string, name: string): boolean => {
    for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
      if (lock.packages[`${at === '' ? '' : `${at}/`}node_modules/${name}`] !== undefined) return true
      if (at === '') return false
    }
  }
  const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isLocked(path, name))
      .map((name) => `${path} lacks ${name}`),
  )
  expect(missing).toEqual([])
})

test('no version floats, and no package needs a script at its installation', () => {
  const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
  expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+/.test(version))).toEqual([])
  const scripts = Object.entries(lock.packages).filter(
    ([, { hasInstallScript }]) => hasInstallScript === true,
  )
  const names = scripts.map(([path]) =>
    path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
  )
  // Those that have one work without it: listed as not allowed.
  expect(names.filter((name) => manifest.allowScripts[name] !== false && name !== 'fsevents')).toEqual([])
})
