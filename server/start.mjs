// `npm start`: builds what is missing or older than its sources, then serves in this very process, so that a
// signal reaches the server itself.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const built = [join(root, 'dist/client/index.html'), join(root, 'dist/server/main.js')]

const newest = (path) =>
  statSync(path).isDirectory()
    ? Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
    : statSync(path).mtimeMs

const sources = ['client', 'server', 'shared', 'package.json', 'vite.config.ts', 'vite.server.config.ts']
  .map((name) => join(root, name))
  .filter((path) => existsSync(path))
const isStale =
  built.some((path) => !existsSync(path)) ||
  Math.max(...sources.map(newest)) > Math.min(...built.map((path) => statSync(path).mtimeMs))

const vite = join(root, 'node_modules/vite/bin/vite.js')
// A production install has no build tools: it serves what was built before.
if (isStale && existsSync(vite)) {
  for (const config of ['vite.config.ts', 'vite.server.config.ts']) {
    const { status } = spawnSync(
      process.execPath,
      [vite, 'build', '--config', join(root, config), '--logLevel', 'warn'],
      {
        cwd: root,
        stdio: 'inherit',
      },
    )
    if (status !== 0) process.exit(1)
  }
}
await import(join(root, 'dist/server/main.js'))
