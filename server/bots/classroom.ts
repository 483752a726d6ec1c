import { generatedName } from '../../shared/class/names.ts'
import type { Settings } from '../../shared/game/room/room.ts'
import { createGauge } from './gauge.ts'
import type { Measured } from './gauge.ts'
import { playbookOf } from './playbook.ts'
import type { Playbook } from './playbook.ts'
import { createStudent } from './student.ts'
import type { BotStudent, Character } from './student.ts'

/** A class full of simulated students, and what they measure. */
export interface Classroom {
  /** They come in, some at a time. Rejects when the first is not let in; others that are not are counted. */
  readonly join: () => Promise<{ readonly joined: number; readonly seconds: number }>
  readonly read: () => Measured & { readonly drops: number; readonly returns: number }
  readonly leave: () => void
}

/** How many come in at any time. */
const AT_ONCE = 16

/** @param thinksMs how long a quick one looks at the desk, in milliseconds */
export const createClassroom = ({
  server,
  code,
  students: count,
  thinksMs,
}: {
  readonly server: URL
  readonly code: string
  readonly students: number
  readonly thinksMs: number
}): Classroom => {
  const gauge = createGauge()
  const playbooks = new Map<string, Playbook>()
  const playbookFor = (settings: Settings): Playbook => {
    const key = JSON.stringify(settings)
    const known = playbooks.get(key) ?? playbookOf(settings)
    playbooks.set(key, known)
    return known
  }
  const taken = new Set<string>()
  const students: BotStudent[] = []

  const comeIn = async (n: number): Promise<void> => {
    const name = generatedName(n % 4 === 3 ? 'zh' : 'en', { seed: code, n, isTaken: (one) => taken.has(one) })
    taken.add(name)
    const student = createStudent({
      server,
      code,
      name,
      character: characterOf(n, thinksMs),
      gauge,
      playbookFor,
    })
    try {
      await student.join()
      students.push(student)
    } catch (error) {
      student.hangUp()
      // The first who is not let in says it for all.
      if (students.length === 0) throw error
      gauge.failed(error instanceof Error ? error.message : String(error))
    }
  }

  return {
    join: async () => {
      const since = performance.now()
      await comeIn(0)
      let next = 1
      const work = async (): Promise<void> => {
        while (next < count) await comeIn(next++)
      }
      await Promise.all(Array.from({ length: AT_ONCE }, work))
      return { joined: students.length, seconds: (performance.now() - since) / 1_000 }
    },
    read: () => ({
      ...gauge.read(),
      drops: students.reduce((sum, { drops }) => sum + drops(), 0),
      returns: students.reduce((sum, { returns }) => sum + returns(), 0),
    }),
    leave: () => {
      for (const student of students) student.hangUp()
    },
  }
}

/** A class as it is: some are quick, every third makes typical mistakes, every tenth loses the line now and then. */
const characterOf = (n: number, thinksMs: number): Character => ({
  thinksMs: thinksMs * (1 + (n % 5) / 2),
  errs: n % 3 === 1 ? 0.35 : n % 3 === 2 ? 0.08 : 0,
  dropsAfterMs: n % 10 === 7 ? 20_000 : undefined,
})
