import { describe, expect, it } from 'vitest'
import { spelled, spelledWords } from '../../client/i18n/spelled.ts'
import { STATES } from '../../shared/tcp/state.ts'

describe('the names of states', () => {
  it('are written as netstat writes them, on BSD and on Linux', () => {
    expect(STATES.map((state) => spelled(state, 'bsd')).join(' ')).toBe(
      'CLOSED LISTEN SYN_SENT SYN_RCVD ESTABLISHED FIN_WAIT_1 FIN_WAIT_2 CLOSE_WAIT CLOSING LAST_ACK TIME_WAIT',
    )
    expect(spelled('SYN-RECEIVED, FIN-WAIT-1, FIN-WAIT-2', 'linux')).toBe('SYN_RECV, FIN_WAIT1, FIN_WAIT2')
    expect(spelled('SYN-RECEIVED', 'rfc')).toBe('SYN-RECEIVED')
  })

  it('change in every sentence of a catalogue, also in those that are worked out', () => {
    const words = {
      plain: '`TIME-WAIT` waits',
      list: ['LAST-ACK', 'open'],
      enters: (state: string) => `shows ${state}`,
      told: (state: string) => ({ title: state, parts: [state, 'and'] }),
      inner: { deep: 'CLOSE-WAIT' },
    }
    const linux = spelledWords(words, 'linux')
    expect(linux.plain).toBe('`TIME_WAIT` waits')
    expect(linux.list).toEqual(['LAST_ACK', 'open'])
    expect(linux.enters('FIN-WAIT-2')).toBe('shows FIN_WAIT2')
    expect(linux.told('SYN-SENT')).toMatchObject({ title: 'SYN_SENT', parts: ['SYN_SENT', 'and'] })
    expect(linux.inner.deep).toBe('CLOSE_WAIT')
  })

  it('give one and the same catalogue each time, so that nothing is drawn twice', () => {
    const words = { inner: { deep: 'CLOSE-WAIT' } }
    expect(spelledWords(words, 'bsd')).toBe(spelledWords(words, 'bsd'))
    expect(spelledWords(words, 'bsd').inner).toBe(spelledWords(words, 'bsd').inner)
    expect(spelledWords(words, 'rfc')).toBe(words)
  })
})
