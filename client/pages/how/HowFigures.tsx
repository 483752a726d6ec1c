import { useState } from 'react'
import type { ReactNode } from 'react'
import { bySeat } from '../../../shared/game/seat.ts'
import { throughLens } from '../../../shared/replay/lens.ts'
import type { Lens } from '../../../shared/replay/lens.ts'
import { useWords } from '../../i18n/index.ts'
import { useLessons } from '../../i18n/lessons.ts'
import { LadderFigure } from '../../ladder/LadderFigure.tsx'
import { TextTwin } from '../../ladder/TextTwin.tsx'
import { OPENING, STORY_START } from '../../ladder/story.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { useSize } from '../../ui/useSize.ts'

/** An opening to look at with the eyes of either end, and without the fog. */
export const HowFigures = (): ReactNode => {
  const { app, timeline } = useWords()
  const lessons = useLessons()
  const [lens, setLens] = useState<Lens>('client')
  const [box, { width }] = useSize<HTMLDivElement>()
  const steps = throughLens(OPENING, lens)
  const isCompact = width < 520
  const margin = isCompact ? 30 : 128
  return (
    <figure className="howfig">
      <figcaption>
        <Segmented
          label={timeline.whose}
          value={lens}
          onChange={setLens}
          options={[
            { value: 'client', label: app.client },
            { value: 'all', label: timeline.all },
            { value: 'server', label: app.server },
          ]}
        />
        <p className="cap" aria-live="polite">
          {lessons?.how.lens[lens]}
        </p>
      </figcaption>
      <div ref={box}>
        {width > 0 && (
          <LadderFigure
            steps={steps}
            start={bySeat((seat) => (lens === 'all' || lens === seat ? STORY_START[seat] : undefined))}
            viewer={lens}
            size={{
              width,
              x: { client: margin, server: width - margin },
              top: 14,
              pitch: isCompact ? 78 : 104,
              slant: isCompact ? 24 : 50,
              lead: isCompact ? 0.5 : 0.36,
              tail: 34,
              minHeight: 0,
            }}
            look={{
              compact: isCompact,
              segmentSize: 15,
              noteSize: 14,
              nameSize: isCompact ? 12 : 13,
              hasPlain: true,
              hasGutter: false,
            }}
          />
        )}
      </div>
      <TextTwin steps={steps} />
    </figure>
  )
}
