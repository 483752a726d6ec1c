import { describe, expect, test } from 'vitest'
import { appearance } from '../../shared/tcp/appearance.ts'
import { owed } from '../../shared/tcp/owed.ts'
import { botMove } from '../../shared/game/bot/bot.ts'
import type { LevelId } from '../../shared/game/levels/level.ts'
import type { Settings } from '../../shared/game/room/room.ts'
import { SEATS } from '../../shared/game/seat.ts'
import type { Seat } from '../../shared/game/seat.ts'
import { table } from './support/table.ts'
import type { TestTable } from './support/table.ts'

const live = (level: LevelId, settings: Partial<Settings> = {}): TestTable =>
  table({ level, mode: 'live-wire', asksState: false, ...settings })

/** The states that both ends show: client, then server. */
const states = (room: TestTable): readonly string[] => SEATS.map((seat) => appearance(room.play(seat).tcb))

/** What an end would send by itself now, as `seq ack kind`; numbers count from the ISNs. */
const dues = (room: TestTable, seat: Seat): readonly string[] => {
  const isn = { client: room.play('client').tcb.iss, server: room.play('server').tcb.iss }
  const peer = seat === 'client' ? 'server' : 'client'
  return owed(room.play(seat).tcb).map(({ kind, segment }) =>
    [kind, segment.seq - isn[seat], ...(segment.flags.ack ? [segment.ack - isn[peer]] : [])].join(' '),
  )
}

/** Both ends do what the rules ask, to the end of the round. */
const goesOn = (room: TestTable): void => {
  for (let turn = 0; turn < 60; turn += 1) {
    const { round, phase } = room.room()
    if (round === undefined || phase !== 'playing') return
    const seat = SEATS.find((one) => botMove(round, one) !== undefined)
    const move = seat && botMove(round, seat)
    if (seat === undefined || move === undefined) return
    room.submits(seat, move)
    room.settles()
  }
}

const lost = (room: TestTable) => room.view('client').round?.outcome?.lost

