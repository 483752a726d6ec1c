import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LEVELS } from '../../shared/game/levels/catalogue.ts'
import type { ForgedStep, Step } from '../../shared/game/room/step.ts'
import { viewOf } from '../../shared/game/room/viewOf.ts'
import { timelineOf } from '../../shared/replay/timeline.ts'
import type { Seat } from '../../shared/game/seat.ts'
import { table } from './support/table.ts'
import type { TestTable } from './support/table.ts'

const host = (room: TestTable, seat: Seat = 'server') => room.view(seat).round?.host
const steps = (room: TestTable, seat: Seat): readonly Step[] => room.view(seat).round?.steps ?? []
const forged = (room: TestTable): readonly ForgedStep[] =>
  steps(room, 'server').filter((step) => step.kind === 'forged')
const syns = (room: TestTable, seat: Seat) => steps(room, seat).filter((step) => step.kind === 'segment')
const cookies = (room: TestTable): void => {
  room.submits('server', { kind: 'call', call: 'COOKIES' })
  room.settles()
}
const waits = (room: TestTable): void => {
  room.submits('server', { kind: 'wait' })
  room.settles()
}

describe('flood: the backlog of the server’s host  [RFC 4987]', () => {
  test('forged SYNs come from addresses of documentation, and each takes a place', () => {
    const room = table({ level: 'flood' })
    expect(forged(room).map(({ fate }) => fate)).toEqual(['kept', 'kept', 'kept'])
    for (const { address, seq } of forged(room)) {
      expect(address).toMatch(/^(198\.51\.100|203\.0\.113)\.\d+:\d+$/)
      expect(Number.isInteger(seq) && seq >= 0 && seq < 2 ** 32).toBe(true)
    }
    expect(host(room)).toEqual({
      kind: 'backlog',
      size: 3,
      places: forged(room).map(({ address }) => ({ address, repeats: 0 })),
      holdsMine: false,
      dropped: 0,
      forgotten: 0,
      isForgetful: false,
    })
    expect(room.play('server').tcb.state).toBe('LISTEN')
  })

  test('the true SYN is dropped by the host: the server sees it, the client sees silence', () => {
    const room = table({ level: 'flood' })
    room.plays('C > SYN seq=x | SYN-SENT')
    expect(host(room)).toMatchObject({ dropped: 1 })
    expect(syns(room, 'server')).toMatchObject([{ dropped: true, receiverState: 'LISTEN' }])
    expect(room.view('server').round?.me).toMatchObject({
      state: 'LISTEN',
      situation: { kind: 'call-offered', call: 'COOKIES' },
      mayCall: ['COOKIES'],
      mayWait: true,
      arrived: undefined,
    })
    expect(syns(room, 'client')).toHaveLength(1)
    expect(JSON.stringify(room.view('client'))).not.toContain('dropped')
    expect(room.events().some(({ kind }) => kind === 'segment-lost')).toBe(false)
  })

  test('the client never learns of the backlog: not before, not while, not after cookies are on', () => {
    const room = table({ level: 'flood' })
    const check = (): void => {
      expect(host(room, 'client')).toBeUndefined()
      expect(forged(room).length).toBeGreaterThan(0)
      expect(steps(room, 'client').some(({ kind }) => kind === 'forged')).toBe(false)
      const watched = viewOf(room.room(), { kind: 'spectator' }).round
      expect(watched?.host).toBeUndefined()
      expect(watched?.steps.some(({ kind }) => kind === 'forged')).toBe(false)
      expect(JSON.stringify(watched)).not.toContain('dropped')
    }
    check()
    room.plays('C > SYN seq=x | SYN-SENT')
    check()
    cookies(room)
    check()
    room.plays('C > SYN seq=x | SYN-SENT')
    check()
  })

  test('who waits lets the client’s timer run, and the SYN is dropped again; places come free and are taken', () => {
    const room = table({ level: 'flood' })
    room.plays('C > SYN seq=x | SYN-SENT')
    for (let turn = 1; turn <= 4; turn++) {
      waits(room)
      expect(room.view('client').round?.me?.situation).toEqual({ kind: 'timer-ran-out' })
      room.plays('C > SYN seq=x | SYN-SENT')
      expect(host(room)).toMatchObject({ size: 3 })
    }
    const seen = host(room)
    if (seen?.kind !== 'backlog') throw new Error('no backlog')
    expect(seen.places).toHaveLength(3)
    // Eight times a timer ran: the first three were given up after five repetitions, and others came in their place.
    const [first] = forged(room)
    expect(seen.places.map(({ address }) => address)).not.toContain(first?.address)
    expect(seen.dropped).toBeGreaterThanOrEqual(5)
    expect(room.view('server').round?.me?.mayCall).toEqual(['COOKIES'])
    cookies(room)
    room.plays('C > SYN seq=x | SYN-SENT')
    room.plays('S > SYN,ACK seq=y ack=x+1 | LISTEN')
    room.plays('C > ACK seq=x+1 ack=y+1 | ESTABLISHED')
    expect(room.room().phase).toBe('over')
  })

  test('while the server waits the client’s clock runs, and nobody may wait twice', () => {
    const room = table({ level: 'flood' })
    room.plays('C > SYN seq=x | SYN-SENT')
    expect(room.view('client').round?.me?.clock).toBeUndefined()
    room.submits('server', { kind: 'wait' })
    expect(room.view('client').round?.me?.clock).toMatchObject({ isMine: true, otherAsked: true })
    expect(room.view('server').round?.me).toMatchObject({ mayWait: false, mayCall: ['COOKIES'] })
    const again = { kind: 'submit-move', seat: 'server', moveId: 'again', move: { kind: 'wait' } } as const
    expect(room.refused({ ...again, seen: room.room().version })).toEqual({ code: 'move/not-offered' })
    expect(room.refused({ ...again, seat: 'client', seen: room.room().version })).toEqual({
      code: 'move/not-offered',
    })
  })

  test('when both would let time pass, the clock rings at once', () => {
    const room = table({ level: 'flood' })
    room.plays('C > SYN seq=x | SYN-SENT')
    room.submits('server', { kind: 'wait' })
    const events = room.submits('client', { kind: 'timer', timer: 'retransmission' })
    expect(events.map(({ kind }) => kind)).toEqual(['skip-asked', 'timer-expired', 'forged-syn'])
  })

  test('a bot as the client has nothing against waiting: its timer rings at once', () => {
    const room = table({ level: 'flood' }, false)
    room.does({ kind: 'leave-seat', seat: 'client' })
    room.does({ kind: 'seat-bot', seat: 'client' })
    room.does({ kind: 'set-ready', seat: 'server', ready: true })
    while (room.view('server').round?.me?.mayWait !== true) room.ticks()
    const events = room.submits('server', { kind: 'wait' })
    expect(events.map(({ kind }) => kind)).toEqual(['waited', 'forged-syn', 'timer-expired', 'forged-syn'])
  })

  test('with cookies the host answers forged SYNs and keeps nothing of them', () => {
    const room = table({ level: 'flood' })
    room.plays('C > SYN seq=x | SYN-SENT')
    cookies(room)
    expect(forged(room).map(({ fate }) => fate)).toEqual(['kept', 'kept', 'kept', 'cookie'])
    expect(host(room)).toMatchObject({ isForgetful: true, forgotten: 1, dropped: 1 })
  })

  test('the answer with a cookie leaves LISTEN; SYN-RECEIVED and ESTABLISHED are refused, and told truly why', () => {
    for (const claim of ['SYN-RECEIVED', 'ESTABLISHED']) {
      const room = table({ level: 'flood' })
      room.plays('C > SYN seq=x | SYN-SENT')
      cookies(room)
      room.plays('C > SYN seq=x | SYN-SENT')
      expect(room.view('server').round?.me?.situation).toEqual({ kind: 'syn-arrived-cookie' })
      expect(room.view('server').round?.me?.stateChoices).toContain('LISTEN')
      expect(room.view('server').round?.me?.stateChoices).toContain('SYN-RECEIVED')
      expect(room.plays(`S > SYN,ACK seq=y ack=x+1 | ${claim}`)).toMatchObject({
        kind: 'nonconforming',
        diagnosis: {
          field: 'state',
          code: 'state-not-kept',
          rfc: 'RFC 4987 3.6',
          params: { found: claim, due: 'LISTEN' },
        },
      })
      expect(room.plays('S > SYN,ACK seq=y ack=x+1 | LISTEN')).toMatchObject({
        kind: 'conforming',
        as: 'syn-ack',
        typical: true,
      })
      expect(room.play('server').tcb).toMatchObject({ state: 'LISTEN', irs: undefined, replies: [] })
      expect(Object.values(room.view('server').round?.me?.lamps ?? {})).toEqual(Array(4).fill('none'))
    }
  })

  test('only the third segment proves anything, and then all four', () => {
    const room = table({ level: 'flood' })
    room.plays('C > SYN seq=x | SYN-SENT')
    cookies(room)
    room.plays('C > SYN seq=x | SYN-SENT')
    room.plays('S > SYN,ACK seq=y ack=x+1 | LISTEN')
    room.plays('C > ACK seq=x+1 ack=y+1 | ESTABLISHED')
    expect(room.play('server').lamps).toEqual({
      'i-can-receive': 'syn-came',
      'they-can-send': 'syn-came',
      'i-can-send': 'syn-acked',
      'they-can-receive': 'syn-acked',
    })
  })

  test('a refused draft’s consequence is run against the caller, not against nobody', () => {
    const room = table({ level: 'flood' })
    room.plays('C > SYN seq=x | SYN-SENT')
    cookies(room)
    room.plays('C > SYN seq=x | SYN-SENT')
    room.plays('S > ACK seq=y ack=x+1 | LISTEN')
    expect(room.view('server').round?.me?.refused?.consequence).toMatchObject({
      outcome: 'dropped-and-repeated',
      isIsnMadeUp: false,
    })
  })

  test('the timeline shows the drop at the server, and every forged SYN', () => {
    const room = table({ level: 'flood' })
    room.plays('C > SYN seq=x | SYN-SENT')
    cookies(room)
    room.plays('C > SYN seq=x | SYN-SENT')
    room.plays('S > SYN,ACK seq=y ack=x+1 | LISTEN')
    room.plays('C > ACK seq=x+1 ack=y+1 | ESTABLISHED')
    const events = room.events()
    const timeline = timelineOf(events.slice(events.findIndex(({ kind }) => kind === 'round-started')))
    expect(timeline?.steps).toEqual(room.view('client').round?.steps)
    expect(timeline?.steps.filter((step) => step.kind === 'segment' && step.dropped)).toHaveLength(1)
    expect(timeline?.steps.filter(({ kind }) => kind === 'forged')).toHaveLength(4)
    const hosts = timeline?.moments.map(({ server }) => server.host) ?? []
    expect(hosts[0]).toMatchObject({ places: [] })
    expect(hosts.at(-1)).toEqual(host(room))
    expect(timeline?.moments.every(({ client }) => client.host === undefined)).toBe(true)
  })

  test('a place that is left is for whoever calls: the true SYN takes it, and holds it until the third segment', () => {
    const level = { ...LEVELS.flood, id: 'room-left', backlog: { size: 3, forged: 2 } }
    const room = table({}, true, level)
    expect(host(room)).toMatchObject({ places: [{ repeats: 0 }, { repeats: 0 }], holdsMine: false })
    room.plays('C > SYN seq=x | SYN-SENT')
    expect(host(room)).toMatchObject({ holdsMine: true, dropped: 0 })
    expect(room.plays('S > SYN,ACK seq=y ack=x+1 | SYN-RECEIVED')).toMatchObject({ kind: 'conforming' })
    room.plays('C > ACK seq=x+1 ack=y+1 | ESTABLISHED')
    expect(host(room)).toMatchObject({ holdsMine: false, dropped: 0 })
  })

  test('without a backlog nobody is dropped, and cookies may be on from the start', () => {
    const { backlog: _backlog, ...without } = LEVELS.flood
    const script = {
      ...without.script,
      server: [
        { when: { kind: 'start' }, call: { kind: 'OPEN', mode: 'passive' } },
        { when: { kind: 'start' }, call: { kind: 'COOKIES' } },
      ],
    } as const
    const room = table({}, true, { ...without, id: 'cookies-only', script })
    room.plays('C > SYN seq=x | SYN-SENT')
    expect(host(room)).toBeUndefined()
    expect(room.plays('S > SYN,ACK seq=y ack=x+1 | LISTEN')).toMatchObject({ kind: 'conforming' })
    room.plays('C > ACK seq=x+1 ack=y+1 | ESTABLISHED')
    expect(room.room().phase).toBe('over')
  })

  test('every caller is answered by a cookie of its own, and the variables show it', () => {
    const script = {
      ...LEVELS.flood.script,
      server: [
        { when: { kind: 'start' }, call: { kind: 'OPEN', mode: 'passive' } },
        { when: { kind: 'start' }, call: { kind: 'COOKIES' } },
      ],
    } as const
    const stray = { to: 'server', when: 'start', flags: ['SYN'], seq: { of: 'client', plus: -10 } } as const
    const room = table({}, true, {
      ...LEVELS.flood,
      id: 'ghost-and-cookies',
      script,
      wire: { delayMs: 500, strays: [stray] },
    })
    const { iss } = room.play('server').tcb
    expect(room.view('server').round?.me?.variables.iss).toBe(iss - 10)
    expect(room.plays('S > SYN,ACK seq=y-10 ack=x-9 | LISTEN')).toMatchObject({ kind: 'conforming' })
    expect(room.view('server').round?.me?.variables.iss).toBe(iss)
  })

  test('whatever is waited for: never more places than there are, and every forged SYN is accounted for', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('wait', 'cookies'), { maxLength: 12 }), (choices) => {
        const room = table({ level: 'flood' })
        room.plays('C > SYN seq=x | SYN-SENT')
        for (const choice of choices) {
          const me = room.view('server').round?.me
          if (me?.mayCall.length === 0) break
          if (choice === 'cookies') cookies(room)
          else {
            waits(room)
            room.plays('C > SYN seq=x | SYN-SENT')
          }
          const seen = host(room)
          if (seen?.kind !== 'backlog') throw new Error('no backlog')
          expect(seen.places.length + (seen.holdsMine ? 1 : 0)).toBeLessThanOrEqual(seen.size)
          expect(seen.places.every(({ repeats }) => repeats >= 0 && repeats <= 5)).toBe(true)
          const droppedTrue = syns(room, 'server').filter(
            (step) => step.kind === 'segment' && step.dropped,
          ).length
          const fates = forged(room).map(({ fate }) => fate)
          expect(seen.dropped).toBe(droppedTrue + fates.filter((fate) => fate === 'dropped').length)
          expect(seen.forgotten).toBe(fates.filter((fate) => fate === 'cookie').length)
        }
      }),
      { numRuns: 25 },
    )
  })
})
