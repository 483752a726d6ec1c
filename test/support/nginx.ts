import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** Whether there is one here; tests that need it are skipped by name where not. */
export const hasNginx = spawnSync('nginx', ['-v'], { stdio: 'ignore' }).status === 0

/** nginx with the configuration of `deploy/`, before servers on this machine. */
export interface Nginx {
  readonly url: string
  readonly stop: () => Promise<void>
}

const CONFIGURATION = join(import.meta.dirname, '../../deploy/nginx.conf')

/** The configuration as it stands in `deploy/`, but for what a machine decides: ports, and where it may write. */
const configurationFor = (
  folder: string,
  {
    nodes,
    port,
    by,
  }: { readonly nodes: readonly string[]; readonly port: number; readonly by: 'address' | 'room' },
): string => {
  const given = readFileSync(CONFIGURATION, 'utf8')
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  )
  const made = nodes
    .reduce((text, node, index) => text.replace(`app${index + 1}:3000`, new URL(node).host), given)
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replace('http {', `http {\n  access_log off;\n  ${paths.join('\n  ')}`)
    .replace(/^ {4}hash .*;$/m, `    hash ${by === 'room' ? '$room_or_address' : '$remote_addr'} consistent;`)
  return `pid ${join(folder, 'nginx.pid')};\nerror_log ${join(folder, 'error.log')};\ndaemon off;\n${made}`
}

/** Starts it and waits until it answers. Throws with what `nginx -t` says where the configuration is none. */
export const startNginx = async (options: {
  readonly nodes: readonly string[]
  readonly port: number
  readonly by: 'address' | 'room'
}): Promise<Nginx> => {
  const folder = mkdtempSync(join(tmpdir(), 'wavehand-nginx-'))
  const file = join(folder, 'nginx.conf')
  mkdirSync(join(folder, 'logs'))
  writeFileSync(file, configurationFor(folder, options))
  const args = ['-p', folder, '-c', file, '-e', join(folder, 'error.log')]
  const tested = spawnSync('nginx', ['-t', ...args], { encoding: 'utf8' })
  if (tested.status !== 0) throw new Error(tested.stderr)
  const child = spawn('nginx', args, { stdio: 'ignore' })
  const ended = new Promise((resolve) => child.once('close', resolve))
  const url = `http://127.0.0.1:${options.port}`
  for (let tries = 0; tries < 100; tries += 1) {
    if (await answers(url)) break
    await pause(50)
  }
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(`${url}/healthz`)).ok
  } catch {
    return false
  }
}
