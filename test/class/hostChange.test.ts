import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_PLAN } from '../../shared/class/class.ts'
import type { Class } from '../../shared/class/class.ts'
import type { ClassCommand } from '../../shared/class/command.ts'
import { decideClass } from '../../shared/class/decide.ts'
import { hostChangeOf, hostViewAfter, isEmptyChange } from '../../shared/class/hostChange.ts'
import type { HostChange } from '../../shared/class/hostChange.ts'
import type { HostClassView } from '../../shared/class/view.ts'
import { classView, hostClassView } from '../../shared/class/viewOf.ts'

const after = (group: Class | undefined, command: ClassCommand): Class | undefined => {
  const decision = decideClass(group, command, { now: 1_000 * ((group?.version ?? 0) + 1) })
  return decision.ok ? decision.group : group
}
const opened = (students: number): Class => {
  let group = after(undefined, {
    kind: 'open-class',
    code: 'CLASS4',
    seed: 'seed',
    plan: DEFAULT_PLAN,
    name: 'Ms Li',
    tokenHash: '#li',
  })
  group = after(group, { kind: 'open-doors' })
  for (let n = 0; n < students; n += 1)
    group = after(group, { kind: 'join', names: [`n${n}`], tokenHash: `#${n}`, room: `J${n}` })
  if (group === undefined) throw new Error('a class')
  return group
}
const seen = (group: Class, online = true): HostClassView =>
  hostClassView(group, classView(group, { done: 0, flood: undefined }), 'h1', { isOnline: () => online })

/** As it crosses the network. */
const sent = (change: HostChange): HostChange => JSON.parse(JSON.stringify(change)) as HostChange

const student = fc.nat({ max: 7 }).map((n) => `s${n + 1}`)
const command = fc.oneof(
  fc.nat({ max: 99 }).map((n) => ({
    kind: 'join' as const,
    names: [`late${n}`],
    tokenHash: `#late${n}`,
    room: `L${n}`,
  })),
  student.map((id) => ({ kind: 'leave' as const, student: id })),
  student.map((id) => ({ kind: 'return' as const, student: id })),
  student.map((id) => ({ kind: 'rename' as const, student: id, names: ['other', id] })),
  fc.record({ kind: fc.constant('set-pause' as const), paused: fc.boolean() }),
  fc.constantFrom({ kind: 'freeze' } as const, { kind: 'thaw' } as const, { kind: 'end-class' } as const),
  fc.nat({ max: 3 }).map((level) => ({
    kind: 'begin-level' as const,
    level,
    minutes: 5,
    rooms: Array.from({ length: 20 }, (_, n) => `R${level}${n}`),
  })),
  fc.constant({ kind: 'give-time', minutes: 2 } as const),
)

describe('what a host is told of a large class', () => {
  test('a change makes of the old view the new one, or the whole is told', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 20 }), (commands) => {
        let group = opened(5)
        let known = seen(group)
        for (const one of commands) {
          group = after(group, one) ?? group
          const next = seen(group)
          const change = hostChangeOf(known, next)
          known = change === undefined ? next : hostViewAfter(known, sent(change))
          expect(JSON.parse(JSON.stringify(known))).toEqual(JSON.parse(JSON.stringify(next)))
        }
      }),
      { numRuns: 200 },
    )
  })

  test('of 400 students one who goes is told in less than a kilobyte, and nothing where nothing is new', () => {
    let group = opened(400)
    group =
      after(group, {
        kind: 'begin-level',
        level: 0,
        minutes: undefined,
        rooms: Array.from({ length: 204 }, (_, n) => `R${n}`),
      }) ?? group
    const before = seen(group)
    expect(JSON.stringify(before).length).toBeGreaterThan(50_000)
    const same = hostChangeOf(before, seen(group))
    expect(same && isEmptyChange(same)).toBe(true)
    const change = hostChangeOf(before, seen(after(group, { kind: 'leave', student: 's7' }) ?? group))
    expect(change?.students.map(({ id, standing }) => [id, standing])).toEqual([['s7', 'left']])
    expect(change?.rows).toHaveLength(1)
    // Names of the last who came are told with the number of those who are here.
    expect(JSON.stringify(change).length).toBeLessThan(1_000)
  })
})
