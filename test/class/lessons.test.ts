import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Class, Plan } from '../../shared/class/class.ts'
import { evolveClass } from '../../shared/class/evolve.ts'
import { present, studentsOf, tableOf } from '../../shared/class/tables.ts'
import { SEATS } from '../../shared/game/seat.ts'
import { aClass } from './support/aClass.ts'

describe('whatever happens in a class', () => {
  const oddOnes = fc.constantFrom<Plan['oddOne']>('bot', 'watches', 'shares')
  const someone = fc.nat({ max: 9 }).map((n) => `s${n + 1}`)
  const step = fc.oneof(
    fc.record({ kind: fc.constant('joins' as const), name: fc.string({ minLength: 1, maxLength: 2 }) }),
    fc.record({ kind: fc.constant('begins' as const), level: fc.nat({ max: 3 }) }),
    someone.map((student) => ({ kind: 'leave' as const, student })),
    someone.map((student) => ({ kind: 'return' as const, student })),
    fc.record({ kind: fc.constant('remove' as const), student: someone, ban: fc.boolean() }),
    fc.record({
      kind: fc.constant('seat' as const),
      student: someone,
      table: fc.integer({ min: 1, max: 4 }),
      seat: fc.constantFrom(...SEATS),
    }),
    fc.record({
      kind: fc.constant('go-on' as const),
      table: fc.integer({ min: 1, max: 4 }),
      turn: fc.nat({ max: 3 }),
    }),
    fc.constant({ kind: 'lots' as const }),
  )

  test('everybody who is here has one place while it is played, every table its own room, and the events give the class', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 40 }),
        oddOnes,
        fc.constantFrom<Plan['pace']>('together', 'own'),
        (steps, oddOne, pace) => {
          const group = aClass({ oddOne, pace })
          group.run({ kind: 'open-doors' })
          for (const one of steps) {
            if (one.kind === 'joins') group.joins(one.name)
            else if (one.kind === 'begins') group.begins(one.level)
            else if (one.kind === 'lots')
              group.run({
                kind: 'deal',
                by: 'lots',
                rooms: Array.from({ length: 10 }, (_, n) => `L${n}-${group.events.length}`),
              })
            else group.run(one)
            const now = group.current()
            if (now.phase !== 'playing') continue
            for (const { id } of present(now)) {
              const places = now.tables.flatMap(({ seats, watchers }) => [
                ...SEATS.flatMap((seat) => studentsOf(seats[seat]).filter((one) => one === id)),
                ...watchers.filter((watcher) => watcher === id),
              ])
              expect(places, `${id} at ${group.tables()}`).toHaveLength(1)
              expect(tableOf(now, id)).toBeDefined()
            }
            const rooms = now.tables.map(({ room }) => room)
            expect(new Set(rooms).size).toBe(rooms.length)
          }
          const folded = group.events.reduce<Class | undefined>(
            (so, event) => evolveClass(so, event),
            undefined,
          )
          expect(folded).toEqual(group.current())
        },
      ),
      { numRuns: 300 },
    )
  })

  test('over a lesson nobody is the odd one twice before everybody has been it once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 11 }), fc.string(), oddOnes, (count, seed, oddOne) => {
        const size = count % 2 === 0 ? count + 1 : count
        const levels = Array.from({ length: size }, () => 'handshake' as const)
        const group = aClass({ levels, oddOne }, seed)
        group.run({ kind: 'open-doors' })
        group.joins(...Array.from({ length: size }, (_, n) => `n${n}`))
        for (let level = 0; level < size; level += 1) group.begins(level)
        expect(new Set(group.current().students.map(({ odd }) => odd))).toEqual(new Set([1]))
      }),
      { numRuns: 100 },
    )
  })
})
