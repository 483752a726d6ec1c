import { describe, expect, test } from 'vitest'
import { optionOrder } from '../../shared/game/coach/optionOrder.ts'
import { QUESTION_IDS } from '../../shared/game/coach/questionId.ts'
import { QUESTIONS } from '../../shared/game/coach/questions.ts'
import { teaching } from '../../shared/game/coach/teaching.ts'
import { LEVELS } from '../../shared/game/levels/catalogue.ts'
import { LEVEL_IDS } from '../../shared/game/levels/level.ts'
import { viewOf } from '../../shared/game/room/viewOf.ts'
import { table } from './support/table.ts'

describe('the bank', () => {
  test('has eighty questions, each with at least two wrong answers', () => {
    expect(QUESTION_IDS).toHaveLength(80)
    expect(QUESTION_IDS.filter((id) => QUESTIONS[id].options.length < 3)).toEqual([])
  })

  test('no level asks a question twice', () => {
    for (const level of LEVEL_IDS) {
      const { between = [], questions } = LEVELS[level]
      const asked = [...between.map(({ question }) => question), ...questions]
      expect(new Set(asked).size, level).toBe(asked.length)
    }
  })
})

describe('the order of options', () => {
  test('is the same for the same round and question, and always all of them', () => {
    for (const id of QUESTION_IDS) {
      const { length } = QUESTIONS[id].options
      const order = optionOrder('round', id, length)
      expect(optionOrder('round', id, length)).toEqual(order)
      expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length }, (_, n) => n))
    }
  })

  test('puts the right answer in each of three places about equally often over many rounds', () => {
    const places = [0, 0, 0]
    for (let round = 0; round < 3000; round += 1) {
      const place = optionOrder(`round-${round}`, 'Q02', 3).indexOf(0)
      places[place] = (places[place] ?? 0) + 1
    }
    for (const count of places) expect(Math.abs(count - 1000)).toBeLessThan(150)
  })
})

describe('questions between the steps', () => {
  const ids = (room: ReturnType<typeof table>, seat: 'client' | 'server') =>
    room.view(seat).round?.questions.map(({ id }) => id)

  test('come to each end when it has shown the level’s state, and stop nothing', () => {
    const room = table({ level: 'handshake' })
    expect([ids(room, 'client'), ids(room, 'server')]).toEqual([[], []])
    room.plays('C > SYN seq=x | SYN-SENT')
    expect([ids(room, 'client'), ids(room, 'server')]).toEqual([['Q04'], []])
    room.plays('S > SYN,ACK seq=y ack=x+1 | SYN-RECEIVED')
    expect(ids(room, 'server')).toEqual(['Q04'])
    room.plays('C > ACK seq=x+1 ack=y+1 | ESTABLISHED')
    expect(room.room().phase).toBe('over')
    expect(ids(room, 'client')).toEqual(['Q04', 'Q05', 'Q01'])
  })

  test('those of the end are not asked before it, nor any that the level does not have', () => {
    const room = table({ level: 'handshake' })
    const answer = { kind: 'answer-question', seat: 'client', question: 'Q05', option: 0 } as const
    expect(room.refused(answer)).toEqual({ code: 'round/not-over' })
    expect(room.refused({ ...answer, question: 'Q04' })).toEqual({ code: 'question/unknown' })
    room.plays('C > SYN seq=x | SYN-SENT')
    expect(room.refused({ ...answer, question: 'Q04', option: 3 })).toEqual({ code: 'question/unknown' })
  })

  test('spectators are asked nothing', () => {
    const room = table({ level: 'handshake' })
    room.plays('C > SYN seq=x | SYN-SENT')
    expect(viewOf(room.room(), { kind: 'spectator' }).round?.questions).toEqual([])
  })
})

describe('a question after a wrong move', () => {
  test('is offered by its misconception when the move is settled, once, and to this player alone', () => {
    const room = table({ level: 'close-client' })
    room.submits('client', {
      kind: 'segment',
      draft: {
        flags: { syn: false, ack: false, fin: true, rst: false, psh: false },
        seq: room.room().round?.play.client.tcb.sndNxt ?? 0,
        ack: undefined,
        len: 0,
        claim: 'FIN-WAIT-1',
      },
    })
    expect(room.view('client').round?.questions).toEqual([])
    room.plays('C > FIN,ACK seq=x+1 ack=y+1 | FIN-WAIT-1')
    const [offered] = teaching('M27')
    expect(offered).toBe('Q64')
    const card = (seat: 'client' | 'server') =>
      room.view(seat).round?.questions.find(({ id }) => id === offered)
    expect(card('client')).toMatchObject({ shared: false, reveal: undefined })
    expect(card('server')).toBeUndefined()
    room.does({ kind: 'answer-question', seat: 'client', question: 'Q64', option: 0 })
    expect(card('client')?.reveal).toMatchObject({ right: 0, answers: { client: 0, server: undefined } })
    expect(room.refused({ kind: 'answer-question', seat: 'client', question: 'Q64', option: 1 })).toEqual({
      code: 'question/answered',
    })
  })

  test('exists for every misconception that some wrong answer betrays', () => {
    for (const id of QUESTION_IDS)
      for (const { betrays } of QUESTIONS[id].options)
        if (betrays !== undefined) expect(teaching(betrays)).toContain(id)
  })
})
