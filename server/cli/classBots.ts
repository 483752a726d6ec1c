import { parseArgs } from 'node:util'
import { fail, ok } from '../../shared/base/result.ts'
import type { Result } from '../../shared/base/result.ts'
import { parseClassCode } from '../../shared/wire/classCode.ts'
import { createClassroom } from '../bots/classroom.ts'
import type { Command } from './command.ts'
import { counted, rounded } from './figures.ts'

interface Asked {
  readonly server: URL
  readonly code: string
  readonly students: number
  readonly seconds: number
  readonly thinksMs: number
  readonly json: boolean
}

/** `wavehand bots URL --class CODE --students N`: simulated students in a class that is open. */
export const classBots: Command['run'] = async (args, io) => {
  const asked = optionsOf(args)
  if (!asked.ok) {
    io.complain(`wavehand bots: ${asked.error}`)
    return 2
  }
  const { server, code, students, seconds, thinksMs, json } = asked.value
  const classroom = createClassroom({ server, code, students, thinksMs })
  try {
    const { joined, seconds: joinedIn } = await classroom.join()
    if (!json) io.print(`joined            ${joined} students in ${rounded(joinedIn)} s`)
    const playedSeconds = rounded((await untilOver(seconds * 1_000)) / 1_000)
    const { moves, p50, p95, p99, slowest, refusals, errors, drops, returns } = classroom.read()
    const result = {
      students: joined,
      joinedIn: rounded(joinedIn),
      seconds: playedSeconds,
      moves,
      p50,
      p95,
      p99,
      max: rounded(slowest),
      refusals,
      errors,
      drops,
      returns,
    }
    if (json) io.print(JSON.stringify(result))
    else
      [
        `moves             ${moves} in ${playedSeconds} s`,
        `until stored      p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms, slowest ${result.max} ms`,
        `lines dropped     ${drops}, back in their own place ${returns}`,
        `refusals          ${counted(refusals)}`,
        `errors            ${counted(errors)}`,
      ].forEach(io.print)
    const isClean = [refusals, errors].every((counts) => Object.keys(counts).length === 0)
    return isClean && joined === students ? 0 : 1
  } catch (error) {
    io.complain(`wavehand bots: ${server.href}: ${error instanceof Error ? error.message : String(error)}`)
    return 2
  } finally {
    classroom.leave()
  }
}

/** Until the time is over, or somebody ends it (Ctrl+C): then what was measured is still told. Milliseconds that passed. */
const untilOver = (ms: number): Promise<number> =>
  new Promise((resolve) => {
    const since = performance.now()
    const end = (): void => {
      clearTimeout(timer)
      for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, end)
      resolve(performance.now() - since)
    }
    const timer = setTimeout(end, ms)
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, end)
  })

const optionsOf = (args: readonly string[]): Result<Asked, string> => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        class: { type: 'string', default: '' },
        students: { type: 'string' },
        seconds: { type: 'string', default: '2700' },
        thinks: { type: 'string', default: '2' },
        json: { type: 'boolean', default: false },
      },
    })
    const [url = '', ...rest] = positionals
    if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol) || rest.length > 0)
      return fail('name one server, as http://127.0.0.1:3000')
    const code = parseClassCode(values.class)
    if (code === undefined) return fail('--class takes the code of a class, six letters')
    const students = Number(values.students)
    if (!Number.isInteger(students) || students < 1) return fail('say how many with --students')
    const seconds = Number(values.seconds)
    if (!(seconds > 0 && seconds <= 86_400)) return fail('--seconds takes a number of seconds')
    const thinks = Number(values.thinks)
    if (!(thinks >= 0 && thinks <= 600)) return fail('--thinks takes a number of seconds')
    return ok({ server: new URL(url), code, students, seconds, thinksMs: thinks * 1_000, json: values.json })
  } catch (error) {
    return fail(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
  }
}
