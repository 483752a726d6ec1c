import type { ReactNode } from 'react'
import type { EndpointView } from '../../../shared/game/room/view.ts'
import type { Composer } from '../../composer/useComposer.ts'
import { useWords } from '../../i18n/index.ts'
import { Icon } from '../../ui/Icon.tsx'

/** The next deeper help for what is due now; it names its price before it is taken. */
export const HintButton = ({
  me,
  composer,
  isCompact,
}: {
  readonly me: EndpointView
  readonly composer: Composer
  readonly isCompact: boolean
}): ReactNode => {
  const words = useWords()
  const told = me.refused?.flight === undefined ? (me.refused?.depth ?? me.hint?.depth) : me.hint?.depth
  const next = told === undefined || told === 'nudge' ? 'pointer' : 'answer'
  return (
    <button
      type="button"
      className={isCompact ? 'btn small quiet' : 'btn small'}
      disabled={told === 'answer'}
      aria-label={
        isCompact ? (next === 'pointer' ? words.table.hintCosts : words.table.answerFor) : undefined
      }
      onClick={() => composer.ask({ kind: 'take-hint', depth: next })}
    >
      <Icon name="help" />
      {!isCompact && (next === 'pointer' ? words.table.hint : words.table.answerFor)}
    </button>
  )
}
