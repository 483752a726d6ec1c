import { describe, expect, test } from 'vitest'
import { botsPlay } from '../../shared/game/bot/botsPlay.ts'
import { drawnWire } from '../../shared/game/room/drawnFaults.ts'
import { newFaultSeed, parseFaultSeed } from '../../shared/game/room/faultSeed.ts'
import { DEFAULT_SETTINGS } from '../../shared/game/room/room.ts'
import { SEATS, peerOf } from '../../shared/game/seat.ts'
import type { Seat } from '../../shared/game/seat.ts'
import { flagNames } from '../../shared/tcp/segment.ts'
import { LEVELS } from '../../shared/game/levels/catalogue.ts'
import { table } from './support/table.ts'
import type { TestTable } from './support/table.ts'

const SETTINGS = { ...DEFAULT_SETTINGS, level: 'gauntlet' } as const
const COUNT = LEVELS.gauntlet.wire.drawn ?? 0
const SEEDS = Array.from({ length: 300 }, (_, index) => newFaultSeed(`round ${index}`))

describe('the faults of a gauntlet', () => {
  test('are the same for the same seed, and hardly ever for two', () => {
    for (const seed of SEEDS) expect(drawnWire(seed, COUNT)).toEqual(drawnWire(seed, COUNT))
    const kinds = new Set(SEEDS.map((seed) => JSON.stringify(drawnWire(seed, COUNT))))
    expect(kinds.size).toBeGreaterThan(290)
  })

  test('are as many as the level asks for, no segment has two, and of no sort more than two are lost', () => {
    for (const seed of SEEDS) {
      const { faults, strays } = drawnWire(seed, 9)
      expect(faults.length + strays.length, seed).toBe(9)
      expect(faults[0]).toMatchObject({ nth: 1, fate: { kind: 'lost' } })
      const named = faults.map(({ from, what, nth }) => `${from} ${what} ${nth}`)
      expect(new Set(named).size, seed).toBe(named.length)
      for (const { from, what } of faults) {
        const lost = faults.filter(
          (fault) => fault.from === from && fault.what === what && fault.fate.kind === 'lost',
        )
        expect(lost.length, seed).toBeLessThanOrEqual(2)
      }
    }
  })

  test('are of every kind: losses first and later, copies, segments overtaken, old duplicates', () => {
    const wires = SEEDS.map((seed) => drawnWire(seed, COUNT))
    const fates = wires.flatMap(({ faults }) => faults.map(({ fate, nth }) => `${fate.kind} ${nth}`))
    for (const kind of ['lost 1', 'lost 2', 'lost 3', 'doubled 1', 'doubled 2', 'held 1', 'held 2'])
      expect(fates).toContain(kind)
    expect(wires.filter(({ strays }) => strays.length > 0).length).toBeGreaterThan(30)
  })
})

test('two sound players win whatever is drawn', { timeout: 60_000 }, () => {
  let lost = 0
  for (const faultSeed of SEEDS) {
    const { isWon, events } = botsPlay({ ...SETTINGS, faultSeed }, `room of ${faultSeed}`)
    expect(isWon, faultSeed).toBe(true)
    expect(events.filter(({ kind }) => kind === 'draft-refused')).toEqual([])
    if (events.some(({ kind }) => kind === 'segment-lost')) lost += 1
  }
  expect(lost).toBe(SEEDS.length)
})

/** A played round as the figures of RFC 9293 3.5 draw it: sender's state, segment, receiver's state. */
const figure = (room: TestTable): readonly string[] => {
  const { round } = room.room()
  if (round === undefined) throw new Error('nothing was played')
  return round.steps.flatMap((step) => {
    if (step.kind === 'timer') return [`${step.seat}: ${step.timer} timer`]
    if (step.kind !== 'segment') return []
    const { segment, seat, made, lost } = step
    const of = (one: Seat, seq: number): string => {
      const plus = seq - round.play[one].tcb.iss
      return `${one === 'client' ? 'x' : 'y'}${plus === 0 ? '' : plus > 0 ? `+${plus}` : plus}`
    }
    const ctl = flagNames(segment.flags).join()
    const ack = segment.flags.ack ? `<ACK=${of(peerOf(seat), segment.ack)}>` : ''
    const data = segment.data === '' ? '' : `<DATA=${segment.data.length}>`
    const end = lost === true ? '... lost' : (step.receiverState ?? '')
    const text = `<SEQ=${of(seat, segment.seq)}>${ack}${data}<CTL=${ctl}>`
    const begin = made ?? step.senderState ?? ''
    return [seat === 'client' ? `${begin} --> ${text} --> ${end}` : `${end} <-- ${text} <-- ${begin}`]
  })
}

