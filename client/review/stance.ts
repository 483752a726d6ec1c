import { unreachable } from '../../shared/base/unreachable.ts'
import type { ReviewTold } from '../../shared/wire/answers.ts'

/**
 * How one stands to the shared review of the round that one looks at:
 *
 * - `unasked`: nothing is known yet
 * - `alone`: there is none
 * - `invited`: somebody has begun one while one was looking alone
 * - `with`: one follows its leader
 * - `apart`: one has broken free, and may come back
 * - `landing`: one leads it since before this page was loaded, and is not yet where one was
 * - `leading`: one leads it
 * - `over`: the one of which one was part has ended
 */
export type Mode = 'unasked' | 'alone' | 'invited' | 'with' | 'apart' | 'landing' | 'leading' | 'over'

export interface Stance {
  readonly mode: Mode
  /** The review of this very round; undefined in the modes without one */
  readonly told: ReviewTold | undefined
  /** A review of another round of the same room */
  readonly elsewhere: ReviewTold | undefined
  /** The lead is on its way to somebody else, whom one will follow */
  readonly isHanding: boolean
}

export type Happening =
  | { readonly kind: 'heard'; readonly told: ReviewTold | null }
  /** One accepts the invitation, or comes back */
  | { readonly kind: 'joined' }
  /** One has gone a step of one's own */
  | { readonly kind: 'strayed' }
  | { readonly kind: 'landed' }
  | { readonly kind: 'handing' }
  /** The other one could not be given the lead */
  | { readonly kind: 'kept' }

export const UNASKED: Stance = { mode: 'unasked', told: undefined, elsewhere: undefined, isHanding: false }

/** How one stands after this has happened; the same stance where nothing has changed for whoever looks at it. */
export const after = (stance: Stance, happening: Happening, replayId: string): Stance => {
  const { mode } = stance
  switch (happening.kind) {
    case 'heard':
      return heard(stance, happening.told, replayId)
    case 'joined':
      return mode === 'invited' || mode === 'apart' ? { ...stance, mode: 'with' } : stance
    case 'strayed':
      return mode === 'with' ? { ...stance, mode: 'apart' } : stance
    case 'landed':
      return mode === 'landing' ? { ...stance, mode: 'leading' } : stance
    case 'handing':
      return mode === 'leading' ? { ...stance, isHanding: true } : stance
    case 'kept':
      return stance.isHanding ? { ...stance, isHanding: false } : stance
    default:
      return unreachable(happening)
  }
}

const heard = (stance: Stance, told: ReviewTold | null, replayId: string): Stance => {
  if (told === null || told.replayId !== replayId)
    return { mode: without(stance.mode), told: undefined, elsewhere: told ?? undefined, isHanding: false }
  const mode = modeUnder(stance, told)
  // Where one points oneself is known already: it comes back many times a second and changes nothing.
  if (mode === 'leading' && stance.mode === 'leading' && told.followers === stance.told?.followers)
    return stance
  return { mode, told, elsewhere: undefined, isHanding: mode === 'leading' && stance.isHanding }
}

/** Without a review: who was part of one is told so, who only saw its invitation is not. */
const without = (mode: Mode): Mode => {
  switch (mode) {
    case 'with':
    case 'apart':
    case 'landing':
    case 'leading':
    case 'over':
      return 'over'
    case 'unasked':
    case 'alone':
    case 'invited':
      return 'alone'
    default:
      return unreachable(mode)
  }
}

const modeUnder = ({ mode, isHanding }: Stance, { leader }: ReviewTold): Mode => {
  if (leader.isMe) return mode === 'unasked' || mode === 'landing' ? 'landing' : 'leading'
  switch (mode) {
    // Whoever comes late lands where the leader is.
    case 'unasked':
    case 'landing':
      return 'with'
    case 'alone':
    case 'over':
      return 'invited'
    // Who has lost the lead while the line was down has gone on alone meanwhile, and is not torn away.
    case 'leading':
      return isHanding ? 'with' : 'apart'
    case 'invited':
    case 'with':
    case 'apart':
      return mode
    default:
      return unreachable(mode)
  }
}
