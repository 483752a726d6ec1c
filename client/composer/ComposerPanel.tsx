import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { EndpointView } from '../../shared/game/room/view.ts'
import { useWords } from '../i18n/index.ts'
import { DataChip } from './DataChip.tsx'
import { claimOf, gapOf } from './draft.ts'
import { FlagKeys } from './FlagKeys.tsx'
import { NumberPair, NumberRows } from './NumberRows.tsx'
import { plainOf } from './plainOf.ts'
import { SendButton } from './SendButton.tsx'
import { StateChoice } from './StateChoice.tsx'
import { TypedLine } from './TypedLine.tsx'
import type { Composer } from './useComposer.ts'
import { useFocusAfter } from './useFocusAfter.ts'
import { useKeys } from './useKeys.ts'
import { symbolsOf } from './variables.ts'
import { isWaiting } from './waiting.ts'

/** Where a segment is composed: flags, my number, the number I want next, data, the state I shall be in, Send. */
export const ComposerPanel = ({
  me,
  composer,
  isGuided,
  isCompact,
}: {
  readonly me: EndpointView
  readonly composer: Composer
  readonly isGuided: boolean
  readonly isCompact: boolean
}): ReactNode => {
  const words = useWords()
  const { fields, change } = composer
  const panel = useRef<HTMLElement>(null)
  const lineRef = useRef<HTMLInputElement>(null)
  const seqRef = useRef<HTMLInputElement>(null)
  const ackRef = useRef<HTMLInputElement>(null)
  const [isTyping, setTyping] = useState(false)
  const gap = gapOf(fields, me)
  // What went out all the same needs no other try: it is over.
  const refused = me.refused?.flight === undefined ? me.refused : undefined
  const verdict = refused?.verdict
  const faults = verdict === undefined || verdict.kind === 'conforming' ? [] : verdict.faults
  const firstWrong =
    verdict === undefined || verdict.kind === 'conforming' ? undefined : verdict.diagnosis.field
  // The mark stays on a field as long as the draft is the one that was refused.
  const wrong = gap === 'same' ? faults.map((fault) => fault.field) : []
  const trySend = (): void => {
    if (gap === undefined && !composer.isSending) composer.send()
  }
  useKeys({ fields, change, focusLine: () => lineRef.current?.focus(), send: trySend })
  useFocusAfter({ tries: refused?.tries ?? 0, field: firstWrong, panel, isQuiet: isCompact })

  const rows = { me, fields, change, wrong, isGuided, seqRef, ackRef }
  const plain = plainOf(fields, me, words)
  const data = <DataChip me={me} len={fields.len} onChange={(len) => change({ len })} isCompact={isCompact} />
  const line = (
    <TypedLine
      fields={fields}
      symbols={symbolsOf(me, isGuided)}
      onChange={change}
      onSend={trySend}
      inputRef={lineRef}
    />
  )
  const tries = refused?.tries ?? 0
  // Nothing is asked and nothing is begun: only the fields lie there.
  const isFolded = gap === 'flags' && isWaiting(me.situation)
  return (
    <section
      className="composer"
      aria-label={words.table.yourSegment}
      id="your-segment"
      tabIndex={-1}
      ref={panel}
    >
      {!isCompact && (
        <h2>
          {words.table.yourSegment}
          <span>{tries > 0 ? words.table.try(tries + 1) : ''}</span>
        </h2>
      )}
      <FlagKeys
        flags={fields.flags}
        isFault={wrong.includes('flags')}
        onChange={(flags) => change({ flags })}
      />
      {isCompact ? (
        <NumberPair rows={rows}>
          {data}
          <button
            type="button"
            className="chip typekey"
            aria-expanded={isTyping}
            aria-label={words.table.typed}
            onClick={() => setTyping(!isTyping)}
          >
            ›_
          </button>
        </NumberPair>
      ) : (
        <>
          <NumberRows {...rows} />
          {data}
        </>
      )}
      {isCompact && isTyping && line}
      {me.stateChoices.length > 0 && !isFolded && (
        <StateChoice
          choices={me.stateChoices}
          chosen={claimOf(fields, me)}
          isFault={wrong.includes('state')}
          onChange={(claim) => change({ claim })}
        />
      )}
      {composer.refusal !== undefined && (
        <p className="notice-line" role="alert">
          {words.refusals[composer.refusal]}
        </p>
      )}
      {!isCompact && gap === undefined && (
        <p className="says">
          <span className="cap">{words.table.plain}</span>
          {plain}
        </p>
      )}
      {!isFolded && (
        <SendButton
          fields={fields}
          gap={gap}
          wrong={firstWrong}
          isSending={composer.isSending}
          plain={plain}
          isCompact={isCompact}
          onSend={trySend}
        />
      )}
      {!isCompact && line}
    </section>
  )
}
