import type { ReplayBody } from '../../shared/wire/answers.ts'
import type { LevelId } from '../../shared/game/levels/level.ts'
import type { BySeat } from '../../shared/game/seat.ts'
import type { KeptSeat } from './session.ts'

/** What this device remembers. Every reader expects that nothing, or nonsense, may stand there. */
export const read = (key: string): unknown => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null')
  } catch {
    return null
  }
}

export const write = (key: string, value: unknown): void => {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Storage is full or forbidden: the game goes on, it is only not remembered.
  }
}

export const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const SEATS_KEY = 'wavehand.seats'
const SEATS_KEPT = 20

const isKeptSeat = (value: unknown): value is KeptSeat =>
  isRecord(value) &&
  typeof value['code'] === 'string' &&
  typeof value['token'] === 'string' &&
  typeof value['name'] === 'string' &&
  (value['seat'] === 'client' || value['seat'] === 'server')

/** The seats that this device holds, newest first. */
export const keptSeats = (): readonly KeptSeat[] => {
  const stored = read(SEATS_KEY)
  return Array.isArray(stored) ? stored.filter(isKeptSeat) : []
}

/** The seat that this device holds in a room. */
export const keptSeat = (code: string): KeptSeat | undefined => keptSeats().find((seat) => seat.code === code)

export const keepSeat = (seat: KeptSeat): void =>
  write(SEATS_KEY, [seat, ...keptSeats().filter((other) => other.code !== seat.code)].slice(0, SEATS_KEPT))

export const forgetSeat = (code: string): void =>
  write(
    SEATS_KEY,
    keptSeats().filter((seat) => seat.code !== code),
  )

const NAME_KEY = 'wavehand.name'

/** The nickname used last on this device. */
export const keptName = (): string | undefined => {
  const stored = read(NAME_KEY)
  return typeof stored === 'string' && stored !== '' ? stored : undefined
}

export const keepName = (name: string): void => write(NAME_KEY, name)

const ROUNDS_KEY = 'wavehand.rounds'
const ROUNDS_KEPT = 30

/** A finished round as the list of this device shows it; a practised one carries its whole record. */
export interface KeptRound {
  readonly id: string
  readonly level: LevelId
  readonly names: BySeat<string>
  readonly stars: number
  /** Milliseconds since 1970 */
  readonly at: number
  readonly body: ReplayBody | undefined
}

const isKeptRound = (value: unknown): value is KeptRound =>
  isRecord(value) &&
  typeof value['id'] === 'string' &&
  typeof value['level'] === 'string' &&
  isRecord(value['names'])

/** Newest first. */
export const keptRounds = (): readonly KeptRound[] => {
  const stored = read(ROUNDS_KEY)
  return Array.isArray(stored) ? stored.filter(isKeptRound) : []
}

export const keepRound = (round: KeptRound): void =>
  write(ROUNDS_KEY, [round, ...keptRounds().filter((other) => other.id !== round.id)].slice(0, ROUNDS_KEPT))
