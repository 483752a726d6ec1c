import { unreachable } from '../../../shared/base/unreachable.ts'
import type { View } from '../../../shared/game/room/view.ts'
import type { Seat } from '../../../shared/game/seat.ts'
import type { Catalogue } from '../../i18n/index.ts'

/** How the holder of a seat is called here: a nickname, "you", the bot, or nobody yet. */
export const holderName = (view: View, seat: Seat, words: Catalogue): string => {
  const { held, name } = view.seats[seat]
  switch (held) {
    case 'empty':
      return words.lobby.free
    case 'bot':
      return words.app.bot
    case 'person':
      return name
    default:
      return unreachable(held)
  }
}

/** The same beside a seat's mark: whoever looks is "you". */
export const nameBeside = (view: View, seat: Seat, words: Catalogue): string => {
  const name = holderName(view, seat, words)
  const isMe = view.viewer.kind === 'seat' && view.viewer.seat === seat
  return isMe ? words.app.youNamed(name) : name
}
