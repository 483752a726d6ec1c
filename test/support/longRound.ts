import { botsPlay } from '../../shared/game/bot/botsPlay.ts'
import type { Level, ScriptStep } from '../../shared/game/levels/level.ts'
import { firstWords } from '../../shared/game/levels/firstWords.ts'
import { DEFAULT_SETTINGS } from '../../shared/game/room/room.ts'
import { RULES_VERSION } from '../../shared/replay/timeline.ts'
import type { ReplayBody } from '../../shared/wire/answers.ts'

/**
 * A round in which the client sends so many lines, one after the other, and the server acknowledges each: twice as
 * many segments, and the three of the opening. Now and then the wire loses one.
 */
export const longRound = (lines: number): ReplayBody => {
  const send = (at: number): ScriptStep => ({
    when: { kind: at === 0 ? 'state' : 'acknowledged', state: 'ESTABLISHED' },
    call: { kind: 'SEND', data: `line ${String(at).padStart(4, '0')}` },
  })
  const level: Level = {
    ...firstWords,
    script: {
      client: [
        { when: { kind: 'start' }, call: { kind: 'OPEN', mode: 'active' } },
        ...Array.from({ length: lines }, (_, at) => send(at)),
      ],
      server: [{ when: { kind: 'start' }, call: { kind: 'OPEN', mode: 'passive' } }],
    },
    wire: {
      delayMs: 300,
      faults: [40, 90, 130].map((nth) => ({
        from: 'client',
        what: 'data',
        nth,
        fate: { kind: 'lost' },
      })),
    },
    between: [],
  }
  const { events } = botsPlay({ ...DEFAULT_SETTINGS, level: 'first-words' }, 'long', {
    level,
    now: 1_760_000_000_000,
  })
  const [start] = events
  if (start?.kind !== 'round-started') throw new Error('a round begins with its start')
  return { rules: RULES_VERSION, id: start.replayId, names: { client: 'Tom', server: 'Mei' }, events }
}
