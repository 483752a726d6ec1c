import { describe, expect, test } from 'vitest'
import { Router } from 'wouter'
import { partsOf } from '../../client/review/parts.ts'
import { ReviewBar } from '../../client/review/ReviewBar.tsx'
import { UNASKED } from '../../client/review/stance.ts'
import type { Stance } from '../../client/review/stance.ts'
import type { Together } from '../../client/review/useTogether.ts'
import type { SessionState } from '../../client/net/session.ts'
import { timelineOf } from '../../shared/replay/timeline.ts'
import type { View } from '../../shared/game/room/view.ts'
import type { Viewer } from '../../shared/game/seat.ts'
import type { ReviewTold } from '../../shared/wire/answers.ts'
import { playedRound } from '../support/playedRound.ts'
import { rendered, textOf } from '../support/speech.tsx'
import { playExamples } from '../server/support/wireExamples.ts'

const steps = timelineOf(playedRound('handshake').events)?.steps ?? []
const step = steps.find(({ kind }) => kind === 'segment')
if (step === undefined) throw new Error('a handshake has segments')

const told = (isMe: boolean, replayId = 'round'): ReviewTold => ({
  replayId,
  leader: { name: 'Mei', isHere: true, isMe },
  at: { step: 9, lens: 'all', zoom: 'normal' },
  followers: isMe ? 1 : 0,
})

const played = playExamples().overView
const overView = (viewer: Viewer): View => ({ ...played, viewer })

const nothing = (): void => undefined

/** The bar as it stands in a room whose handshake is over. */
const bar = (
  stance: Partial<Stance>,
  state: Partial<SessionState> = {},
  language: 'en' | 'zh' = 'en',
  replayId = played.round?.outcome?.replayId ?? '',
): Promise<string> => {
  const shown: SessionState = {
    link: { kind: 'live' },
    view: overView({ kind: 'seat', seat: 'server' }),
    presence: { client: 'here', server: 'here' },
    ...state,
  }
  const together: Together = {
    state: shown,
    replayId,
    stance: { ...UNASKED, ...stance },
    part: {
      getStance: () => UNASKED,
      subscribe: () => nothing,
      lead: () => Promise.resolve(true),
      point: nothing,
      hand: nothing,
      end: nothing,
      happens: nothing,
      close: nothing,
    },
    here: { step: 1, lens: 'all', zoom: 'normal' },
    pointer: undefined,
    pointAt: nothing,
  }
  return rendered(
    <Router ssrPath="/timeline/round">
      <ReviewBar together={together} step={step} sentence="" isCompact={false} />
    </Router>,
    language,
  )
}

describe('the bar of a shared review', () => {
  test.each<readonly [string, Partial<Stance>, readonly string[]]>([
    ['offers it to a player who is alone', { mode: 'alone' }, ['Look at it together']],
    [
      'invites who was here before it began',
      { mode: 'invited', told: told(false) },
      ['Mei is showing step 9.', 'Join'],
    ],
    ['says whom one follows', { mode: 'with', told: told(false) }, ['With Mei: step 9']],
    [
      'leads back who has broken free',
      { mode: 'apart', told: told(false) },
      ['On your own.', 'Back to Mei (step 9)'],
    ],
    [
      'lets its leader point, hand over and end',
      { mode: 'leading', told: told(true) },
      ['You lead, 1 follows.', 'Hand over to Mei', 'End', 'Point at', 'step', 'flags', 'seq'],
    ],
    ['says that it has ended', { mode: 'over' }, ['It has ended.']],
    [
      'shows the way to another round',
      { mode: 'alone', elsewhere: told(false, 'next') },
      ['Mei is showing another round.', 'Join'],
    ],
  ])('%s', async (_, stance, texts) => {
    const text = textOf(await bar(stance))
    for (const each of texts) expect(text).toContain(each)
  })

  test('speaks Chinese', async () => {
    expect(textOf(await bar({ mode: 'apart', told: told(false) }, {}, 'zh'))).toContain(
      '回到 Mei 那里（第 9 步）',
    )
  })

  test('offers nothing to lead to whoever only looks on', async () => {
    const text = textOf(await bar({ mode: 'alone' }, { view: overView({ kind: 'spectator' }) }))
    expect(text).not.toContain('Look at it together')
  })

  test('offers nothing to lead where an older round is looked at', async () => {
    expect(textOf(await bar({ mode: 'alone' }, {}, 'en', 'an-older-round'))).not.toContain(
      'Look at it together',
    )
  })

  test('says who waits for the next round, also while one follows', async () => {
    const { client } = played.seats
    const seats = { ...played.seats, client: { ...client, ready: true } }
    const view: View = { ...overView({ kind: 'seat', seat: 'server' }), seats }
    for (const stance of [{ mode: 'alone' }, { mode: 'with', told: told(false) }] as const)
      expect(textOf(await bar(stance, { view }))).toContain('Mei wants to play again.')
  })

  test('says that the line is lost, and offers nothing that needs it', async () => {
    const text = textOf(
      await bar({ mode: 'apart', told: told(false) }, { link: { kind: 'lost', retryAt: 0 } }),
    )
    expect(text).toContain('No line.')
    expect(text).not.toContain('Back to Mei')
  })

  test('is not there where the room cannot be entered', async () => {
    expect(await bar({ mode: 'alone' }, { link: { kind: 'refused', code: 'room/closed' } })).toBe('')
  })

  test('does not offer to hand over to somebody who is away', async () => {
    const away = { presence: { client: 'away', server: 'here' } } as const
    expect(textOf(await bar({ mode: 'leading', told: told(true) }, away))).not.toContain('Hand over')
  })
})

test('fields are pointed at only where they are written', () => {
  const parts = steps.map((each) => [each.kind, partsOf(each)])
  expect(parts).toEqual([
    ['call', ['step']],
    ['call', ['step']],
    ['segment', ['step', 'flags', 'seq']],
    ['segment', ['step', 'flags', 'seq', 'ack']],
    ['segment', ['step', 'flags', 'seq', 'ack']],
  ])
})
