import { describe, expect, test } from 'vitest'
import { appearance, stateAfter } from '../../shared/tcp/appearance.ts'
import { arrive } from '../../shared/tcp/arrive/arrive.ts'
import { close } from '../../shared/tcp/close.ts'
import { open } from '../../shared/tcp/open.ts'
import { owed } from '../../shared/tcp/owed.ts'
import { IN, must, seg } from './states.ts'

describe('what a person sees', () => {
  test('the state before, until the SYN, SYN-ACK or FIN has left', () => {
    const called = must(open(IN.CLOSED, 'active'))
    expect([called.state, appearance(called)]).toEqual(['SYN-SENT', 'CLOSED'])
    const crossed = arrive(called, seg('SYN', 0)).tcb
    expect([crossed.state, appearance(crossed)]).toEqual(['SYN-RECEIVED', 'CLOSED'])
    expect(appearance(arrive(IN['SYN-SENT'], seg('SYN', 0)).tcb)).toBe('SYN-SENT')
    expect(appearance(must(close(IN.ESTABLISHED)))).toBe('ESTABLISHED')
    expect(appearance(must(close(IN['CLOSE-WAIT'])))).toBe('CLOSE-WAIT')
    expect(appearance(arrive(must(close(IN.ESTABLISHED)), seg('FIN,ACK', 1, 1)).tcb)).toBe('CLOSE-WAIT')
  })
})

describe('what a person would see after sending', () => {
  test('is the state that the segment speaks of', () => {
    const called = must(open(IN.CLOSED, 'active'))
    const [syn] = owed(called)
    expect(stateAfter(called, syn?.segment ?? seg('RST', 0))).toBe('SYN-SENT')
    const closing = must(close(IN['CLOSE-WAIT']))
    expect(stateAfter(closing, owed(closing)[0]?.segment ?? seg('RST', 0))).toBe('LAST-ACK')
  })
})