describe('live wire: whatever is sent is sent, and both ends live with it', () => {
  test('a SYN-ACK with a wrong ack draws a reset, and the client goes on waiting  [RFC 9293 3.10.7.3]', () => {
    const room = live('handshake')
    room.plays('C > SYN seq=x')
    expect(room.plays('S > SYN,ACK seq=y ack=x+2')).toMatchObject({
      kind: 'nonconforming',
      diagnosis: { field: 'ack', code: 'ack-of-unsent' },
    })
    expect(states(room)).toEqual(['SYN-SENT', 'LISTEN'])
    expect(dues(room, 'client')).toEqual(['rst 2'])
    room.plays('C > RST seq=x+2')
    // In the window and not exact: RFC 5961 has it challenged; the SYN-ACK that is due says as much.
    expect(states(room)).toEqual(['SYN-SENT', 'LISTEN'])
    room.plays('S > SYN,ACK seq=y ack=x+1')
    room.plays('C > ACK seq=x+1 ack=y+1')
    expect(room.room().phase).toBe('over')
    expect(lost(room)).toBeUndefined()
  })

  test('a third segment with a wrong ack is answered by a reset that the client does not believe  [3.10.7.4]', () => {
    const room = live('handshake')
    room.plays('C > SYN seq=x')
    room.plays('S > SYN,ACK seq=y ack=x+1')
    room.plays('C > ACK seq=x+1 ack=y')
    expect(states(room)).toEqual(['ESTABLISHED', 'SYN-RECEIVED'])
    expect(dues(room, 'server')).toEqual(['rst 0'])
    room.plays('S > RST seq=y')
    expect(states(room)).toEqual(['ESTABLISHED', 'SYN-RECEIVED'])
    room.plays('C > ACK seq=x+1 ack=y+1')
    expect(states(room)).toEqual(['ESTABLISHED', 'ESTABLISHED'])
    expect(room.events().at(-1)).toMatchObject({ kind: 'round-won' })
  })

  test('data before the connection: a listener answers an ACK by a reset  [3.10.7.2]', () => {
    const room = live('first-words')
    room.plays('C > PSH,ACK seq=x+1 ack=y+1 len=10')
    expect(states(room)).toEqual(['CLOSED', 'LISTEN'])
    expect(dues(room, 'server')).toEqual(['rst 1'])
    room.plays('S > RST seq=y+1')
    expect(dues(room, 'client')).toEqual(['syn 0'])
    expect(room.room().phase).toBe('playing')
  })

  test('a SYN in an established connection draws a challenge ACK and harms nobody  [RFC 5961 4.2]', () => {
    const room = live('close-client')
    room.plays('C > SYN seq=x+1')
    expect(states(room)).toEqual(['ESTABLISHED', 'ESTABLISHED'])
    expect(dues(room, 'server')).toEqual(['challenge-ack 1 1'])
    expect(room.plays('S > ACK seq=y+1 ack=x+1')).toMatchObject({ as: 'challenge-ack' })
    expect(dues(room, 'client')).toEqual(['fin 1 1'])
  })

  test('an ACK of what was never sent draws an ACK, and is not believed  [RFC 5961 5.2]', () => {
    const room = live('half-close')
    room.plays('C > PSH,ACK seq=x+1 ack=y+100 len=4')
    expect(dues(room, 'server')).toEqual(['challenge-ack 1 1'])
    // Its octets have left under their own numbers: the timer will bring them again, and the ACK is owed no more.
    room.plays('S > ACK seq=y+1 ack=x+1')
    expect(dues(room, 'client')).toEqual(['data-retransmission 1 1'])
  })

  test('numbers used again bring nothing: the other end says where it is  [3.10.7.4 first]', () => {
    const room = live('half-close')
    room.plays('C > PSH,ACK seq=x+1 ack=y+1 len=4')
    room.plays('S > ACK seq=y+1 ack=x+5')
    room.plays('C > PSH,ACK seq=x ack=y+1 len=1')
    expect(dues(room, 'server')).toEqual(['duplicate-ack 1 5'])
    expect(dues(room, 'client')).toEqual(['fin 5 1'])
  })

  test('a FIN too early is believed: its sender does not know the ACK of it, and what it says later is lost', () => {
    const room = live('half-close')
    room.plays('C > FIN,ACK seq=x+1 ack=y+1')
    expect(states(room)).toEqual(['ESTABLISHED', 'CLOSE-WAIT'])
    expect(dues(room, 'client')).toEqual(['data 1 1'])
    expect(dues(room, 'server')).toEqual(['ack 1 2'])
    room.plays('S > ACK seq=y+1 ack=x+2')
    // The client has no FIN: an ACK of it acknowledges what was never sent.
    expect(dues(room, 'client')).toEqual(['data 1 1'])
    goesOn(room)
    expect(room.play('server').tcb.received).toBe(0)
    expect(states(room)).toEqual(['CLOSED', 'CLOSED'])
    expect(lost(room)).toBe('reset')
  })

  test('octets that nobody gave are acknowledged: an ACK storm, until both give up  [RFC 5961 5.2, 3.8.3]', () => {
    const room = live('handshake')
    room.plays('C > SYN seq=x')
    room.plays('S > SYN,ACK seq=y ack=x+1')
    room.plays('C > PSH,ACK seq=x+1 ack=y+1 len=5')
    expect(states(room)).toEqual(['ESTABLISHED', 'ESTABLISHED'])
    expect(dues(room, 'server')).toEqual(['ack 1 6'])
    room.plays('S > ACK seq=y+1 ack=x+6')
    expect(dues(room, 'client')).toEqual(['challenge-ack 1 1'])
    room.plays('C > ACK seq=x+1 ack=y+1')
    expect(dues(room, 'server')).toEqual(['duplicate-ack 1 6'])
    goesOn(room)
    expect(room.room().phase).toBe('over')
    expect(room.view('server').round?.outcome).toMatchObject({ stars: 0, lost: 'adrift' })
  })

  test('a reset for no reason is believed, and found out when its sender goes on  [3.5.2, 3.10.7.1]', () => {
    const room = live('close-client')
    room.plays('C > RST seq=x+1')
    expect(states(room)).toEqual(['ESTABLISHED', 'CLOSED'])
    expect(room.room().phase).toBe('playing')
    expect(room.view('server').round?.me?.situation).toEqual({ kind: 'was-reset' })
    room.plays('C > FIN,ACK seq=x+1 ack=y+1')
    room.plays('S > RST seq=y+1')
    expect(states(room)).toEqual(['CLOSED', 'CLOSED'])
    expect(room.events().at(-1)).toMatchObject({ kind: 'round-lost', how: 'reset' })
    expect(room.view('client').round?.outcome?.practise.map(({ because }) => because)).toEqual([
      'again',
      'other-end',
    ])
    for (const seat of SEATS) room.does({ kind: 'set-ready', seat, ready: true })
    expect(room.room()).toMatchObject({
      phase: 'playing',
      round: { n: 2, lost: undefined, inVain: undefined },
    })
  })

  test('a reset in the opening: the caller gives up, the listener’s timer finds it out  [3.10.7.3, 3.8.1]', () => {
    const room = live('handshake')
    room.plays('C > SYN seq=x')
    room.plays('S > SYN,ACK seq=y ack=x+1')
    room.plays('S > RST seq=y+1')
    expect(states(room)).toEqual(['CLOSED', 'SYN-RECEIVED'])
    goesOn(room)
    expect(states(room)).toEqual(['CLOSED', 'LISTEN'])
    expect(lost(room)).toBe('reset')
  })

  test('a bare FIN goes out bare, is not read, and is said again with its ACK  [3.10.7.4 fifth]', () => {
    const room = live('close-client')
    expect(room.plays('C > FIN seq=x+1')).toMatchObject({ kind: 'as-drawn' })
    expect(states(room)).toEqual(['FIN-WAIT-1', 'ESTABLISHED'])
    expect(room.play('client').score.marks.flags).toEqual([])
    expect(dues(room, 'client')).toEqual(['fin-retransmission 1 1'])
  })
})

