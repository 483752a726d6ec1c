import { DEFAULT_PLAN } from '../../../shared/class/class.ts'
import type { Class, Plan } from '../../../shared/class/class.ts'
import type { ClassCommand } from '../../../shared/class/command.ts'
import { decideClass } from '../../../shared/class/decide.ts'
import type { ClassEvent } from '../../../shared/class/event.ts'
import { studentsOf } from '../../../shared/class/tables.ts'
import { SEATS } from '../../../shared/game/seat.ts'

/** A class that is told what to do, line by line. */
export const aClass = (plan: Partial<Plan> = {}, seed = 'seed') => {
  let now = 1_000
  let rooms = 0
  let group: Class | undefined
  const events: ClassEvent[] = []
  const run = (command: ClassCommand): string => {
    now += 1_000
    const decision = decideClass(group, command, { now })
    if (!decision.ok) return decision.code
    events.push(...decision.events)
    group = decision.group
    return decision.events.map(({ kind }) => kind).join(' ')
  }
  const newRooms = (count: number): readonly string[] =>
    Array.from({ length: count }, () => `R${(rooms += 1)}`)
  const me = {
    run,
    events,
    current: (): Class => {
      if (group === undefined) throw new Error('not opened')
      return group
    },
    joins: (...names: readonly string[]) =>
      names.map((name) =>
        run({ kind: 'join', names: [name], tokenHash: `#${name}`, room: newRooms(1)[0] ?? '' }),
      ),
    begins: (level: number, minutes?: number) =>
      run({ kind: 'begin-level', level, minutes, rooms: newRooms(200) }),
    /** `Ada-Tom` for a table, `Ada-bot`, `bot(Tom)-Ada`, `Ada-Tom+Kim` with one who looks on, `Ada&Kim-Tom` with a shared seat */
    tables: (): string =>
      me
        .current()
        .tables.map(({ seats, watchers }) => {
          const ends = SEATS.map((seat) => {
            const sitter = seats[seat]
            if (sitter.kind === 'student') return studentsOf(sitter).map(nameOf).join('&')
            return sitter.keepsFor === undefined ? 'bot' : `bot(${nameOf(sitter.keepsFor)})`
          })
          return [ends.join('-'), ...watchers.map(nameOf)].join('+')
        })
        .join(' '),
  }
  const nameOf = (id: string): string =>
    me.current().students.find((student) => student.id === id)?.names[0] ?? id
  const idOf = (name: string): string =>
    me.current().students.find(({ names }) => names[0] === name)?.id ?? name
  run({
    kind: 'open-class',
    code: 'CLASS',
    seed,
    plan: { ...DEFAULT_PLAN, ...plan },
    name: 'Ms Li',
    tokenHash: '#li',
  })
  return { ...me, idOf }
}
