import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { pace } from '../../client/review/pace.ts'
import { UNASKED, after } from '../../client/review/stance.ts'
import type { Happening, Mode, Stance } from '../../client/review/stance.ts'
import type { ReviewTold } from '../../shared/wire/answers.ts'

const told = (who: 'me' | 'Mei', step = 1, replayId = 'round', followers = 0): ReviewTold => ({
  replayId,
  leader: { name: who === 'me' ? 'Jonas' : who, isHere: true, isMe: who === 'me' },
  at: { step, lens: 'all', zoom: 'normal' },
  followers,
})
const heard = (review: ReviewTold | null): Happening => ({ kind: 'heard', told: review })

/** How one stands after all of these. */
const stance = (...happenings: readonly Happening[]): Stance =>
  happenings.reduce((now, happening) => after(now, happening, 'round'), UNASKED)

const NONE = heard(null)
const MEI = heard(told('Mei'))
const ME = heard(told('me'))
const JOIN = { kind: 'joined' } as const
const STRAY = { kind: 'strayed' } as const
const LANDED = { kind: 'landed' } as const
const HANDING = { kind: 'handing' } as const
const KEPT = { kind: 'kept' } as const

describe('how one stands to a shared review', () => {
  test.each<readonly [string, readonly Happening[], Mode]>([
    ['nothing is known yet', [], 'unasked'],
    ['there is none', [NONE], 'alone'],
    ['whoever comes late follows', [MEI], 'with'],
    ['who was here alone is invited', [NONE, MEI], 'invited'],
    ['an invitation stands while its leader moves', [NONE, MEI, MEI], 'invited'],
    ['an accepted invitation is followed', [NONE, MEI, JOIN], 'with'],
    ['an own step breaks free', [MEI, STRAY], 'apart'],
    ['who is apart stays so while the leader moves', [MEI, STRAY, MEI], 'apart'],
    ['who is apart may come back', [MEI, STRAY, JOIN], 'with'],
    ['who is invited cannot break free', [NONE, MEI, STRAY], 'invited'],
    ['a leader who loads the page again is first taken back', [ME], 'landing'],
    ['is not taken back twice', [ME, ME, LANDED, ME], 'leading'],
    ['who begins leads at once', [NONE, ME], 'leading'],
    ['who takes the lead leads', [MEI, STRAY, ME], 'leading'],
    ['who is handed the lead leads', [MEI, ME], 'leading'],
    ['who hands it over follows', [NONE, ME, HANDING, MEI], 'with'],
    ['who could not hand it over leads on', [NONE, ME, HANDING, KEPT, ME], 'leading'],
    ['who lost it while away is not torn away', [NONE, ME, MEI], 'apart'],
    ['what one was part of has ended', [MEI, NONE], 'over'],
    ['what one led has ended', [NONE, ME, NONE], 'over'],
    ['an invitation that was not taken goes', [NONE, MEI, NONE], 'alone'],
    ['after the end one is invited again', [MEI, NONE, MEI], 'invited'],
    ['a review of another round is none of this', [MEI, heard(told('Mei', 3, 'next'))], 'over'],
  ])('%s', (_, happenings, mode) => {
    expect(stance(...happenings).mode).toBe(mode)
  })

  test('the leader is where was heard last', () => {
    expect(stance(MEI, heard(told('Mei', 7))).told?.at.step).toBe(7)
  })

  test('a review of another round is told as such', () => {
    const now = stance(NONE, heard(told('Mei', 3, 'next')))
    expect(now).toMatchObject({ mode: 'alone', told: undefined, elsewhere: { replayId: 'next' } })
  })

  test('who leads is not told again of every own step', () => {
    const now = stance(NONE, ME)
    expect(after(now, heard(told('me', 9)), 'round')).toBe(now)
    expect(after(now, heard(told('me', 9, 'round', 2)), 'round').told?.followers).toBe(2)
  })
})

describe('the pace of a pointer', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  test('the first goes at once, of the others only the last', async () => {
    const sent: number[] = []
    const pacing = pace<number>(70, (value) => {
      sent.push(value)
      return Promise.resolve(undefined)
    })
    for (let n = 1; n <= 50; n++) {
      pacing.offer(n)
      await vi.advanceTimersByTimeAsync(10)
    }
    await vi.advanceTimersByTimeAsync(200)
    expect(sent[0]).toBe(1)
    expect(sent.at(-1)).toBe(50)
    expect(sent.length).toBeLessThanOrEqual(9)
    pacing.offer(51)
    expect(sent.at(-1)).toBe(51)
  })

  test('what came too fast is said again, unless there is something newer', async () => {
    const sent: string[] = []
    const answers = [300, undefined, 300, undefined]
    const pacing = pace<string>(70, (value) => {
      sent.push(value)
      return Promise.resolve(answers.shift())
    })
    pacing.offer('a')
    await vi.advanceTimersByTimeAsync(299)
    expect(sent).toEqual(['a'])
    await vi.advanceTimersByTimeAsync(100)
    expect(sent).toEqual(['a', 'a'])
    await vi.advanceTimersByTimeAsync(100)
    pacing.offer('b')
    pacing.offer('c')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(sent).toEqual(['a', 'a', 'b', 'c'])
  })

  test('nothing is said after the end', async () => {
    const sent: string[] = []
    const pacing = pace<string>(70, (value) => {
      sent.push(value)
      return Promise.resolve(undefined)
    })
    pacing.offer('a')
    pacing.offer('b')
    pacing.stop()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(sent).toEqual(['a'])
  })
})
