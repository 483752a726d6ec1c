import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inflateRawSync } from 'node:zlib'
import { DEFAULT_PLAN } from '../../shared/class/class.ts'
import type { Class, Student } from '../../shared/class/class.ts'
import { csvOf, withoutFormula } from '../../shared/class/report/csv.ts'
import { distance } from '../../shared/class/report/overlay.ts'
import { roundsIn } from '../../shared/class/report/record.ts'
import type { RoundRecord } from '../../shared/class/report/record.ts'
import { reportOf } from '../../shared/class/report/reportOf.ts'
import { sheetsOf } from '../../shared/class/report/sheets.ts'
import type { SheetWords } from '../../shared/class/report/sheets.ts'
import { xlsxOf } from '../../shared/class/report/xlsx.ts'
import { crc32 } from '../../shared/class/report/zip.ts'
import { botMove } from '../../shared/game/bot/bot.ts'
import type { RoomCommand } from '../../shared/game/room/command.ts'
import { decide } from '../../shared/game/room/decide.ts'
import type { RoomEvent } from '../../shared/game/room/event.ts'
import { DEFAULT_SETTINGS } from '../../shared/game/room/room.ts'
import type { Holder, Room } from '../../shared/game/room/room.ts'
import { SEATS } from '../../shared/game/seat.ts'
import type { Seat } from '../../shared/game/seat.ts'

const aStudent = (id: string, name: string): Student => ({
  id,
  names: [name],
  tokenHash: `#${id}`,
  standing: 'here',
  odd: 0,
  lastSeat: undefined,
})

const aClass = (students: readonly Student[]): Class => ({
  code: 'CLASS4',
  seed: 's',
  version: 9,
  at: 1_000_000,
  phase: 'ended',
  plan: { ...DEFAULT_PLAN, title: 'Networks', levels: ['handshake', 'first-words'] },
  hosts: [],
  screens: [],
  isLocked: false,
  students,
  tables: [],
  deals: 0,
  levelAt: 0,
  isPaused: false,
  until: undefined,
  stillSince: undefined,
  frozen: undefined,
  freezes: 0,
})

const aRound = (table: number, startedAt: number, changes: Partial<RoundRecord> = {}): RoundRecord => ({
  table,
  turn: 1,
  level: 'handshake',
  replayId: `replay-${table}-${startedAt}`,
  startedAt,
  isWon: true,
  seats: { client: [`s${table * 2 - 1}`], server: [`s${table * 2}`] },
  segments: 3,
  refused: 0,
  marks: [],
  shown: [],
  travelled: [],
  line: ['C SYN', 'S SYN,ACK', 'C ACK'],
  ...changes,
})

const reported = (rounds: readonly RoundRecord[], students: readonly Student[] = []) =>
  reportOf(aClass(students), rounds, { openedAt: 1, keptDays: 30 })

