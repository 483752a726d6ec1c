import { spawn } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../../..')

/** The server as its operator starts it: a process of its own. */
export interface ServerProcess {
  /** The address that its first line names; rejects when it ends without one. */
  readonly url: Promise<string>
  /** Its exit code once it has ended; null when a signal ended it. */
  readonly ended: Promise<number | null>
  readonly output: () => string
  readonly signal: (name: 'SIGTERM' | 'SIGINT' | 'SIGKILL') => void
  /** Tells something to a module that was loaded with it, and waits for its answer. */
  readonly tell: (message: object) => Promise<unknown>
}

/** @param modules loaded into the process before the server, as absolute paths */
export const startProcess = (
  env: { readonly [name: string]: string },
  modules: readonly string[] = [],
): ServerProcess => {
  const imports = ['tsx', ...modules].flatMap((module) => ['--import', module])
  const child = spawn(process.execPath, [...imports, 'server/main.ts'], {
    cwd: root,
    env: { PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'silent', ...env },
    stdio: modules.length === 0 ? 'pipe' : ['pipe', 'pipe', 'pipe', 'ipc'],
  })
  let output = ''
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const url = new Promise<string>((resolve, reject) => {
    const hear = (text: Buffer): void => {
      output += text.toString()
      const found = /^Wavehand is ready at (http:\/\/\S+)$/m.exec(output)?.[1]
      if (found !== undefined) resolve(found)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    void ended.then((code) => reject(new Error(`ended with ${code}: ${output}`)))
  })
  // Whoever expects it not to start does not look at the address.
  url.catch(() => undefined)
  return {
    url,
    ended,
    output: () => output,
    signal: (name) => child.kill(name),
    tell: (message) =>
      new Promise((resolve) => {
        child.once('message', resolve)
        child.send(message)
      }),
  }
}
