import type { InMaking } from '../../base/inMaking.ts'
import type { EndpointPlay, Room, Round } from './room.ts'

// Copies for their makers to write into what an event has changed, once, before they are handed out. All of a kind have
// their fields laid out alike: `copyOf` in shared/tcp says why.

export const copyOfRoom = (room: Room): InMaking<Room> => ({
  code: room.code,
  seed: room.seed,
  version: room.version,
  at: room.at,
  phase: room.phase,
  settings: room.settings,
  level: room.level,
  hosted: room.hosted,
  seats: room.seats,
  ready: room.ready,
  round: room.round,
  rounds: room.rounds,
  phrase: room.phrase,
})

export const copyOfRound = (round: Round): InMaking<Round> => ({
  n: round.n,
  settings: round.settings,
  names: round.names,
  replayId: round.replayId,
  startedAt: round.startedAt,
  level: round.level,
  faults: round.faults,
  strays: round.strays,
  faultSeed: round.faultSeed,
  passed: round.passed,
  straysSent: round.straysSent,
  backlog: round.backlog,
  ranMs: round.ranMs,
  lastAt: round.lastAt,
  pausedAt: round.pausedAt,
  skips: round.skips,
  play: round.play,
  flights: round.flights,
  flightsMade: round.flightsMade,
  inVain: round.inVain,
  lost: round.lost,
  steps: round.steps,
  lived: round.lived,
  answers: round.answers,
})

export const copyOfPlay = (play: EndpointPlay): InMaking<EndpointPlay> => ({
  tcb: play.tcb,
  scriptAt: play.scriptAt,
  score: play.score,
  lamps: play.lamps,
  decision: play.decision,
  changedVersion: play.changedVersion,
  changedAt: play.changedAt,
  arrivals: play.arrivals,
  rcvNxtBefore: play.rcvNxtBefore,
  timer: play.timer,
  waitsFrom: play.waitsFrom,
  allowed: play.allowed,
  revealed: play.revealed,
  knowledge: play.knowledge,
  moves: play.moves,
})
