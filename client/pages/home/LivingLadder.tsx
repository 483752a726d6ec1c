import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { SEATS } from '../../../shared/game/seat.ts'
import type { LadderSize } from '../../../shared/replay/ladder.ts'
import { useWords } from '../../i18n/index.ts'
import { LadderFigure } from '../../ladder/LadderFigure.tsx'
import { TextTwin } from '../../ladder/TextTwin.tsx'
import type { Look } from '../../ladder/look.ts'
import { STORY, STORY_START } from '../../ladder/story.ts'
import { useMedia } from '../../ui/useMedia.ts'
import { useSize } from '../../ui/useSize.ts'

/** The picture is never wider; below the least width it is drawn as on a phone, names inside. */
const WIDTH = { least: 580, most: 640 }
/** What the names of the states need beside the lifelines */
const MARGIN = { wide: 124, narrow: 40 }

const isNarrow = (room: number): boolean => room < WIDTH.least

const sizeOf = (room: number): LadderSize => {
  const width = Math.min(WIDTH.most, room)
  const margin = isNarrow(room) ? MARGIN.narrow : MARGIN.wide
  return {
    width,
    x: { client: margin, server: width - margin },
    top: 14,
    pitch: 84,
    slant: isNarrow(room) ? 26 : 46,
    lead: isNarrow(room) ? 0.5 : 0.4,
    tail: 34,
    minHeight: 0,
  }
}

const lookOf = (room: number): Look => ({
  compact: isNarrow(room),
  segmentSize: 14,
  noteSize: 13,
  nameSize: 13,
  hasPlain: true,
  hasGutter: false,
})

/** Milliseconds from top to bottom; then the whole picture stands for a share of that time. */
const RUN_MS = 16_000
const REST = 0.25
const BEGIN = 0.34
/** Positions of the slider */
const FINE = 1000

/** A whole connection that goes on by itself. The slider is time; whoever takes it stops the clock for good. */
export const LivingLadder = (): ReactNode => {
  const { app, home } = useWords()
  const isStill = useMedia('(prefers-reduced-motion: reduce)')
  const [isTaken, setTaken] = useState(false)
  const [figure, { width }] = useSize<HTMLElement>()
  const size = sizeOf(width)
  const slider = useRef<HTMLInputElement>(null)

  // Written past React: sixty times a second only one property of one element changes.
  useEffect(() => {
    if (isTaken) return undefined
    const show = (now: number): void => {
      figure.current?.style.setProperty('--now', String(now))
      if (slider.current !== null) slider.current.value = String(Math.round(now * FINE))
    }
    if (isStill) {
      show(1)
      return undefined
    }
    let now = BEGIN
    let last: number | undefined
    let frame = requestAnimationFrame(function tick(at) {
      // A tab that was hidden goes on from where it stood.
      now += Math.min(at - (last ?? at), 100) / RUN_MS
      last = at
      if (now > 1 + REST) now = 0
      show(Math.min(1, now))
      frame = requestAnimationFrame(tick)
    })
    return () => cancelAnimationFrame(frame)
  }, [figure, isStill, isTaken])

  return (
    <figure className="living" ref={figure}>
      <div className="ends">
        {SEATS.map((seat) => (
          <span key={seat} className={`seat ${seat}`} style={{ left: size.x[seat] }}>
            {app[seat]}
          </span>
        ))}
      </div>
      <div className="reveal">
        {width > 0 && (
          <LadderFigure
            steps={STORY}
            start={STORY_START}
            viewer="all"
            size={size}
            look={lookOf(width)}
            label={home.figure}
          />
        )}
        <i className="nowline" aria-hidden="true" />
        <TextTwin steps={STORY} />
      </div>
      <figcaption>
        <input
          ref={slider}
          type="range"
          min={0}
          max={FINE}
          defaultValue={BEGIN * FINE}
          aria-label={home.time}
          onInput={(event) => {
            setTaken(true)
            figure.current?.style.setProperty('--now', String(Number(event.currentTarget.value) / FINE))
          }}
        />
        <span>{home.drag}</span>
      </figcaption>
    </figure>
  )
}
