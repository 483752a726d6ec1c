import { useMemo, useState } from 'react'
import type { RefObject } from 'react'
import type { Step } from '../../../shared/game/room/step.ts'
import { bySeat } from '../../../shared/game/seat.ts'
import type { BySeat } from '../../../shared/game/seat.ts'
import type { LadderSize } from '../../../shared/replay/ladder.ts'
import { throughLens } from '../../../shared/replay/lens.ts'
import type { Lens } from '../../../shared/replay/lens.ts'
import { marksOf, symbolOf } from '../../../shared/replay/symbols.ts'
import type { Told } from '../../../shared/replay/timeline.ts'
import type { State } from '../../../shared/tcp/state.ts'
import { useSize } from '../../ui/useSize.ts'
import type { Counting } from './Choices.tsx'
import type { Base } from './numbers.ts'
import { timelineSize } from './timelineSize.ts'
import type { Zoom } from './timelineSize.ts'
import { useSettled } from './useSettled.ts'
import { useStepping } from './useStepping.ts'
import type { Stepping } from './useStepping.ts'
import { useZoom } from './useZoom.ts'

/** How a timeline is looked at: through whose eyes, in which numbers, how close, and at which step. */
export interface TimelineView {
  readonly box: RefObject<HTMLElement | null>
  readonly lens: Lens
  readonly setLens: (lens: Lens) => void
  readonly counting: Counting
  readonly setCounting: (counting: Counting) => void
  readonly base: Base
  readonly zoom: Zoom
  readonly setZoom: (zoom: Zoom) => void
  /** The list in the place of the picture */
  readonly isList: boolean
  readonly setList: (isList: boolean) => void
  /** As the lens sees them */
  readonly steps: readonly Step[]
  readonly stepping: Stepping
  /** The selected step as it comes to rest: words about it follow a moment later, the ladder goes first */
  readonly late: number
  /** The board is too narrow for one line on an arrow */
  readonly isDense: boolean
  readonly size: LadderSize
  /** The states in which the lens sees both ends begin */
  readonly start: BySeat<State | undefined>
}

/**
 * @param first what numbers are counted from at first
 * @param isCompact a phone's layout, in which another board is measured
 */
export const useTimelineView = (timeline: Told, first: Counting, isCompact: boolean): TimelineView => {
  const [lens, setLens] = useState<Lens>('all')
  const [counting, setCounting] = useState<Counting>(first)
  const [isList, setList] = useState(false)
  const [box, measured] = useSize<HTMLElement>(isCompact)
  const steps = useMemo(() => throughLens(timeline.steps, lens), [timeline, lens])
  const stepping = useStepping(steps)
  const late = useSettled(stepping.selected)
  const begin = timeline.moments[0]
  const base = useMemo((): Base => {
    if (counting === 'absolute' || begin === undefined) return undefined
    const isns = bySeat((seat) => begin[seat].variables.iss)
    if (counting === 'relative') return isns
    const marks = marksOf(timeline.steps, isns)
    return { ...isns, named: (value, line) => symbolOf(value, line, marks) }
  }, [counting, begin, timeline])
  // Between a phone and a desktop the board may be too narrow as well.
  const isDense = isCompact || measured.width < 720
  const { zoom, setZoom } = useZoom(box, isCompact)
  const { twoMslMs } = timeline
  const size = useMemo(
    () => ({
      ...timelineSize(steps, measured, isDense, zoom),
      ...(twoMslMs !== undefined && { twoMslMs }),
    }),
    [steps, measured, isDense, zoom, twoMslMs],
  )
  const start = useMemo(
    () => bySeat((seat) => (lens === 'all' || lens === seat ? begin?.[seat].state : undefined)),
    [begin, lens],
  )
  return {
    box,
    lens,
    setLens,
    counting,
    setCounting,
    base,
    zoom,
    setZoom,
    isList,
    setList,
    steps,
    stepping,
    late,
    isDense,
    size,
    start,
  }
}
