import type { ReactNode } from 'react'
import type { RoundView } from '../../../shared/game/room/view.ts'
import { useWords } from '../../i18n/index.ts'

/** A card that waits beside the play: it stops nothing, and may be left. */
export const QuestionsButton = ({
  round,
  onOpen,
}: {
  readonly round: RoundView
  readonly onOpen: () => void
}): ReactNode => {
  const words = useWords()
  if (round.questions.length === 0) return null
  const isWaiting = round.questions.some(({ mine }) => mine === undefined)
  return (
    <button type="button" className={`tick-open ${isWaiting ? 'btn' : 'as-link'}`} onClick={onOpen}>
      {isWaiting ? words.table.cardWaits : words.table.cardsAnswered}
    </button>
  )
}
