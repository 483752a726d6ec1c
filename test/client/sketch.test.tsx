import { describe, expect, it } from 'vitest'
import { piecesOf } from '../../client/pages/timeline/pieces.ts'
import { Sketch } from '../../client/pages/timeline/Sketch.tsx'
import { timelineLook, timelineSize } from '../../client/pages/timeline/timelineSize.ts'
import { peerOf } from '../../shared/game/seat.ts'
import type { Seat } from '../../shared/game/seat.ts'
import { ladderOf } from '../../shared/replay/ladder.ts'
import { callStep, refusedStep, segmentStep } from '../support/steps.ts'
import { rendered } from '../support/speech.tsx'

const board = { width: 960, height: 690 }
const steps = [
  callStep(1, 'client', { kind: 'SEND', data: 'a' }, 'ESTABLISHED'),
  segmentStep(2, 'client', ['ACK']),
  { ...segmentStep(3, 'client', ['ACK']), lost: true as const },
  refusedStep(4, 'server'),
  segmentStep(5, 'server', ['ACK']),
]
const size = timelineSize(steps, board, false)
const ladder = ladderOf(steps, { client: 'ESTABLISHED', server: 'ESTABLISHED' }, size, undefined)
const drawn = (hidden: Seat | undefined): Promise<string> =>
  rendered(
    <Sketch pieces={piecesOf(ladder)} size={size} look={timelineLook(false, size.pitch)} hidden={hidden} />,
  )
/** The x of both ends of each line. */
const lines = (page: string): readonly (readonly [from: number, to: number])[] =>
  [...page.matchAll(/class="wire" d="([^"]*)"/g)].flatMap(([, path = '']) =>
    [...path.matchAll(/M([\d.]+) [\d.]+L([\d.]+) [\d.]+/g)].map(
      ([, from, to]) => [Number(from), Number(to)] as const,
    ),
  )

describe('a ladder drawn faster than anybody reads', () => {
  it('has a line for every segment and draft, lost ones and refused ones drawn as such, and no writing', async () => {
    const page = await drawn(undefined)
    expect(lines(page)).toHaveLength(4)
    expect(page).toMatch(/class="lost"><path class="wire" d="M/)
    expect(page).toMatch(/class="ghost"><path class="wire" d="M/)
    expect(page).not.toContain('<text')
  })

  it.each(['client', 'server'] as const)(
    'shows nothing of the half where the %s lies in the fog',
    async (hidden) => {
      const page = await drawn(hidden)
      const middle = (size.x.client + size.x.server) / 2
      const seen = Math.sign(size.x[peerOf(hidden)] - middle)
      expect(lines(page).length).toBeGreaterThan(1)
      for (const ends of lines(page))
        for (const x of ends) expect(seen * (x - middle)).toBeGreaterThanOrEqual(0)
      const heads = [...page.matchAll(/class="head" d="M([\d.]+)/g)].map(([, x]) => Number(x))
      expect(heads).toHaveLength(1)
      for (const x of heads) expect(seen * (x - middle)).toBeGreaterThan(0)
    },
  )
})