describe('a record of a table', () => {
  /** A room of a class, whose rounds are played by bots' moves in people's names. */
  const aRoom = () => {
    let room: Room | undefined
    let now = 1_000
    const events: RoomEvent[] = []
    const run = (command: RoomCommand): Room => {
      now += 600
      const decision = decide(room, command, { now, newId: () => `replay-id-${now}` })
      if (!decision.ok) throw new Error(decision.refusal.code)
      events.push(...decision.events)
      room = decision.room
      return room
    }
    const person = (id: string): Holder => ({ kind: 'person', name: id, tokenHash: `#${id}` })
    run({ kind: 'open-room', code: 'ROOM2', seed: 's', settings: DEFAULT_SETTINGS, hostedBy: 'CLASS4' })
    const move = (seat: Seat): boolean => {
      const current = room
      const next = current?.round && current.phase === 'playing' ? botMove(current.round, seat) : undefined
      if (current === undefined || next === undefined) return false
      run({ kind: 'submit-move', seat, moveId: `move-${current.version}`, seen: current.version, move: next })
      return true
    }
    return {
      events,
      run,
      person,
      move,
      current: () => room,
      begins: (turn: number, client: Holder, server: Holder) =>
        run({ kind: 'begin-turn', turn, settings: DEFAULT_SETTINGS, seats: { client, server } }),
      playsOut: () => {
        for (let step = 0; step < 30; step += 1) if (!SEATS.some(move)) run({ kind: 'tick' })
      },
    }
  }
  const byHash = (hash: string): string => hash.slice(1)

  test('gives marks, misconceptions and states to whoever held the seat, and nothing to a bot', () => {
    const room = aRoom()
    const begun = room.begins(1, room.person('s1'), room.person('s2'))
    // M22: the first segment acknowledges.
    room.run({
      kind: 'submit-move',
      seat: 'client',
      moveId: 'first-wrong',
      seen: begun.version,
      move: {
        kind: 'segment',
        draft: {
          flags: { syn: true, ack: true, fin: false, rst: false, psh: false },
          seq: begun.round?.play.client.tcb.iss ?? 0,
          ack: 0,
          len: 0,
          claim: 'SYN-SENT',
        },
      },
    })
    room.move('client')
    room.run({ kind: 'tick' })
    // The server's player leaves: a bot answers in the middle of the round.
    room.run({ kind: 'assign-seats', seats: { client: room.person('s1'), server: { kind: 'bot' } } })
    room.playsOut()
    const [record] = roundsIn(3, room.events, byHash)
    expect(record).toMatchObject({
      table: 3,
      turn: 1,
      isWon: true,
      refused: 1,
      segments: 3,
      seats: { client: ['s1'], server: ['s2'] },
      // Both applications have made their OPEN calls before it.
      shown: [{ students: ['s1'], id: 'M22', step: 3 }],
      line: ['C SYN', 'S SYN,ACK', 'C ACK'],
    })
    expect(record?.marks.every(({ students }) => students.join() === 's1')).toBe(true)
    expect(record?.marks.filter(({ mark }) => mark === 'later').map(({ column }) => column)).toEqual([
      'flags',
    ])
    expect(record?.travelled.filter(({ students }) => students.join() === 's1').map(({ to }) => to)).toEqual([
      'CLOSED',
      'SYN-SENT',
      'ESTABLISHED',
    ])
  })

  test('has one for each round, given up ones too', () => {
    const room = aRoom()
    room.begins(1, room.person('s1'), room.person('s2'))
    room.begins(2, room.person('s2'), room.person('s1'))
    room.playsOut()
    expect(
      roundsIn(1, room.events, byHash).map(({ turn, isWon, seats }) => [turn, isWon, seats.client]),
    ).toEqual([
      [1, false, ['s1']],
      [2, true, ['s2']],
    ])
  })
})

