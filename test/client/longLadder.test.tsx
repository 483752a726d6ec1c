import { describe, expect, it } from 'vitest'
import { MiniLadder } from '../../client/ladder/MiniLadder.tsx'
import { TextTwin } from '../../client/ladder/TextTwin.tsx'
import { LongLadder } from '../../client/pages/timeline/LongLadder.tsx'
import { piecesOf } from '../../client/pages/timeline/pieces.ts'
import { isUnwritten, timelineLook, timelineSize } from '../../client/pages/timeline/timelineSize.ts'
import { ladderOf } from '../../shared/replay/ladder.ts'
import { refusedStep, segmentStep } from '../support/steps.ts'
import { rendered } from '../support/speech.tsx'

const start = { client: 'ESTABLISHED', server: 'ESTABLISHED' } as const
const board = { width: 960, height: 690 }
const steps = Array.from({ length: 400 }, (_, at) =>
  segmentStep(at + 1, at % 2 === 0 ? 'client' : 'server', ['ACK']),
)

describe('a ladder of 400 segments', () => {
  const size = timelineSize(steps, board, false)
  const laid = ladderOf(steps, start, size, undefined)

  it('draws only the rows near the part in sight at first, and is as high as all of them', async () => {
    const page = await rendered(
      <LongLadder
        ladder={laid}
        scroll={{
          top: () => 0,
          subscribe: () => () => undefined,
          scrollTo: () => undefined,
          isFast: () => false,
        }}
        height={board.height}
        row={laid.rows[3]}
        size={size}
        look={timelineLook(false, size.pitch)}
        lens="all"
        fresh={undefined}
        base={undefined}
        pointer={undefined}
        onSelect={() => undefined}
      />,
    )
    expect(page).toContain(`height="${laid.height}"`)
    const drawn = page.match(/class="row [^"]*sent/g) ?? []
    expect(drawn.length).toBeGreaterThan(board.height / size.pitch)
    expect(drawn.length).toBeLessThan(100)
    expect(page).toContain(`translateY(${laid.rows[3]?.y}px)`)
  })

  it('is cut into pieces that hold every row once, with all that reaches out of it', () => {
    const pieces = piecesOf(laid)
    expect(pieces.flatMap(({ rows }) => rows)).toEqual(laid.rows)
    for (const { rows, from, to } of pieces)
      for (const { y, height, yTo } of rows) {
        expect(from).toBeLessThan(y)
        expect(to).toBeGreaterThan(Math.max(y + height, yTo))
      }
  })

  it('is whole as a list', async () => {
    expect((await rendered(<TextTwin steps={steps} selected={3} />)).match(/<li/g)).toHaveLength(400)
  })

  it('fits one board, as lines without writing; rows seen from close are higher', () => {
    const fit = timelineSize(steps, board, false, 'fit')
    expect(ladderOf(steps, start, fit, undefined).height).toBeCloseTo(board.height)
    expect(isUnwritten(fit, false)).toBe(true)
    const normal = timelineSize(steps, board, false)
    expect(isUnwritten(normal, false)).toBe(false)
    expect(timelineSize(steps, board, false, 'close').pitch).toBeGreaterThan(normal.pitch)
  })

  it('is a map of a few paths, on which mistakes stand out', async () => {
    const withSlip = [...steps.slice(0, 200), refusedStep(201, 'client')]
    const ladder = ladderOf(withSlip, start, timelineSize(withSlip, board, false), undefined)
    const map = await rendered(
      <MiniLadder ladder={ladder} size={{ x: { client: 26, server: 74 }, band: 10 }} />,
    )
    expect(map.match(/<path/g)).toHaveLength(5)
    expect(map).toMatch(/class="wrong mark" d="M1 [\d.]+h9"/)
  })

  it('of few segments fits with all its writing', () => {
    const few = steps.slice(0, 8)
    expect(isUnwritten(timelineSize(few, board, false, 'fit'), false)).toBe(false)
  })
})
