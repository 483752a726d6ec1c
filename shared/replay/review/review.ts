import { fail, ok } from '../../base/result.ts'
import type { Result } from '../../base/result.ts'
import { unreachable } from '../../base/unreachable.ts'
import type { Seat } from '../../game/seat.ts'
import type { Lens } from '../lens.ts'

/** How close a ladder is seen. */
export const REVIEW_ZOOMS = ['fit', 'normal', 'close'] as const

/** What can be pointed at in a step: the whole of it (its arrow or its mark), or one field on its arrow. */
export const REVIEW_PARTS = ['step', 'flags', 'seq', 'ack', 'len'] as const
export type ReviewPart = (typeof REVIEW_PARTS)[number]

export interface ReviewPoint {
  /** The n of the step pointed at; it need not be the one that is shown in full */
  readonly step: number
  readonly part: ReviewPart
}

/** Where whoever leads a shared review is in the replay. It says nothing that is not in the replay itself. */
export interface ReviewPosition {
  /** The n of the step, which is the same under every lens */
  readonly step: number
  readonly lens: Lens
  readonly zoom: (typeof REVIEW_ZOOMS)[number]
  readonly point?: ReviewPoint | undefined
}

/** Somebody who may lead: known by a secret that never leaves the server, called by a name. */
export interface Reviewer {
  readonly id: string
  readonly name: string
}

/** A finished round that the people of a room look at together: one leads, everybody else may follow. */
export interface Review {
  readonly replayId: string
  readonly leader: Reviewer
  readonly at: ReviewPosition
}

export type ReviewCommand =
  /** Begin, or take the lead over from somebody who has gone */
  | { readonly kind: 'lead'; readonly replayId: string; readonly at: ReviewPosition }
  | { readonly kind: 'point'; readonly at: ReviewPosition }
  | { readonly kind: 'hand'; readonly to: Seat }
  | { readonly kind: 'end' }

/** Why a review is not what was asked for. Stable. */
export type ReviewCode =
  'review/none' | 'review/led' | 'review/not-leading' | 'review/nobody-there' | 'review/other-round'

/** What a decision about a review has to know of its room. */
export interface ReviewRoom {
  /** The round that has just been played; undefined while one is being played, and in a room that has played none */
  readonly replayId: string | undefined
  readonly isHere: (id: string) => boolean
  /** The person on a seat, if a person sits there */
  readonly seated: (seat: Seat) => Reviewer | undefined
}

/**
 * What becomes of a review when `by`, who holds a seat in the room, asks for this: the review as it is then, or
 * undefined when there is none any more.
 *
 * Refuses `review/other-round` where the room's last finished round is another one, `review/led` while somebody else
 * leads and is here, `review/not-leading` whatever is only the leader's to do, `review/nobody-there` to hand the lead to
 * a seat without a person who is here, `review/none` where there is nothing to do it with.
 */
export const decideReview = (
  review: Review | undefined,
  by: Reviewer,
  command: ReviewCommand,
  room: ReviewRoom,
): Result<Review | undefined, ReviewCode> => {
  if (command.kind === 'lead') return lead(review, by, command, room)
  if (review === undefined) return fail('review/none')
  if (review.leader.id !== by.id) return fail('review/not-leading')
  switch (command.kind) {
    case 'point':
      return ok({ ...review, at: command.at })
    case 'hand': {
      const next = room.seated(command.to)
      if (next === undefined || !room.isHere(next.id)) return fail('review/nobody-there')
      return ok({ ...review, leader: next })
    }
    case 'end':
      return ok(undefined)
    default:
      return unreachable(command)
  }
}

const lead = (
  review: Review | undefined,
  by: Reviewer,
  { replayId, at }: Extract<ReviewCommand, { kind: 'lead' }>,
  room: ReviewRoom,
): Result<Review, ReviewCode> => {
  if (replayId !== (review?.replayId ?? room.replayId)) return fail('review/other-round')
  // Who leads keeps the lead over a lost line; it can be taken only from somebody who is not here.
  if (review !== undefined && review.leader.id !== by.id && room.isHere(review.leader.id))
    return fail('review/led')
  return ok({ replayId, leader: by, at })
}
