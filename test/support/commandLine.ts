import { spawn } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** What the command line said. */
export interface Said {
  readonly lines: readonly string[]
  readonly complaints: string
  readonly code: number | null
}

/** Runs `wavehand` as a process of its own, with `input` on its standard input and more environment, if given. */
export const commandLine = (
  args: readonly string[],
  input = '',
  env: { readonly [name: string]: string } = {},
): Promise<Said> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'server/cli/main.ts', ...args], {
      cwd: root,
      env: { ...process.env, ...env },
    })
    let output = ''
    let complaints = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) => {
      resolve({ lines: output.split('\n').filter((line) => line !== ''), complaints, code })
    })
    child.stdin.end(input)
  })