test('seed TCP: two losses of the server, and an old duplicate, as the RFC would draw them', () => {
  const room = table({ ...SETTINGS, faultSeed: 'TCP' })
  for (const line of [
    'C > SYN seq=x | SYN-SENT',
    'S > SYN,ACK seq=y ack=x+1 | SYN-RECEIVED',
    'C > PSH,ACK seq=x+1 ack=y+1 len=4 | ESTABLISHED',
    'S > PSH,ACK seq=y+1 ack=x+5 len=4 | ESTABLISHED',
    'C > ACK seq=x+5 ack=y+5 | ESTABLISHED',
    'S > PSH,ACK seq=y+5 ack=x+5 len=13 | ESTABLISHED',
    'S > PSH,ACK seq=y+5 ack=x+5 len=13 | ESTABLISHED',
    'C > FIN,ACK seq=x+5 ack=y+18 | FIN-WAIT-1',
    'S > ACK seq=y+18 ack=x+6 | CLOSE-WAIT',
    'S > FIN,ACK seq=y+18 ack=x+6 | LAST-ACK',
    'S > FIN,ACK seq=y+18 ack=x+6 | LAST-ACK',
    'C > ACK seq=x+6 ack=y+19 | TIME-WAIT',
  ])
    expect(room.plays(line), line).toMatchObject({ kind: 'conforming', typical: true })
  room.submits('client', { kind: 'timer', timer: 'time-wait' })
  expect(room.room().phase).toBe('over')
  expect(figure(room)).toEqual([
    'SYN-SENT --> <SEQ=x><CTL=SYN> --> LISTEN',
    'ESTABLISHED <-- <SEQ=y><ACK=x+1><CTL=SYN,ACK> <-- SYN-RECEIVED',
    'ESTABLISHED --> <SEQ=x+1><ACK=y+1><DATA=4><CTL=ACK,PSH> --> ESTABLISHED',
    'ESTABLISHED <-- <SEQ=y+1><ACK=x+5><DATA=4><CTL=ACK,PSH> <-- ESTABLISHED',
    'ESTABLISHED <-- <SEQ=y-30><ACK=x-50><DATA=6><CTL=ACK,PSH> <-- stray',
    'ESTABLISHED --> <SEQ=x+5><ACK=y+5><CTL=ACK> --> ESTABLISHED',
    '... lost <-- <SEQ=y+5><ACK=x+5><DATA=13><CTL=ACK,PSH> <-- ESTABLISHED',
    'server: retransmission timer',
    'ESTABLISHED <-- <SEQ=y+5><ACK=x+5><DATA=13><CTL=ACK,PSH> <-- ESTABLISHED',
    'FIN-WAIT-1 --> <SEQ=x+5><ACK=y+18><CTL=ACK,FIN> --> CLOSE-WAIT',
    'FIN-WAIT-2 <-- <SEQ=y+18><ACK=x+6><CTL=ACK> <-- CLOSE-WAIT',
    '... lost <-- <SEQ=y+18><ACK=x+6><CTL=ACK,FIN> <-- LAST-ACK',
    'server: retransmission timer',
    'TIME-WAIT <-- <SEQ=y+18><ACK=x+6><CTL=ACK,FIN> <-- LAST-ACK',
    'TIME-WAIT --> <SEQ=x+6><ACK=y+19><CTL=ACK> --> CLOSED',
    'client: time-wait timer',
  ])
})

describe('the seed', () => {
  const started = (room: ReturnType<typeof table>) =>
    room.events().flatMap((event) => (event.kind === 'round-started' ? [event] : []))

  test('is chosen by people, and then says nothing of the ISNs', () => {
    const [here] = started(table({ ...SETTINGS, isns: 'any', faultSeed: 'MEI5' }))
    const [bots] = [botsPlay({ ...SETTINGS, isns: 'any', faultSeed: 'MEI5' }, 'another room').events[0]]
    if (bots?.kind !== 'round-started') throw new Error('a round starts')
    expect([here?.faultSeed, here?.faults, here?.strays]).toEqual(['MEI5', bots.faults, bots.strays])
    for (const seat of SEATS) expect(here?.iss[seat]).not.toBe(bots.iss[seat])
  })

  test('is a new one for each round where nobody chooses, and is told when the round is over', () => {
    const room = table(SETTINGS)
    const [first] = started(room)
    expect(first?.faultSeed).toMatch(/^[2-9A-HJ-NP-Z]{5}$/)
    expect(JSON.stringify(room.view('client'))).not.toContain(first?.faultSeed)
    room.does({ kind: 'end-round', seat: 'client' })
    for (const seat of SEATS) room.does({ kind: 'set-ready', seat, ready: true })
    expect(started(room)[1]?.faultSeed).not.toBe(first?.faultSeed)
  })

  test('is typed in any case and spacing', () => {
    expect(parseFaultSeed(' mei 5 ')).toBe('MEI5')
    expect(['', 'ü', 'ABCDEFGHJKLMN', 'A-B'].map(parseFaultSeed)).toEqual(Array(4).fill(undefined))
  })

  test('is nothing that a level without chance has', () => {
    const [start] = started(table({ level: 'lost-syn', faultSeed: 'MEI5' }))
    expect(start).not.toHaveProperty('faultSeed')
    expect(start).not.toHaveProperty('faults')
  })
})