describe('the report', () => {
  const M01 = (student: string) => [{ students: [student], id: 'M01' as const, step: 4 }]

  test('finds what most tables have shown and not unlearned, and says where to show it', () => {
    const rounds = [
      aRound(1, 1, { shown: M01('s1') }),
      aRound(2, 2, { shown: M01('s3') }),
      aRound(3, 3, { shown: [{ students: ['s5'], id: 'M57', step: 9 }] }),
      aRound(4, 4),
      aRound(5, 5, { shown: M01('s9'), isWon: false }),
    ]
    const { findings } = reported(rounds)
    // M57 was shown by one table of five: its own affair.
    expect(findings).toEqual([
      {
        id: 'M01',
        level: 'handshake',
        tables: 3,
        of: 5,
        show: { table: 1, replayId: 'replay-1-1', step: 4 },
      },
    ])
  })

  test('names what was learned on the way, and does not ask to teach that again', () => {
    const first = [1, 2, 3, 4].map((table) => aRound(table, table, { shown: M01(`s${table * 2 - 1}`) }))
    const then = [1, 2, 3, 4].map((table) => aRound(table, 10 + table, { turn: 2, level: 'first-words' }))
    const { findings, learned } = reported([...first, ...then])
    expect(findings).toEqual([])
    expect(learned).toEqual([{ id: 'M01', students: 4, learned: 4, until: 'handshake' }])
  })

  test('counts tables by level and misconception', () => {
    const { heat } = reported([
      aRound(1, 1, { shown: [...M01('s1'), ...M01('s2')] }),
      aRound(1, 2, { turn: 2, shown: M01('s1') }),
      aRound(2, 3, { shown: [{ students: ['s3'], id: 'M03', step: 2 }] }),
      aRound(2, 4, { level: 'first-words', shown: M01('s3') }),
    ])
    expect(heat).toEqual({
      ids: ['M01', 'M03'],
      rows: [
        { level: 'handshake', of: 2, tables: [1, 1] },
        { level: 'first-words', of: 1, tables: [1, 0] },
      ],
    })
  })

  test('lists students in the order in which they joined, whatever they have done: nobody is ranked', () => {
    const students = [aStudent('s1', 'Ada'), aStudent('s2', 'Tom')]
    const right = { students: ['s2'], column: 'flags', mark: 'first' } as const
    const { students: figures } = reported(
      [aRound(1, 1, { marks: [right, right, { ...right, students: ['s1'], mark: 'later' }] })],
      students,
    )
    expect(figures.map(({ names, columns }) => [names[0], columns.flags])).toEqual([
      ['Ada', { right: 0, of: 1 }],
      ['Tom', { right: 2, of: 2 }],
    ])
    expect(figures[0]?.practise).toBe('handshake')
    expect(figures[1]?.practise).toBeUndefined()
    expect(JSON.stringify(reported([aRound(1, 1)], students))).not.toMatch(/rank|speed|fastest|seconds/i)
  })

  test('lays finished rounds of a level over each other and picks the two that differ most', () => {
    const { overlays } = reported([
      aRound(1, 1),
      aRound(2, 2, { line: ['C SYN', 'C SYN', 'S SYN,ACK', 'C ACK'] }),
      aRound(3, 3, { line: ['C SYN', 'S RST,ACK', 'C SYN', 'S SYN,ACK', 'C ACK', 'C ACK'] }),
      aRound(4, 4, { isWon: false, line: [] }),
    ])
    expect(overlays).toMatchObject([
      { level: 'handshake', rounds: [{ table: 1 }, { table: 2 }, { table: 3 }] },
    ])
    expect(overlays[0]?.apart).toEqual({ one: 0, other: 2 })
  })

  test('the distance of two lines is a distance', () => {
    const line = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 })
    fc.assert(
      fc.property(line, line, line, (a, b, c) => {
        expect(distance(a, a)).toBe(0)
        expect(distance(a, b)).toBe(distance(b, a))
        expect(distance(a, c)).toBeLessThanOrEqual(distance(a, b) + distance(b, c))
        expect(distance(a, b)).toBeGreaterThanOrEqual(Math.abs(a.length - b.length))
      }),
    )
  })

  test('is erased when the class said so, and never later than the server keeps anything', () => {
    const group = aClass([])
    const erasedIn = (keptDays: number): number =>
      (reportOf(group, [], { openedAt: 1, keptDays }).erasedAt - group.at) / 86_400_000
    expect([erasedIn(90), erasedIn(7)]).toEqual([30, 7])
  })
})

const WORDS: SheetWords = {
  sheets: { students: 'Students', tables: 'Tables', misconceptions: 'Misconceptions' },
  columns: { flags: 'Flags', numbers: 'Numbers', state: 'State', reason: 'Reason' },
  student: 'Student',
  table: 'Table',
  rounds: 'Rounds',
  refused: 'Refused',
  shown: 'Shown',
  practise: 'Practise next',
  level: 'Level',
  tablesPlayed: 'Tables played',
  levelName: (id) => id,
  misconception: (id) => id,
}

