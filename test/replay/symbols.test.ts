import { describe, expect, it } from 'vitest'
import { marksOf, symbolOf } from '../../shared/replay/symbols.ts'
import { timelineOf } from '../../shared/replay/timeline.ts'
import { playedRound } from '../support/playedRound.ts'
import type { LevelId } from '../../shared/game/levels/level.ts'

/** Every segment of a level played without a mistake, with letters for its numbers. */
const lettered = (level: LevelId): readonly string[] => {
  const timeline = timelineOf(playedRound(level).events)
  const first = timeline?.moments[0]
  if (timeline === undefined || first === undefined) throw new Error('a played round begins with its start')
  const marks = marksOf(timeline.steps, {
    client: first.client.variables.iss,
    server: first.server.variables.iss,
  })
  return timeline.steps.flatMap((step) => {
    if (step.kind !== 'segment') return []
    const { flags, seq, ack } = step.segment
    const other = step.seat === 'client' ? 'server' : 'client'
    return [
      `${step.seat === 'client' ? 'C' : 'S'} seq ${symbolOf(seq, step.seat, marks)}${flags.ack ? ` ack ${symbolOf(ack, other, marks)}` : ''}`,
    ]
  })
}

describe('the letters of textbooks', () => {
  it('name the ISNs of an opening x and y', () => {
    expect(lettered('handshake')).toEqual(['C seq x', 'S seq y ack x+1', 'C seq x+1 ack y+1'])
  })

  it('name a close u, v and w: w lies after what was sent in between', () => {
    const lines = lettered('half-close')
    expect(lines.slice(2)).toEqual([
      'C seq u ack v',
      'S seq v ack u+1',
      'S seq v ack u+1',
      'C seq u+1 ack w',
      'S seq w ack u+1',
      'C seq u+1 ack w+1',
    ])
  })

  it('let v stand for w where nothing was sent in between', () => {
    expect(lettered('close-client').at(-1)).toBe('C seq u+1 ack v+1')
  })

  it('leave a number before the ISN as it is', () => {
    const marks = { client: [{ name: 'x', value: 100 }], server: [{ name: 'y', value: 5000 }] } as const
    expect(symbolOf(99, 'client', marks)).toBe('99')
    expect(symbolOf(5001, 'server', marks)).toBe('y+1')
  })

  it('wrap at 2^32', () => {
    const marks = { client: [{ name: 'x', value: 2 ** 32 - 1 }], server: [] } as const
    expect(symbolOf(1, 'client', marks)).toBe('x+2')
  })
})