describe('live wire: what the player is told', () => {
  test('the verdict of a wrong segment is its author’s; what is due stays a secret until it is bought', () => {
    const room = live('handshake')
    room.submits(
      'client',
      {
        kind: 'segment',
        draft: { flags: { ...NONE, ack: true }, seq: 1, ack: 1, len: 0, claim: undefined },
      },
      'move-of-mei',
    )
    const refused = room.view('client').round?.me?.refused
    expect(refused).toMatchObject({ flight: 1, tries: 1, depth: 'nudge', verdict: { kind: 'nonconforming' } })
    expect(JSON.stringify(refused?.verdict)).not.toContain(`"expected":"${room.play('client').tcb.iss}"`)
    expect(room.view('client').round?.steps.at(-1)).toMatchObject({
      kind: 'segment',
      wrong: ['flags', 'seq'],
    })
    room.settles()
    const [arrived] = room.view('server').round?.steps.filter(({ kind }) => kind === 'segment') ?? []
    expect(arrived).toMatchObject({ typical: true, as: undefined, reveals: undefined })
    expect(arrived).not.toHaveProperty('wrong')
    expect(room.view('server').round?.me?.refused).toBeUndefined()
  })

  test('who owes nothing is not helped, although its wrong segment is still read about', () => {
    const room = live('handshake')
    room.plays('S > SYN seq=y')
    expect(room.view('server').round?.me?.refused).toMatchObject({ flight: 1 })
    expect(room.refused({ kind: 'take-hint', seat: 'server', depth: 'pointer' })).toEqual({
      code: 'hint/nothing-due',
    })
  })

  test('its verdict stands until something else is sent, whatever comes meanwhile', () => {
    const room = live('first-words')
    room.plays('C > PSH,ACK seq=x+1 ack=y+1 len=10')
    room.plays('S > RST seq=y+1')
    expect(room.view('client').round?.me?.arrived).toMatchObject({ flags: { rst: true } })
    expect(room.view('client').round?.me?.refused).toMatchObject({ flight: 1, depth: 'nudge' })
    room.plays('C > SYN seq=x')
    expect(room.view('client').round?.me?.refused).toBeUndefined()
  })

  test('a wrong move is scored once, in the columns that were wrong; what was due counts for itself', () => {
    const room = live('handshake', { asksState: true })
    room.plays('C > SYN seq=x | SYN-SENT')
    room.plays('S > SYN,ACK seq=y ack=x | SYN-RECEIVED')
    expect(room.play('server').score.marks).toMatchObject({ flags: [], numbers: ['missed'], state: [] })
    room.plays('S > SYN,ACK seq=y ack=x+1 | SYN-RECEIVED')
    expect(room.play('server').score.marks).toMatchObject({
      flags: ['first'],
      numbers: ['missed', 'first', 'first'],
      state: ['first'],
    })
  })

  test('where only the state was wrong the segment is right, and nothing comes of it', () => {
    const room = live('handshake', { asksState: true })
    expect(room.plays('C > SYN seq=x | ESTABLISHED')).toMatchObject({ diagnosis: { field: 'state' } })
    expect(states(room)).toEqual(['SYN-SENT', 'LISTEN'])
    expect(room.room().round?.inVain).toBeUndefined()
    expect(room.room().round?.steps.at(-1)).not.toHaveProperty('wrong')
    expect(room.play('client').score.marks).toMatchObject({
      flags: ['first'],
      numbers: ['first'],
      state: ['missed'],
    })
    expect(room.view('client').round?.me?.refused).toMatchObject({ flight: 1 })
  })

  test('hints go on, and speak of what is due; what went out wrong is told for nothing, and no deeper', () => {
    const room = live('handshake')
    room.submits('client', {
      kind: 'segment',
      draft: { flags: { ...NONE, syn: true }, seq: 5, ack: undefined, len: 0, claim: undefined },
    })
    room.does({ kind: 'take-hint', seat: 'client', depth: 'answer' })
    const refused = room.view('client').round?.me?.refused
    const { iss } = room.play('client').tcb
    expect(refused?.verdict).toMatchObject({ faults: [{ field: 'seq', expected: '' }] })
    expect(room.view('client').round?.me?.hint).toMatchObject({
      answer: { kind: 'syn', segment: { seq: iss } },
    })
    room.plays('C > SYN seq=x')
    expect(room.play('client').score).toMatchObject({
      hintsPaid: 3,
      marks: { flags: ['helped'], numbers: ['missed', 'helped'] },
    })
  })

  test('what the wire does in a level it does to the right segment, whatever went before it', () => {
    const room = live('lost-syn')
    room.plays('C > SYN seq=x+7')
    expect(states(room)).toEqual(['CLOSED', 'LISTEN'])
    expect(dues(room, 'server')).toEqual(['syn-ack 0 8'])
    const fates = room.events().flatMap((event) => (event.kind === 'segment-sent' ? [event.fate?.kind] : []))
    room.plays('C > SYN seq=x')
    const after = room.events().flatMap((event) => (event.kind === 'segment-sent' ? [event.fate?.kind] : []))
    expect([fates, after]).toEqual([[undefined], [undefined, 'lost']])
  })

  test('a coached room refuses as ever, and its settings need not say so', () => {
    const room = table({ level: 'handshake', asksState: false })
    room.plays('C > SYN seq=x+1')
    expect(room.events().at(-1)).toMatchObject({ kind: 'draft-refused' })
    expect(room.view('client').settings).not.toHaveProperty('mode')
  })
})

const NONE = { syn: false, ack: false, fin: false, rst: false, psh: false }
