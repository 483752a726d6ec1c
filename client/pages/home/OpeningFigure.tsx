import type { ReactNode } from 'react'
import { LadderFigure } from '../../ladder/LadderFigure.tsx'
import { TextTwin } from '../../ladder/TextTwin.tsx'
import { OPENING, STORY_START } from '../../ladder/story.ts'
import { useSize } from '../../ui/useSize.ts'

const LOOK = {
  compact: true,
  segmentSize: 15,
  noteSize: 13,
  nameSize: 12,
  hasPlain: false,
  hasGutter: false,
} as const

/** The three segments of an opening, standing still: the phone's picture. */
export const OpeningFigure = (): ReactNode => {
  const [ref, { width }] = useSize<HTMLElement>()
  return (
    <figure className="board" ref={ref}>
      {width > 0 && (
        <LadderFigure
          steps={OPENING}
          start={STORY_START}
          viewer="all"
          look={LOOK}
          size={{
            width,
            x: { client: 30, server: width - 30 },
            top: 12,
            pitch: 76,
            slant: 24,
            lead: 0.5,
            tail: 20,
            minHeight: 0,
          }}
        />
      )}
      <TextTwin steps={OPENING} />
    </figure>
  )
}
