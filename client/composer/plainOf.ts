import { plainWordsOf } from '../../shared/game/coach/plainWordsOf.ts'
import type { EndpointView } from '../../shared/game/room/view.ts'
import type { Catalogue } from '../i18n/index.ts'
import type { DraftFields } from './draft.ts'

/** What the draft would say, in plain words. */
export const plainOf = (fields: DraftFields, me: EndpointView, words: Catalogue): string =>
  words.coach.plain(
    plainWordsOf({
      flags: fields.flags,
      ack: fields.ack === '' ? undefined : Number(fields.ack),
      len: fields.len,
      state: me.state,
      situation: me.situation,
    }),
  )
