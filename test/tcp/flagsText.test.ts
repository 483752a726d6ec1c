import { expect, test } from 'vitest'
import { formatFlags, parseFlags } from '../../shared/tcp/flagsText.ts'
import { FLAG_NAMES, flagsOf } from '../../shared/tcp/segment.ts'

/** All 32 combinations. */
const COMBINATIONS = Array.from({ length: 2 ** FLAG_NAMES.length }, (_, bits) =>
  flagsOf(...FLAG_NAMES.filter((_name, at) => (bits & (1 << at)) !== 0)),
)

test('flags are written by name, in the order in which they are always named', () => {
  expect(formatFlags(flagsOf('ACK', 'SYN'))).toBe('SYN,ACK')
  expect(formatFlags(flagsOf('PSH', 'FIN', 'ACK'))).toBe('ACK,FIN,PSH')
  expect(formatFlags(flagsOf())).toBe('')
})

test('flags that were written are read as they were', () => {
  expect(COMBINATIONS.map((flags) => parseFlags(formatFlags(flags)))).toEqual(COMBINATIONS)
  expect(new Set(COMBINATIONS.map(formatFlags)).size).toBe(32)
})
