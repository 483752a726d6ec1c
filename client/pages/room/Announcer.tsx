import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { EndpointView, RoundView } from '../../../shared/game/room/view.ts'
import { useWords } from '../../i18n/index.ts'
import { plainText } from '../../i18n/rich.ts'
import { sentenceOf } from '../../ladder/TextTwin.tsx'

/**
 * Tells whoever does not look at the wire what has just happened on it: politely, once, in full words. The last
 * step and what is asked now; a refused draft speaks for itself (its verdict is an alert).
 */
export const Announcer = ({
  round,
  me,
}: {
  readonly round: RoundView
  readonly me: EndpointView
}): ReactNode => {
  const words = useWords()
  const [said, setSaid] = useState('')
  const told = useRef(round.steps.length)
  const { steps } = round
  const last = steps.at(-1)
  useEffect(() => {
    if (steps.length <= told.current || last === undefined || last.kind === 'refused') return
    told.current = steps.length
    setSaid(`${sentenceOf(last, undefined, words)} ${plainText(words.coach.situation(me.situation).title)}`)
  }, [steps.length, last, words, me.situation])
  return (
    <p className="vh" aria-live="polite">
      {said}
    </p>
  )
}
