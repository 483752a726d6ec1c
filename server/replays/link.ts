import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto'
import type { Shown } from '../../shared/replay/shown.ts'

/** What a link lets its holder see: a round, and how much of it. */
export interface ReplayLink {
  readonly replayId: string
  readonly shown: Shown
}

const CIPHER = 'aes-256-gcm'
const NONCE = 12
const TAG = 16
/** Fewest octets that are sealed: a link is longer than any id */
const LEAST = 48
/**
 * A link as it stands in an address: the round's own id is sealed in it, so that nobody who has the link can come to
 * more than it shows. The same link is always sealed alike. Nothing is stored: what is erased is gone from every link.
 *
 * @param key 32 octets that only this service knows
 */
export const sealLink = (key: Uint8Array, link: ReplayLink): string => {
  const { replayId, shown } = link
  const text = JSON.stringify([replayId, shown.names ? 1 : 0, shown.drafts ? 1 : 0]).padEnd(LEAST)
  // One nonce for one text: never two texts under one nonce, and no state to keep (as in RFC 8452's idea).
  const nonce = createHmac('sha256', key).update(text).digest().subarray(0, NONCE)
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG })
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url')
}

/** What a sealed link names; undefined for anything that this service has not sealed. */
export const openLink = (key: Uint8Array, sealed: string): ReplayLink | undefined => {
  if (!isLink(sealed)) return undefined
  const octets = Buffer.from(sealed, 'base64url')
  const opener = createDecipheriv(CIPHER, key, octets.subarray(0, NONCE), { authTagLength: TAG })
  opener.setAuthTag(octets.subarray(-TAG))
  try {
    const text = Buffer.concat([opener.update(octets.subarray(NONCE, -TAG)), opener.final()]).toString('utf8')
    return toLink(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** Links are longer than any id of a round (64 characters); whether it is one of ours only the key can tell. */
const isLink = (text: string): boolean => /^[A-Za-z0-9_-]{65,200}$/.test(text)

const toLink = (value: unknown): ReplayLink | undefined => {
  if (!Array.isArray(value)) return undefined
  const [replayId, names, drafts]: readonly unknown[] = value
  return typeof replayId === 'string'
    ? { replayId, shown: { names: names === 1, drafts: drafts === 1 } }
    : undefined
}
