import { describe, expect, test } from 'vitest'
import { fail, ok } from '../../shared/base/result.ts'
import { decideReview } from '../../shared/replay/review/review.ts'
import type {
  Review,
  ReviewCommand,
  ReviewPosition,
  ReviewRoom,
  Reviewer,
} from '../../shared/replay/review/review.ts'

const MEI: Reviewer = { id: 'm', name: 'Mei' }
const JONAS: Reviewer = { id: 'j', name: 'Jonas' }
const START: ReviewPosition = { step: 1, lens: 'all', zoom: 'normal' }
const NINE: ReviewPosition = { step: 9, lens: 'server', zoom: 'close', point: { step: 8, part: 'ack' } }

/** A room with Mei at the client and Jonas at the server, who are here as given. */
const room = (here: readonly Reviewer[]): ReviewRoom => ({
  replayId: 'round',
  isHere: (id) => here.some((each) => each.id === id),
  seated: (seat) => (seat === 'client' ? MEI : JONAS),
})
const BOTH = room([MEI, JONAS])

const review = (leader: Reviewer, at = START): Review => ({ replayId: 'round', leader, at })
const lead = (at = START, replayId = 'round'): ReviewCommand => ({ kind: 'lead', replayId, at })

describe('a shared review', () => {
  test('is begun by any player of the round that has just been played', () => {
    expect(decideReview(undefined, JONAS, lead(NINE), BOTH)).toEqual(ok(review(JONAS, NINE)))
  })

  test('is not begun of another round, nor while none has been played', () => {
    expect(decideReview(undefined, MEI, lead(START, 'older'), BOTH)).toEqual(fail('review/other-round'))
    expect(decideReview(undefined, MEI, lead(), { ...BOTH, replayId: undefined })).toEqual(
      fail('review/other-round'),
    )
  })

  test('is where its leader points', () => {
    expect(decideReview(review(MEI), MEI, { kind: 'point', at: NINE }, BOTH)).toEqual(ok(review(MEI, NINE)))
  })

  test.each<ReviewCommand>([{ kind: 'point', at: NINE }, { kind: 'hand', to: 'server' }, { kind: 'end' }])(
    'its leader alone may $kind',
    (command) => {
      expect(decideReview(review(MEI), JONAS, command, BOTH)).toEqual(fail('review/not-leading'))
      expect(decideReview(undefined, MEI, command, BOTH)).toEqual(fail('review/none'))
    },
  )

  test('its lead is not taken from somebody who is here', () => {
    expect(decideReview(review(MEI), JONAS, lead(NINE), BOTH)).toEqual(fail('review/led'))
  })

  test('its lead is taken from somebody who has gone, and not given back by coming back', () => {
    const taken = decideReview(review(MEI), JONAS, lead(NINE), room([JONAS]))
    expect(taken).toEqual(ok(review(JONAS, NINE)))
    expect(decideReview(review(JONAS, NINE), MEI, { kind: 'point', at: START }, BOTH)).toEqual(
      fail('review/not-leading'),
    )
  })

  test('goes on under its leader who leads again', () => {
    expect(decideReview(review(MEI), MEI, lead(NINE), BOTH)).toEqual(ok(review(MEI, NINE)))
  })

  test('can be taken over in the lobby, when its round is no longer that of the room', () => {
    expect(decideReview(review(MEI), JONAS, lead(NINE), { ...room([JONAS]), replayId: undefined })).toEqual(
      ok(review(JONAS, NINE)),
    )
  })

  test('is handed to the player of a seat who is here, at the very place', () => {
    const hand: ReviewCommand = { kind: 'hand', to: 'server' }
    expect(decideReview(review(MEI, NINE), MEI, hand, BOTH)).toEqual(ok(review(JONAS, NINE)))
    expect(decideReview(review(MEI), MEI, hand, room([MEI]))).toEqual(fail('review/nobody-there'))
    expect(decideReview(review(MEI), MEI, hand, { ...BOTH, seated: () => undefined })).toEqual(
      fail('review/nobody-there'),
    )
  })

  test('is over when its leader ends it', () => {
    expect(decideReview(review(MEI), MEI, { kind: 'end' }, BOTH)).toEqual(ok(undefined))
  })
})
