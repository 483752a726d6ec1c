import type { EndpointPlay, Room, Round } from './room.ts'

// The same value, its fields laid out as in every other of its kind: `uniform` in shared/tcp says why.

export const uniformRoom = (room: Room): Room => roomAt(room, room.version, room.at, room.round)

/** The room at another version and moment, with its round as it is then. */
export const roomAt = (room: Room, version: number, at: number, round: Round | undefined): Room => ({
  code: room.code,
  seed: room.seed,
  version,
  at,
  phase: room.phase,
  settings: room.settings,
  level: room.level,
  hosted: room.hosted,
  seats: room.seats,
  ready: room.ready,
  round,
  rounds: room.rounds,
  phrase: room.phrase,
})

/** The round at another moment: in milliseconds of the events' epoch, and in its own time. */
export const roundAt = (round: Round, lastAt: number, ranMs: number, play: Round['play']): Round => ({
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
  ranMs,
  lastAt,
  pausedAt: round.pausedAt,
  skips: round.skips,
  play,
  flights: round.flights,
  flightsMade: round.flightsMade,
  inVain: round.inVain,
  lost: round.lost,
  steps: round.steps,
  lived: round.lived,
  answers: round.answers,
})

export const uniformPlay = (play: EndpointPlay): EndpointPlay => ({
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
