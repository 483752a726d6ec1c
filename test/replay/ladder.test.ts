import { describe, expect, it } from 'vitest'
import { familyOf, ladderOf } from '../../shared/replay/ladder.ts'
import type { LadderRow, LadderSize } from '../../shared/replay/ladder.ts'
import type { Step } from '../../shared/game/room/step.ts'
import { STATES } from '../../shared/tcp/state.ts'
import { callStep, refusedStep, segmentStep } from '../support/steps.ts'

const size: LadderSize = {
  width: 600,
  x: { client: 100, server: 500 },
  top: 20,
  pitch: 80,
  slant: 30,
  lead: 0.4,
  tail: 20,
  minHeight: 0,
}
const closed = { client: 'CLOSED', server: 'LISTEN' } as const

const opening: readonly Step[] = [
  segmentStep(1, 'client', ['SYN'], { senderState: 'SYN-SENT', receiverState: 'LISTEN' }),
  segmentStep(2, 'server', ['SYN', 'ACK'], { senderState: 'SYN-RECEIVED', receiverState: 'ESTABLISHED' }),
  segmentStep(3, 'client', ['ACK'], { senderState: 'ESTABLISHED', receiverState: 'ESTABLISHED' }),
]

const rowOf = (rows: readonly LadderRow[], n: number): LadderRow => {
  const row = rows.find((each) => each.n === n)
  if (row === undefined) throw new Error(`no row ${n}`)
  return row
}

describe('the geometry of a ladder', () => {
  it('lets time run down: each row begins where the one before it ends', () => {
    const { rows } = ladderOf(opening, closed, size, undefined)
    expect(rows.map((row) => row.y)).toEqual([20, 100, 180])
  })

  it('lets a segment arrive lower than it left', () => {
    const { rows } = ladderOf(opening, closed, size, undefined)
    for (const row of rows) expect(row.yTo - row.yFrom).toBe(size.slant)
  })

  it('changes the sender at the tail and the receiver at the head, so both are never ESTABLISHED at one instant', () => {
    const { rows, bands } = ladderOf(opening, closed, size, undefined)
    const entered = (seat: 'client' | 'server'): number =>
      bands.find((band) => band.seat === seat && band.state === 'ESTABLISHED')?.y ?? Number.NaN
    expect(entered('client')).toBe(rowOf(rows, 2).yTo)
    expect(entered('server')).toBe(rowOf(rows, 3).yTo)
    expect(entered('server')).toBeGreaterThan(entered('client'))
  })

  it('begins a band only where the state changes', () => {
    const { bands } = ladderOf(opening, closed, size, undefined)
    const told = (seat: 'client' | 'server'): readonly string[] =>
      bands.filter((band) => band.seat === seat).map((band) => band.state)
    expect(told('client')).toEqual(['CLOSED', 'SYN-SENT', 'ESTABLISHED'])
    expect(told('server')).toEqual(['LISTEN', 'SYN-RECEIVED', 'ESTABLISHED'])
  })

  it('leaves no gap in the bands of a lifeline', () => {
    const { bands, height } = ladderOf(opening, closed, size, undefined)
    for (const seat of ['client', 'server'] as const) {
      const own = bands.filter((band) => band.seat === seat)
      own.forEach((band, index) => {
        expect(band.y + band.height).toBe(own[index + 1]?.y ?? height)
      })
    }
  })

  it('draws no band for an end that the viewer cannot see', () => {
    const { bands } = ladderOf(opening, { client: 'CLOSED', server: undefined }, size, undefined)
    expect(bands.every((band) => band.seat === 'client')).toBe(true)
  })

  it('lets two segments cross when each leaves before the other arrives', () => {
    const crossing = [
      segmentStep(1, 'client', ['SYN'], { arrivedAfter: 2 }),
      segmentStep(2, 'server', ['SYN'], { arrivedAfter: 2 }),
    ]
    const { rows } = ladderOf(crossing, closed, size, undefined)
    const [first, second] = [rowOf(rows, 1), rowOf(rows, 2)]
    // At the client's lifeline the first is above, at the server's below the second: they cross between.
    expect(first.yFrom).toBeLessThan(second.yTo)
    expect(first.yTo).toBeGreaterThan(second.yFrom)
  })

  it('lets an overtaken segment arrive below the one that overtook it', () => {
    const overtaken = [
      segmentStep(1, 'client', ['ACK'], { arrivedAfter: 3 }),
      segmentStep(2, 'client', ['ACK']),
      segmentStep(3, 'server', ['ACK']),
    ]
    const { rows } = ladderOf(overtaken, closed, size, undefined)
    expect(rowOf(rows, 1).yTo).toBeGreaterThan(rowOf(rows, 2).yTo)
  })

  it('puts a draft below everything and makes room for it', () => {
    const without = ladderOf(opening, closed, size, undefined)
    const { rows, height } = ladderOf(opening, closed, size, 'client')
    expect(rows.at(-1)).toMatchObject({ kind: 'draft', n: undefined, seat: 'client', y: 260 })
    expect(height).toBe(without.height + size.pitch)
  })

  it('is as high as its board, even when little has happened', () => {
    expect(ladderOf([], closed, { ...size, minHeight: 400 }, undefined).height).toBe(400)
    expect(ladderOf(opening, closed, { ...size, minHeight: 100 }, undefined).height).toBe(280)
  })

  it('gives calls and timers lower rows without a slant', () => {
    const { rows } = ladderOf(
      [...opening, callStep(4, 'client', { kind: 'CLOSE' }, 'ESTABLISHED')],
      closed,
      size,
      undefined,
    )
    const row = rowOf(rows, 4)
    expect(row.height).toBeLessThan(size.pitch)
    expect(row.yTo).toBe(row.yFrom)
  })

  it('leaves the first state its name when a call comes at once', () => {
    const { rows } = ladderOf(
      [callStep(1, 'client', { kind: 'OPEN', mode: 'active' }, 'CLOSED')],
      closed,
      size,
      undefined,
    )
    expect(rowOf(rows, 1).y).toBeGreaterThan(size.top)
  })

  it('names no state whose stretch is too short for a name', () => {
    const hurried = [
      segmentStep(1, 'client', ['SYN'], { senderState: 'SYN-SENT', receiverState: 'ESTABLISHED' }),
      segmentStep(2, 'server', ['FIN'], { senderState: 'FIN-WAIT-1' }),
    ]
    const { bands } = ladderOf(hurried, closed, { ...size, pitch: 40 }, undefined)
    expect(bands.find((band) => band.state === 'ESTABLISHED')?.isNamed).toBe(false)
    expect(bands.find((band) => band.state === 'FIN-WAIT-1')?.isNamed).toBe(true)
  })

  it('changes no state by a refused draft', () => {
    const { bands } = ladderOf([refusedStep(1, 'client')], closed, size, undefined)
    expect(bands).toHaveLength(2)
  })

  it('has a texture for each state', () => {
    expect(STATES.map(familyOf)).toEqual([
      'idle',
      'idle',
      'opening',
      'opening',
      'open',
      'closing',
      'closing',
      'closing',
      'closing',
      'closing',
      'waiting',
    ])
  })
})
