import { execFileSync, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { START_OPTIONS } from '../../support/startOptions.ts'

/** A server in a process of its own, pinned to the first core where the system can do that. */
export interface MeasuredProcess {
  readonly url: URL
  /** Seconds of processor that it has used since its start, all its threads together */
  readonly cpuSeconds: () => number
  /** Octets that it holds in memory, after a full collection */
  readonly memory: () => Promise<number>
  readonly stop: () => Promise<void>
}

const hasTaskset = (() => {
  try {
    execFileSync('taskset', ['-p', String(process.pid)], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

/** The generator, this process, keeps off the core of what it measures. Answers whether the system can do that. */
export const pinGenerator = (): boolean => {
  if (!hasTaskset) return false
  execFileSync('taskset', ['-a', '-c', '-p', '1', String(process.pid)], { stdio: 'ignore' })
  return true
}

const COLLECT = join(import.meta.dirname, 'collect.mjs')
const TICKS_A_SECOND = 100
const COLLECTS_WITHIN_MS = 3_000

/**
 * The process gets the options of node that `npm start` has, a relay too: none is collected in another way than ours.
 *
 * @param args what node is to run
 * @returns once its output names an address
 */
export const startMeasured = (
  args: readonly string[],
  env: { readonly [name: string]: string },
): Promise<MeasuredProcess> =>
  new Promise((resolve, reject) => {
    const node = [process.execPath, ...START_OPTIONS, '--expose-gc', '--import', COLLECT, ...args]
    const [command = '', ...rest] = hasTaskset ? ['taskset', '-c', '0', ...node] : node
    const child = spawn(command, rest, {
      env: { PATH: process.env['PATH'], ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = new Promise<void>((done) => child.once('close', () => done()))
    void ended.then(() => reject(new Error(`${args.join(' ')} ended before it listened`)))
    let output = ''
    child.stdout.on('data', (text: Buffer) => {
      output += text.toString()
      const url = /ready at (http:\/\/\S+)/.exec(output)?.[1]
      const { pid } = child
      if (url === undefined || pid === undefined) return
      resolve({
        url: new URL(url),
        cpuSeconds: () => cpuSecondsOf(pid),
        memory: async () => {
          child.kill('SIGUSR2')
          await new Promise((done) => setTimeout(done, COLLECTS_WITHIN_MS))
          return residentOf(pid)
        },
        stop: () => {
          child.kill('SIGTERM')
          const hard = setTimeout(() => child.kill('SIGKILL'), 5_000)
          return ended.finally(() => clearTimeout(hard))
        },
      })
    })
  })

/** User and system time of a process (proc(5), fields 14 and 15 of stat). */
const cpuSecondsOf = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND
}

const residentOf = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1_024
