import type { FaultCode, Kind } from '../../tcp/permission.ts'
import type { State } from '../../tcp/state.ts'
import type { MisconceptionId } from './misconceptions.ts'

/** The fields of a draft that the judge looks at one by one. */
export const DRAFT_FIELDS = ['flags', 'seq', 'ack', 'len', 'state'] as const
export type DraftField = (typeof DRAFT_FIELDS)[number]

/** The judge's answer to a draft. */
export type Verdict =
  | {
      readonly kind: 'conforming'
      /** As which kind of segment it conforms */
      readonly as: Kind
      /** The play that one sees most; otherwise unusual but allowed */
      readonly typical: boolean
      /** What was allowed and shows a misconception all the same: a needless ACK, a bare FIN that was let pass */
      readonly reveals: MisconceptionId | undefined
    }
  | {
      /** A bare FIN: drawn so in many books; on the wire it also carries ACK (M27) */
      readonly kind: 'as-drawn'
      readonly faults: readonly DraftFault[]
      readonly diagnosis: Diagnosis
    }
  | {
      readonly kind: 'nonconforming'
      readonly faults: readonly DraftFault[]
      readonly diagnosis: Diagnosis
    }

export interface DraftFault {
  readonly field: DraftField
  readonly code: FaultCode | 'state-wrong' | 'state-not-kept' | 'number-too-large'
  readonly found: string
  /** What is due there. A secret until the answer is bought or the round is over. */
  readonly expected: string
  /** Section of RFC 9293 */
  readonly rfc: string
}

/**
 * Why the draft is wrong, as ids and values; the sentences stand in the catalogue of words, at three depths:
 * nudge (what the value would have meant), pointer (which variable to look at), answer.
 */
export interface Diagnosis {
  /** The field that the player should look at first */
  readonly field: DraftField
  readonly code: DraftFault['code']
  /** The misconception that the draft reveals, when it reveals one */
  readonly misconception: MisconceptionId | undefined
  /** Values for the sentences */
  readonly params: DiagnosisParams
  readonly rfc: string
}

export interface DiagnosisParams {
  /** What the player wrote in the field */
  readonly found: string
  /** What is due. Only the answer's sentence names it; empty in a view that has not paid for it. */
  readonly due: string
  /** The variable to look at: "RCV.NXT", "SND.NXT", "ISS" */
  readonly variable: string
  /** The state in which the draft was submitted */
  readonly state: State
  /** Octets of data in the newest segment that arrived */
  readonly octets: number
}

/** Three depths of being told why. The nudge is free; the others cost points. */
export const DEPTHS = ['nudge', 'pointer', 'answer'] as const
export type Depth = (typeof DEPTHS)[number]
export const DEPTH_COST: { readonly [D in Depth]: number } = { nudge: 0, pointer: 1, answer: 3 }
