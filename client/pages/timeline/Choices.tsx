import { memo } from 'react'
import type { ReactNode } from 'react'
import type { Lens } from '../../../shared/replay/lens.ts'
import { useWords } from '../../i18n/index.ts'
import { useLessons } from '../../i18n/lessons.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { SPEEDS } from './useStepping.ts'
import type { Speed } from './useStepping.ts'
import { ZOOMS } from './timelineSize.ts'
import type { Zoom } from './timelineSize.ts'

interface Choice<T> {
  readonly value: T
  readonly onChange: (value: T) => void
}

/** Whose eyes. Like the other choices here it stays as it is while one steps: radio buttons are dear to draw. */
export const LensChoice = memo(function LensChoice({ value, onChange }: Choice<Lens>): ReactNode {
  const { app, timeline } = useWords()
  return (
    <Segmented
      label={timeline.whose}
      value={value}
      onChange={onChange}
      options={[
        {
          value: 'client',
          label: (
            <>
              <i className="dm client" />
              <span>{app.client}</span>
            </>
          ),
        },
        {
          value: 'all',
          label: (
            <>
              <Icon name="eye" />
              <span>{timeline.all}</span>
            </>
          ),
        },
        {
          value: 'server',
          label: (
            <>
              <i className="ds server" />
              <span>{app.server}</span>
            </>
          ),
        },
      ]}
    />
  )
})

export type Counting = 'absolute' | 'relative' | 'symbols'

/** What numbers are counted from, or letters for them. */
export const NumberChoice = memo(function NumberChoice({ value, onChange }: Choice<Counting>): ReactNode {
  const { timeline } = useWords()
  const moving = useLessons()?.moving
  return (
    <Segmented
      label={timeline.numbers}
      value={value}
      onChange={onChange}
      options={[
        { value: 'absolute', label: timeline.absolute },
        { value: 'relative', label: timeline.relative },
        { value: 'symbols', label: <span title={moving?.symbolsMore}>{moving?.symbols}</span> },
      ]}
    />
  )
})

/** How close the ladder is seen. */
export const ZoomChoice = memo(function ZoomChoice({ value, onChange }: Choice<Zoom>): ReactNode {
  const moving = useLessons()?.moving
  if (moving === undefined) return null
  return (
    <Segmented
      label={moving.zoom}
      value={value}
      onChange={onChange}
      options={ZOOMS.map((zoom) => ({ value: zoom, label: moving.zooms[zoom] }))}
    />
  )
})

const SPEED_NAMES: { readonly [S in Speed]: string } = { '0.5': '½×', '1': '1×', '4': '4×' }

/** How fast the timeline plays. */
export const SpeedChoice = memo(function SpeedChoice({ value, onChange }: Choice<Speed>): ReactNode {
  const { timeline } = useWords()
  return (
    <Segmented
      className="speeds"
      label={timeline.speed}
      options={SPEEDS.map((speed) => ({ value: speed, label: SPEED_NAMES[speed] }))}
      value={value}
      onChange={onChange}
    />
  )
})
