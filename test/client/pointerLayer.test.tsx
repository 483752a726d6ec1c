import { describe, expect, test } from 'vitest'
import { timelineLook, timelineSize } from '../../client/pages/timeline/timelineSize.ts'
import { PointerLayer } from '../../client/review/PointerLayer.tsx'
import type { Pointer } from '../../client/review/PointerLayer.tsx'
import { ladderOf } from '../../shared/replay/ladder.ts'
import { timelineOf } from '../../shared/replay/timeline.ts'
import { playedRound } from '../support/playedRound.ts'
import { rendered, textOf } from '../support/speech.tsx'

const steps = timelineOf(playedRound('handshake').events)?.steps ?? []
const size = timelineSize(steps, { width: 900, height: 600 }, false)
const { rows } = ladderOf(steps, { client: 'CLOSED', server: 'CLOSED' }, size, undefined)

/** The layer over a ladder, as it stands before the browser has measured any letter. */
const layer = (pointer: Partial<Pointer>, isDense = false): Promise<string> =>
  rendered(
    <svg>
      <PointerLayer
        rows={rows}
        drawn={rows}
        size={size}
        look={timelineLook(isDense, size.pitch)}
        pointer={{ point: undefined, name: undefined, onPoint: undefined, ...pointer }}
      />
    </svg>,
  )

const placeOf = (markup: string): readonly [number, number] => {
  const [, x, y] = /translate\(([\d.]+) ([\d.]+)\)/.exec(markup) ?? []
  return [Number(x), Number(y)]
}

describe('the leader’s pointer', () => {
  test('stands at the arrow of its step, between the lifelines and below the tail', async () => {
    const row = rows.find(({ step }) => step?.kind === 'segment')
    if (row?.n === undefined) throw new Error('a handshake has segments')
    const markup = await layer({ point: { step: row.n, part: 'step' }, name: 'Mei' })
    const [x, y] = placeOf(markup)
    expect(x).toBeGreaterThan(size.x.client)
    expect(x).toBeLessThan(size.x.server)
    expect(y).toBeGreaterThan(row.yFrom)
    expect(y).toBeLessThan(row.yTo)
    expect(textOf(markup)).toBe('Mei')
  })

  test('stands at the mark of a call, on its lifeline', async () => {
    const row = rows.find(({ step }) => step?.kind === 'call')
    if (row?.n === undefined) throw new Error('a handshake begins with calls')
    const [x] = placeOf(await layer({ point: { step: row.n, part: 'step' } }))
    expect(x).toBe(size.x[row.seat])
  })

  test('says who points, shortened where there is less room, and nothing to whoever points', async () => {
    const point = { step: 3, part: 'step' } as const
    const name = 'Maximiliane-Bartholomeus'
    expect(textOf(await layer({ point, name }))).toBe('Maximiliane-B…')
    expect(textOf(await layer({ point, name }, true))).toBe('Maximili…')
    expect(textOf(await layer({ point }))).toBe('')
  })

  test('is not drawn for a step that is not in sight', async () => {
    expect(await layer({ point: { step: 400, part: 'ack' }, name: 'Mei' })).not.toContain('<path')
    expect(await layer({ name: 'Mei' })).not.toContain('<path')
  })
})
