import { describe, expect, test } from 'vitest'
import { table } from './support/table.ts'
import type { TestTable } from './support/table.ts'

/** The server of a level in which its player speaks for the application, in CLOSE-WAIT, with all said. */
const closeWait = (level: 'leak' | 'half-close'): TestTable => {
  const room = table({ level })
  const lines = {
    leak: [
      'C > PSH,ACK seq=x+1 ack=y+1 len=4 | ESTABLISHED',
      'S > PSH,ACK seq=y+1 ack=x+5 len=17 | ESTABLISHED',
      'C > FIN,ACK seq=x+5 ack=y+18 | FIN-WAIT-1',
      'S > ACK seq=y+18 ack=x+6 | CLOSE-WAIT',
    ],
    'half-close': [
      'C > PSH,ACK seq=x+1 ack=y+1 len=4 | ESTABLISHED',
      'S > ACK seq=y+1 ack=x+5 | ESTABLISHED',
      'C > FIN,ACK seq=x+5 ack=y+1 | FIN-WAIT-1',
      'S > ACK seq=y+1 ack=x+6 | CLOSE-WAIT',
      'S > PSH,ACK seq=y+1 ack=x+6 len=20 | CLOSE-WAIT',
      'C > ACK seq=x+6 ack=y+21 | FIN-WAIT-2',
    ],
  }[level]
  for (const line of lines) expect(room.plays(line), line).toMatchObject({ kind: 'conforming' })
  return room
}

describe('who waits in CLOSE-WAIT  [RFC 9293 3.3.2]', () => {
  test.each(['leak', 'half-close'] as const)(
    '%s: twice waits for a timer that there is not: M65',
    (level) => {
      const room = closeWait(level)
      room.submits('server', { kind: 'wait' })
      expect(room.play('server').revealed).toEqual([])
      room.submits('server', { kind: 'wait' })
      expect(room.play('server').revealed).toEqual([{ id: 'M65', by: 'wait' }])
      expect(room.play('server').tcb.state).toBe('CLOSE-WAIT')
    },
  )

  test('once, and then closes, shows nothing', () => {
    const room = closeWait('leak')
    room.submits('server', { kind: 'wait' })
    room.submits('server', { kind: 'call', call: 'CLOSE' })
    expect(room.play('server').revealed).toEqual([])
  })

  test('is not who waits in ESTABLISHED with a call at hand', () => {
    const room = table({ level: 'abort' })
    room.plays('C > PSH,ACK seq=x+1 ack=y+1 len=11 | ESTABLISHED')
    room.plays('S > ACK seq=y+1 ack=x+12 | ESTABLISHED')
    room.submits('client', { kind: 'wait' })
    room.submits('client', { kind: 'wait' })
    expect(room.play('client').revealed).toEqual([])
  })
})
