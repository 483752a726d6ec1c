import { isRecord, read, write } from '../net/keep.ts'

/** A class of which this device is host: its secret, and by what to know it again. */
export interface KeptClass {
  readonly code: string
  readonly secret: string
  readonly title: string
  /** With which a projector looks on; undefined until there was one */
  readonly screen?: string
  /** Milliseconds since 1970 */
  readonly at: number
}

const KEY = 'wavehand.hosts'
const MOST = 20

const isKeptClass = (value: unknown): value is KeptClass =>
  isRecord(value) &&
  typeof value['code'] === 'string' &&
  typeof value['secret'] === 'string' &&
  typeof value['title'] === 'string' &&
  typeof value['at'] === 'number'

/** Newest first. */
export const keptClasses = (): readonly KeptClass[] => {
  const stored = read(KEY)
  return Array.isArray(stored) ? stored.filter(isKeptClass) : []
}

export const keptClass = (code: string): KeptClass | undefined =>
  keptClasses().find((kept) => kept.code === code)

export const keepClass = (kept: KeptClass): void =>
  write(KEY, [kept, ...keptClasses().filter(({ code }) => code !== kept.code)].slice(0, MOST))

export const forgetClass = (code: string): void =>
  write(
    KEY,
    keptClasses().filter((kept) => kept.code !== code),
  )

const SECRET = /^#([A-Za-z0-9_-]{8,64})$/

/**
 * The secret that a link brought, taken out of the address at once: what stands there is seen by whoever looks at
 * the screen.
 */
export const takeSecret = (): string | undefined => {
  const secret = SECRET.exec(location.hash)?.[1]
  if (secret !== undefined) history.replaceState(history.state, '', location.pathname)
  return secret
}
