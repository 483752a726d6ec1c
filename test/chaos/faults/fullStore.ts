import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Fault } from '../fault.ts'
import { openStage } from '../stage.ts'
import { untilRefused } from '../stranger.ts'

/** A file system in memory that holds so much, where this machine lets us make one. */
const mount = (): string | undefined => {
  const folder = mkdtempSync(join(tmpdir(), 'wavehand-full-'))
  const made = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m`, 'wavehand-test', folder])
  if (made.status === 0) return folder
  rmSync(folder, { recursive: true })
  return undefined
}
const unmount = (folder: string): void => {
  spawnSync('umount', ['-l', folder])
  rmSync(folder, { recursive: true, force: true })
}
const MEGABYTES = 256

const mayMount = (() => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const folder = mount()
  if (folder !== undefined) unmount(folder)
  return folder !== undefined
})()

/** The disk under the embedded store has no room left; after a while there is some again. */
export const fullStore: Fault = {
  name: 'no room on the disk',
  missing: mayMount ? undefined : 'a small file system can only be made by root',
  setUp: async () => {
    const dataDir = mount() ?? ''
    const stage = await openStage({ dataDir })
    const ballast = join(dataDir, 'ballast')
    return {
      stage,
      url: stage.url(),
      strike: async () => {
        fill(ballast)
        await untilRefused(stage.url(), 'store/unavailable')
        rmSync(ballast)
      },
      remove: async () => {
        await stage.remove()
        unmount(dataDir)
      },
    }
  },
}

const fill = (file: string): void => {
  const descriptor = openSync(file, 'w')
  for (let size = 1 << 20; size >= 1; size >>= 1)
    try {
      for (;;) if (writeSync(descriptor, new Uint8Array(size)) < size) break
    } catch {
      // A piece of half the size may still fit.
    }
  closeSync(descriptor)
}
