import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { DEFAULT_PLAN } from '../shared/class/class.ts'
import type { Class } from '../shared/class/class.ts'
import type { ClassCommand } from '../shared/class/command.ts'
import { decideClass } from '../shared/class/decide.ts'
import { nextFor } from '../shared/class/nextFor.ts'
import { classView, studentView } from '../shared/class/viewOf.ts'
import { COLUMNS } from '../shared/game/judging/score.ts'
import { SEATS } from '../shared/game/seat.ts'
import { table } from './game/support/table.ts'
import type { TestTable } from './game/support/table.ts'

// What reviewers name in quiz tools as shutting people out: time limits, points for speed, content that is only on the shared
// screen, music; gaps for the keyboard and for screen readers are looked for in real browsers (browser/barriers.test.ts).

const HOUR_MS = 3_600_000

const shakesHands = (room: TestTable, pauseMs: number): TestTable => {
  for (const line of [
    'C > SYN seq=x | SYN-SENT',
    'S > SYN,ACK seq=y ack=x+1 | SYN-RECEIVED',
    'C > ACK seq=x+1 ack=y+1 | ESTABLISHED',
  ]) {
    room.passes(pauseMs)
    expect(room.plays(line).kind).toBe('conforming')
  }
  return room
}

/** A class of two who play, with one minute on the clock. */
const lesson = (): { readonly run: (command: ClassCommand, now: number) => Class } => {
  let group: Class | undefined
  const run = (command: ClassCommand, now: number): Class => {
    const decision = decideClass(group, command, { now })
    if (!decision.ok) throw new Error(`${command.kind}: ${decision.code}`)
    group = decision.group
    return group
  }
  run(
    { kind: 'open-class', code: 'CLASS2', seed: 'seed', plan: DEFAULT_PLAN, name: 'Ada', tokenHash: 'h' },
    0,
  )
  run({ kind: 'open-doors' }, 1)
  for (const name of ['Mei', 'Tom']) run({ kind: 'join', names: [name], tokenHash: `#${name}`, room: '' }, 2)
  run({ kind: 'begin-level', level: 0, minutes: 1, rooms: ['ROOM2'] }, 3)
  return { run }
}

describe('the barriers of quiz tools are not here', () => {
  test('no time limit: a move is judged alike after hours, and the end of the time that a teacher shows ends nothing', () => {
    const room = shakesHands(table({ level: 'handshake' }), 5 * HOUR_MS)
    expect(room.room().phase).toBe('over')

    const { run } = lesson()
    const group = run({ kind: 'call-teacher', student: 's1' }, 3 + HOUR_MS)
    expect(group.until).toBeLessThan(group.at)
    const [at] = group.tables
    const playing = table({ level: 'handshake' }).room()
    if (at === undefined) throw new Error('two have a table')
    // What a room is told to do next does not depend on any clock.
    expect(nextFor({ ...group, until: undefined }, at, playing)).toEqual(nextFor(group, at, playing))
  })

  test('no points for speed: who takes five hours scores what who takes none scores', () => {
    const [quick, slow] = [0, 5 * HOUR_MS].map((pauseMs) =>
      shakesHands(table({ level: 'handshake' }), pauseMs),
    )
    for (const seat of SEATS) {
      expect(slow?.play(seat).score).toEqual(quick?.play(seat).score)
      expect(slow?.view(seat).round?.outcome?.stars).toBe(quick?.view(seat).round?.outcome?.stars)
    }
    expect(COLUMNS).toEqual(['flags', 'numbers', 'state', 'reason'])
  })

  test('nothing is only on the shared screen: what a projector is told, each student is told', () => {
    const { run } = lesson()
    const moments = [
      run({ kind: 'set-pause', paused: true }, 10),
      run({ kind: 'set-pause', paused: false }, 11),
      run({ kind: 'freeze' }, 12),
      run({ kind: 'predict', student: 's1', prediction: 'syn' }, 13),
      run({ kind: 'show-predictions' }, 14),
      run({ kind: 'thaw' }, 15),
      run({ kind: 'end-class' }, 16),
    ]
    for (const group of moments) {
      const shared = classView(group, { done: 0, flood: undefined })
      for (const { id } of group.students) expect(studentView(group, shared, id)).toMatchObject(shared)
    }
    const shown = moments.map((group) => classView(group, { done: 0, flood: undefined }).frozen?.counts)
    expect(shown).toContainEqual(expect.objectContaining({ syn: 1 }))
  })

  test('no music, no sound, no speaking and no shaking anywhere in the page', () => {
    const client = join(import.meta.dirname, '../client')
    const files = readdirSync(client, { recursive: true, encoding: 'utf8' }).toSorted()
    expect(files.filter((file) => /\.(mp3|ogg|wav|m4a|flac|aac|mid|webm|mp4)$/i.test(file))).toEqual([])
    const sounding = files
      .filter((file) => /\.(tsx?|css|html)$/.test(file))
      .filter((file) =>
        /new Audio\b|AudioContext|<audio|<video|speechSynthesis|\.vibrate\(/.test(
          readFileSync(join(client, file), 'utf8'),
        ),
      )
    expect(sounding).toEqual([])
  })
})
