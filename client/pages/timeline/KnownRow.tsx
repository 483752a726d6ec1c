import type { ReactNode } from 'react'
import type { Told } from '../../../shared/replay/timeline.ts'
import { Rich } from '../../i18n/Rich.tsx'
import { Icon } from '../../ui/Icon.tsx'

/** For eyes that see both ends: the round, and the step by n. */
export interface Seeing {
  readonly timeline: Told
  readonly n: number
}

/** One thing that an end knows, or cannot know, and beside it what only eyes that see both ends can tell. */
export interface KnownLine {
  readonly text: string
  readonly more?: string | undefined
  readonly truth?: string | undefined
}

/** A row of what an end knows. */
export const KnownRow = ({
  title,
  lines,
}: {
  readonly title: string
  readonly lines: readonly KnownLine[]
}): ReactNode => (
  <div>
    <dt>{title}</dt>
    {lines.map(({ text, more, truth }) => (
      <dd key={text}>
        <Rich>{text}</Rich>
        {more !== undefined && (
          <small>
            <Rich>{more}</Rich>
          </small>
        )}
        {truth !== undefined && (
          <small className="truth">
            <Icon name="eye" />
            {truth}
          </small>
        )}
      </dd>
    ))}
  </div>
)
