import { unreachable } from '../../shared/base/unreachable.ts'
import type { Step } from '../../shared/game/room/step.ts'
import { REVIEW_PARTS } from '../../shared/replay/review/review.ts'
import type { ReviewPart } from '../../shared/replay/review/review.ts'

/** What can be pointed at in a step: fields only where they are written on its arrow. */
export const partsOf = (step: Step): readonly ReviewPart[] => {
  switch (step.kind) {
    case 'segment':
      return written(step.segment.flags.ack, step.segment.data.length)
    case 'refused':
      return written(step.draft.flags.ack, step.draft.len)
    case 'call':
    case 'timer':
    case 'forged':
      return ['step']
    default:
      return unreachable(step)
  }
}

const written = (hasAck: boolean, len: number): readonly ReviewPart[] =>
  REVIEW_PARTS.filter((part) => (part === 'ack' ? hasAck : part === 'len' ? len > 0 : true))

/** The part that a piece of writing on an arrow belongs to: its flags, a field's name, or the number after it. */
export const partWritten = (piece: Element): ReviewPart | undefined => {
  if (piece.classList.contains('f')) return 'flags'
  const name = piece.classList.contains('k') ? piece : piece.previousElementSibling
  const said = name?.textContent.trim()
  return said === 'seq' || said === 'ack' || said === 'len' ? said : undefined
}

/** The piece of writing that holds the value of a part; undefined where it is not written. */
export const pieceOf = (row: Element, part: ReviewPart): SVGTSpanElement | undefined =>
  [...row.querySelectorAll('tspan')].find(
    (piece) => !piece.classList.contains('k') && partWritten(piece) === part,
  )
