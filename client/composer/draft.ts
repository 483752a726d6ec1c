import type { Draft } from '../../shared/game/draft.ts'
import { formatDraftText } from '../../shared/game/draftText.ts'
import type { EndpointView } from '../../shared/game/room/view.ts'
import type { Flags } from '../../shared/tcp/segment.ts'
import { flagsOf } from '../../shared/tcp/segment.ts'
import type { State } from '../../shared/tcp/state.ts'

/** The draft as its fields stand: numbers are what was typed, possibly nothing. */
export interface DraftFields {
  readonly flags: Flags
  readonly seq: string
  readonly ack: string
  readonly len: number
  readonly claim: State | undefined
}

export const EMPTY_DRAFT: DraftFields = { flags: flagsOf(), seq: '', ack: '', len: 0, claim: undefined }

/** What is still missing before the draft can be judged; undefined when it is whole. */
export type Gap = 'flags' | 'seq' | 'ack' | 'claim' | 'same'

export const gapOf = (fields: DraftFields, me: EndpointView): Gap | undefined => {
  const { flags } = fields
  if (!flags.syn && !flags.ack && !flags.fin && !flags.rst) return 'flags'
  if (fields.seq === '') return 'seq'
  if (flags.ack && fields.ack === '') return 'ack'
  if (me.stateChoices.length > 0 && claimOf(fields, me) === undefined) return 'claim'
  const { refused } = me
  const isRefused = refused !== undefined && refused.flight === undefined
  return isRefused && isSameDraft(toDraft(fields, me), refused.draft) ? 'same' : undefined
}

/** The state chosen, as long as it is still one of the choices: something may have arrived since. */
export const claimOf = (fields: DraftFields, me: EndpointView): State | undefined =>
  me.stateChoices.find((state) => state === fields.claim)

/** The draft as it is submitted. A number in the ack field without the ACK flag is sent along: it tells something. */
export const toDraft = (fields: DraftFields, me: EndpointView): Draft => ({
  flags: fields.flags,
  seq: Number(fields.seq),
  ack: fields.ack === '' ? undefined : Number(fields.ack),
  len: fields.len,
  claim: claimOf(fields, me),
})

const isSameDraft = (a: Draft, b: Draft): boolean => lineOf(a) === lineOf(b) && a.claim === b.claim

const lineOf = (draft: Draft): string => formatDraftText(draft)

/** The typed line that says the same as the fields. */
export const toLine = (fields: DraftFields): string =>
  formatDraftText({
    flags: fields.flags,
    seq: fields.seq === '' ? undefined : Number(fields.seq),
    ack: fields.flags.ack && fields.ack !== '' ? Number(fields.ack) : undefined,
    len: fields.len,
  })