describe('files of the report', () => {
  const report = (names: readonly string[]) =>
    reported(
      [
        aRound(1, 1, {
          marks: [{ students: ['s1'], column: 'flags', mark: 'first' }],
          shown: [{ students: ['s1'], id: 'M01', step: 2 }],
        }),
      ],
      names.map((name, at) => aStudent(`s${at + 1}`, name)),
    )

  test('CSV: as RFC 4180 writes it, empty where nothing was asked', () => {
    const lines = csvOf(sheetsOf(report(['Ada "the first", really', '小林']), WORDS)).split('\r\n')
    expect(lines.slice(0, 4)).toEqual([
      '\uFEFFStudents',
      'Student,Flags,Numbers,State,Reason,Rounds,Shown,Practise next',
      '"Ada ""the first"", really",100,,,,1,M01,',
      '小林,,,,,1,,',
    ])
  })

  test.each(['=1+1', '+49', '-2', '@SUM(A1)', '\t=1', ' =1', '＝1', '=HYPERLINK("http://x","y")'])(
    'CSV: %j is text and no formula',
    (name) => {
      const text = csvOf(sheetsOf(report([name]), WORDS))
      expect(text).toContain(`'${name}`.replaceAll('"', '""'))
      expect(withoutFormula(name).startsWith("'")).toBe(true)
    },
  )

  test('CSV: no field of any name begins a formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(withoutFormula(name)).not.toMatch(/^[\s\p{Cc}]*[=+\-@]/u)
      }),
    )
  })

  test('XLSX: a ZIP whose every checksum is right, with one sheet each and every name as text', () => {
    const names = ['=cmd|calc', 'Ada & <Tom>', '小林']
    const files = unzipped(xlsxOf(sheetsOf(report(names), WORDS)))
    expect([...files.keys()]).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/workbook.xml',
      'xl/_rels/workbook.xml.rels',
      'xl/worksheets/sheet1.xml',
      'xl/worksheets/sheet2.xml',
      'xl/worksheets/sheet3.xml',
    ])
    const sheet = files.get('xl/worksheets/sheet1.xml') ?? ''
    expect(sheet).toContain('<c r="A2" t="inlineStr"><is><t xml:space="preserve">=cmd|calc</t></is></c>')
    expect(sheet).toContain('Ada &amp; &lt;Tom&gt;')
    expect(sheet).toContain('<c r="B2"><v>100</v></c>')
    expect(sheet).not.toMatch(/<f[ >]/)
    expect(files.get('xl/workbook.xml')).toContain('<sheet name="Students" sheetId="1" r:id="r1"/>')
  })

  test('the checksum is that of ISO 3309', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926)
    expect(crc32(new Uint8Array())).toBe(0)
  })

  test('XLSX: whatever a name is, what comes out is XML', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const text = unzipped(xlsxOf([{ name: 'x', rows: [[name]] }])).get('xl/worksheets/sheet1.xml') ?? ''
        const cell = /<t xml:space="preserve">([^]*)<\/t>/.exec(text)?.[1] ?? '?'
        expect(cell).not.toMatch(/[<>"]|&(?!(?:amp|lt|gt|quot);)/)
      }),
    )
  })
})

/** The files of an archive as a reader finds them: from its end, by its directory. */
const unzipped = (archive: Uint8Array): ReadonlyMap<string, string> => {
  const octets = Buffer.from(archive)
  const end = octets.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  const files = new Map<string, string>()
  let at = octets.readUInt32LE(end + 16)
  for (let n = octets.readUInt16LE(end + 10); n > 0; n -= 1) {
    expect(octets.readUInt32LE(at)).toBe(0x02014b50)
    const [method, sum, size] = [
      octets.readUInt16LE(at + 10),
      octets.readUInt32LE(at + 16),
      octets.readUInt32LE(at + 20),
    ]
    const length = octets.readUInt16LE(at + 28)
    const name = octets.toString('utf8', at + 46, at + 46 + length)
    const local = octets.readUInt32LE(at + 42)
    const start = local + 30 + octets.readUInt16LE(local + 26) + octets.readUInt16LE(local + 28)
    const stored = octets.subarray(start, start + size)
    const content = method === 0 ? stored : inflateRawSync(stored)
    expect(crc32(content), name).toBe(sum)
    files.set(name, content.toString('utf8'))
    at += 46 + length
  }
  return files
}
