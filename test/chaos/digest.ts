import { createHash } from 'node:crypto'
import type { View } from '../../shared/game/room/view.ts'
import { canonicalText } from '../../shared/wire/canonical.ts'

/**
 * A view in a few characters, to be compared with what the store folds to. What is left on a clock is taken out: it
 * depends on when the view was looked at.
 */
export const digestOf = (view: View): string =>
  createHash('sha1')
    .update(canonicalText(view).replace(/"leftMs":\d+/g, '"leftMs":0'))
    .digest('base64')
