import { useCallback, useEffect, useRef, useState } from 'react'
import type { Move } from '../../shared/game/draft.ts'
import { parseDraftText } from '../../shared/game/draftText.ts'
import type { EndpointView } from '../../shared/game/room/view.ts'
import type { ActedAnswer, AnswerCode } from '../../shared/wire/answers.ts'
import type { ActMessage } from '../../shared/wire/messages.ts'
import { STATES } from '../../shared/tcp/state.ts'
import type { Session } from '../net/session.ts'
import { EMPTY_DRAFT, toDraft, toLine } from './draft.ts'
import type { DraftFields } from './draft.ts'

export interface Composer {
  readonly fields: DraftFields
  readonly change: (part: Partial<DraftFields>) => void
  readonly isSending: boolean
  /** Why the last move was not considered at all */
  readonly refusal: AnswerCode | undefined
  readonly send: () => void
  readonly move: (move: Move) => void
  /** Asks for something that is no move, and says so if it is refused */
  readonly ask: (message: ActMessage) => void
}

const storageKey = (keptAs: string): string => `wavehand.draft.${keptAs}`

/**
 * The draft of one round: kept in this tab so that a reload keeps it, emptied when it was sent. The server's
 * verdict decides; until it comes the draft waits as "sending".
 */
export const useComposer = (
  session: Session,
  options: {
    /** Under which name this tab keeps the draft; undefined where the round does not outlive a reload */
    readonly keptAs: string | undefined
    readonly me: EndpointView
    readonly version: number
    readonly prefill: string | undefined
    /** The draft is on the wire: the eyes go to what is asked next */
    readonly onSent: () => void
  },
): Composer => {
  const { keptAs, me, version, prefill, onSent } = options
  const [fields, setFields] = useState<DraftFields>(() => readDraft(keptAs) ?? EMPTY_DRAFT)
  const [isSending, setSending] = useState(false)
  const [refusal, setRefusal] = useState<AnswerCode>()
  const isMounted = useRef(true)
  useEffect(() => {
    isMounted.current = true
    return () => {
      isMounted.current = false
    }
  }, [])
  useEffect(() => writeDraft(keptAs, fields), [keptAs, fields])

  // The opening segment of a guided room begins with the only number that it can have.
  const [filled, setFilled] = useState<string>()
  if (prefill !== filled) {
    setFilled(prefill)
    if (prefill !== undefined && fields.seq === '') setFields({ ...fields, seq: prefill })
  }

  const change = useCallback((part: Partial<DraftFields>): void => {
    setFields((old) => ({ ...old, ...part }))
    setRefusal(undefined)
  }, [])

  const submit = useCallback(
    (move: Move): void => {
      setSending(true)
      setRefusal(undefined)
      const moveId = newMoveId()
      session.act({ kind: 'submit-move', moveId, seen: version, move: toMessage(move) }).then(
        (answer: ActedAnswer) => {
          if (!isMounted.current) return
          setSending(false)
          if (!answer.ok) setRefusal(answer.code)
          else if (answer.outcome?.kind === 'sent') {
            // What happens next may be on the page before the answer: a draft begun meanwhile stays.
            setFields((now) => (now === fields ? EMPTY_DRAFT : now))
            // On the live wire what was due is due still: the next draft begins as this one did.
            if (answer.outcome.verdict.kind !== 'conforming') setFilled(undefined)
            onSent()
          }
        },
        () => setSending(false),
      )
    },
    [session, version, fields, onSent],
  )

  return {
    fields,
    change,
    isSending,
    refusal,
    send: () => submit({ kind: 'segment', draft: toDraft(fields, me) }),
    move: submit,
    ask: (message) => {
      setRefusal(undefined)
      void session.act(message).then((answer) => {
        if (isMounted.current && !answer.ok) setRefusal(answer.code)
      })
    },
  }
}

type SentMove = Extract<ActMessage, { kind: 'submit-move' }>['move']

/** Undefined values are left out of a message. */
const toMessage = (move: Move): SentMove => {
  if (move.kind !== 'segment') return move
  const { flags, seq, ack, len, claim } = move.draft
  const draft = {
    flags,
    seq,
    len,
    ...(ack === undefined ? {} : { ack }),
    ...(claim === undefined ? {} : { claim }),
  }
  return { kind: 'segment', draft }
}

const newMoveId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )

/** Kept as the line that one could type, and the state claimed: small, and read by the same parser. */
const readDraft = (keptAs: string | undefined): DraftFields | undefined => {
  if (keptAs === undefined) return undefined
  try {
    const [line, claim] = (sessionStorage.getItem(storageKey(keptAs)) ?? '').split('|')
    const parsed = parseDraftText(line ?? '', {})
    if (!parsed.ok) return undefined
    const { flags, seq, ack, len } = parsed.value
    return {
      flags,
      seq: seq === undefined ? '' : String(seq),
      ack: ack === undefined ? '' : String(ack),
      len: len ?? 0,
      claim: STATES.find((state) => state === claim),
    }
  } catch {
    return undefined
  }
}

const writeDraft = (keptAs: string | undefined, fields: DraftFields): void => {
  if (keptAs === undefined) return
  try {
    sessionStorage.setItem(storageKey(keptAs), `${toLine(fields)}|${fields.claim ?? ''}`)
  } catch {
    // Not kept over a reload; the fields themselves stay.
  }
}
