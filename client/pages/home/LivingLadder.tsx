import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { SEATS } from '../../../shared/game/seat.ts'
import { useWords } from '../../i18n/index.ts'
import { LadderFigure } from '../../ladder/LadderFigure.tsx'
import { useMedia } from '../../ui/useMedia.ts'
import { useSize } from '../../ui/useSize.ts'
import { storySteps } from './story.ts'

/** How long a connection lives on the start page, in milliseconds. */
const LIFE_MS = 16_000

/** A whole connection that draws itself from the top; whoever takes the slider stops the clock for good. */
export const LivingLadder = ({ isCompact }: { readonly isCompact: boolean }): ReactNode => {
  const words = useWords()
  const isStill = useMedia('(prefers-reduced-motion: reduce)')
  const [now, setNow] = useState(isStill ? 1 : 0.2)
  const [isTaken, setTaken] = useState(false)
  const figure = useRef<HTMLElement>(null)
  const [box, size] = useSize<HTMLDivElement>()
  const isRunning = !isCompact && !isStill && !isTaken
  useEffect(() => {
    if (!isRunning) return undefined
    let last: number | undefined
    let frame = requestAnimationFrame(function tick(at) {
      const passed = (at - (last ?? at)) / LIFE_MS
      last = at
      setNow((old) => (old + passed > 1.15 ? 0 : old + passed))
      frame = requestAnimationFrame(tick)
    })
    return () => cancelAnimationFrame(frame)
  }, [isRunning])
  useEffect(() => {
    figure.current?.style.setProperty('--now', String(Math.min(1, now)))
  }, [now])

  if (isCompact)
    return (
      <figure className="board" ref={figure}>
        <div ref={box}>
          {size.width > 0 && (
            <LadderFigure
              steps={storySteps(3)}
              start={{ client: 'CLOSED', server: 'LISTEN' }}
              viewer="all"
              look={{
                compact: true,
                segmentSize: 15,
                noteSize: 13,
                nameSize: 12,
                hasPlain: false,
                hasGutter: false,
              }}
              size={{
                width: size.width,
                x: { client: 30, server: size.width - 30 },
                top: 14,
                pitch: 76,
                slant: 24,
                lead: 0.5,
                tail: 16,
                minHeight: 0,
              }}
            />
          )}
        </div>
      </figure>
    )
  return (
    <figure className="living" ref={figure}>
      <div className="ends">
        {SEATS.map((seat) => (
          <span key={seat} className={`seat ${seat}`}>
            {words.app[seat]}
          </span>
        ))}
      </div>
      <div className="reveal">
        <LadderFigure
          steps={storySteps(7)}
          start={{ client: 'CLOSED', server: 'LISTEN' }}
          viewer="all"
          look={{
            compact: false,
            segmentSize: 14,
            noteSize: 13,
            nameSize: 13,
            hasPlain: true,
            hasGutter: false,
          }}
          size={{
            width: 640,
            x: { client: 128, server: 512 },
            top: 14,
            pitch: 84,
            slant: 46,
            lead: 0.4,
            tail: 34,
            minHeight: 0,
          }}
        />
        <i className="nowline" aria-hidden="true" />
      </div>
      <figcaption>
        <input
          type="range"
          min="0"
          max="1000"
          value={Math.round(Math.min(1, now) * 1000)}
          aria-label={words.home.time}
          onChange={(event) => {
            setTaken(true)
            setNow(Number(event.target.value) / 1000)
          }}
        />
        <span>{words.home.drag}</span>
      </figcaption>
    </figure>
  )
}
