import { describe, expect, test } from 'vitest'
import { judgeDraft } from '../../shared/game/judging/judgeDraft.ts'
import { toDraft } from '../../shared/game/judging/toSegment.ts'
import { SEATS } from '../../shared/game/seat.ts'
import { throughLens } from '../../shared/replay/lens.ts'
import { quizOf } from '../../shared/replay/quiz.ts'
import { judgeRecording } from '../../shared/replay/recording/judgeRecording.ts'
import { recordedTimeline } from '../../shared/replay/recordedTimeline.ts'
import { flagNames } from '../../shared/tcp/segment.ts'
import { capturesIn, connectionsIn } from '../support/captures.ts'

const CAPTURES = [...capturesIn('given'), ...capturesIn('own')]

const named = (name: string) => {
  const capture = CAPTURES.find((each) => each.name === name)
  const [connection] = capture === undefined ? [] : connectionsIn(capture.octets)
  if (connection === undefined) throw new Error(`${name} has a connection`)
  return connection
}

describe('the timeline of a recording', () => {
  test.each(CAPTURES)(
    '$name: every step is its segment, with the judge’s states and verdict',
    ({ octets }) => {
      for (const connection of connectionsIn(octets)) {
        const judged = judgeRecording(connection)
        const { steps, findings, moments, count } = recordedTimeline(judged)
        expect(count).toBe(judged.segments.length)
        expect(steps.map(({ n }) => n)).toEqual(judged.segments.map(({ recorded }) => recorded.n))
        for (const [at, { recorded, states, verdict, lost }] of judged.segments.entries()) {
          const step = steps[at]
          if (step?.kind !== 'segment') throw new Error('a recording has only segments')
          expect(step.segment).toBe(recorded.segment)
          expect(step.senderState).toBe(states[recorded.from])
          expect(step.lost === true).toBe(lost)
          expect(step.wrong !== undefined).toBe(verdict.kind === 'nonconforming')
          expect(findings[recorded.n] !== undefined).toBe(verdict.kind === 'nonconforming')
          expect(moments[recorded.n]?.[recorded.from].state).toBe(states[recorded.from])
        }
      }
    },
  )

  test('a whole connection, line by line', () => {
    const { steps, moments } = recordedTimeline(judgeRecording(named('given/close-client')))
    const [first] = moments
    if (first === undefined) throw new Error('a timeline has a beginning')
    const { client, server } = first
    expect([client.state, server.state]).toEqual(['CLOSED', 'LISTEN'])
    const told = steps.map((step) => {
      if (step.kind !== 'segment') return ''
      const moment = moments[step.n]
      const una = SEATS.map((seat) => {
        const now = moment?.[seat].variables
        return `${(now?.sndUna ?? 0) - first[seat].variables.iss}..${(now?.sndNxt ?? 0) - first[seat].variables.iss}`
      })
      return `${step.seat} ${flagNames(step.segment.flags).join(',')} | ${una.join(' ')}`
    })
    expect(told.slice(0, 3)).toEqual([
      'client SYN | 0..1 0..0',
      'server SYN,ACK | 1..1 0..1',
      'client ACK | 1..1 1..1',
    ])
    expect(moments.at(-1)?.client.state).toBe('TIME-WAIT')
    expect(moments.at(-1)?.server.state).toBe('CLOSED')
  })

  test('two FINs that cross do so in the picture', () => {
    const { steps } = recordedTimeline(judgeRecording(named('given/simultaneous-close.client')))
    const crossing = steps.filter((step) => step.kind === 'segment' && (step.arrivedAfter ?? 0) > step.n)
    expect(crossing.length).toBeGreaterThan(0)
  })

  test('a lost segment reaches nobody, and what repeats it says so', () => {
    const { steps } = recordedTimeline(judgeRecording(named('given/lost-syn.client')))
    expect(steps[0]).toMatchObject({ lost: true, receiverState: undefined, arrivedAfter: undefined })
    expect(steps[1]).toMatchObject({ again: true })
  })

  test('a part of it has the numbers, states and lens of the whole', () => {
    const judged = judgeRecording(named('own/lost-burst.client'))
    const whole = recordedTimeline(judged)
    const part = recordedTimeline(judged, { from: 6, to: 12 })
    expect(part.steps).toEqual(whole.steps.slice(5, 12))
    expect(part.moments[12]).toEqual(whole.moments[12])
    expect(part.moments[5]).toEqual(whole.moments[5])
    expect(part.count).toBe(whole.count)
    for (const seat of SEATS) {
      const seen = throughLens(part.steps, seat).map(({ n }) => n)
      expect(
        throughLens(whole.steps, seat)
          .filter(({ n }) => seen.includes(n))
          .map(({ n }) => n),
      ).toEqual(seen)
    }
  })
})

describe('what would you send next?', () => {
  test.each(CAPTURES)('$name: what the real end sent is right', ({ octets }) => {
    for (const connection of connectionsIn(octets))
      for (const seat of SEATS)
        for (const { tcb, arrivals, sent } of quizOf(connection, seat, 1).questions) {
          const draft = { ...toDraft(sent), claim: undefined }
          const { verdict } = judgeDraft(tcb, draft, arrivals)
          expect(verdict, `${flagNames(sent.flags).join(',')} ${sent.seq}`).toMatchObject({
            kind: 'conforming',
          })
        }
  })

  test('asks where something else is sent than just before, with numbers from 0', () => {
    const { questions, start } = quizOf(named('given/close-client'), 'client', 1)
    expect(start).toEqual({ client: 'CLOSED', server: 'LISTEN' })
    expect(questions.map(({ as }) => as).slice(0, 2)).toEqual(['syn', 'ack'])
    expect(questions[0]?.sent).toMatchObject({ seq: 0 })
    expect(questions[1]?.sent).toMatchObject({ seq: 1, ack: 1 })
    for (const [index, { as }] of questions.entries()) expect(as).not.toBe(questions[index - 1]?.as)
  })

  test('begins at the chosen step', () => {
    const { questions } = quizOf(named('given/close-client'), 'client', 4)
    expect(questions.every(({ n }) => n >= 4)).toBe(true)
  })
})
