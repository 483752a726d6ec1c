import { unreachable } from '../base/unreachable.ts'
import type { RoomCommand } from '../game/room/command.ts'
import type { Seat } from '../game/seat.ts'
import type { ActMessage } from './messages.ts'

/** The command that a message asks for, made by whoever holds this seat. */
export const toCommand = (message: ActMessage, seat: Seat): RoomCommand => {
  switch (message.kind) {
    case 'seat-bot':
    case 'unseat-bot':
      return message
    case 'leave':
      return { kind: 'leave-seat', seat }
    case 'submit-move': {
      const { moveId, seen, move } = message
      if (move.kind !== 'segment') return { kind: 'submit-move', seat, moveId, seen, move }
      const { flags, seq, ack, len, claim } = move.draft
      return {
        kind: 'submit-move',
        seat,
        moveId,
        seen,
        move: { kind: 'segment', draft: { flags, seq, ack, len, claim } },
      }
    }
    case 'choose-settings':
    case 'swap-seats':
    case 'set-ready':
    case 'take-hint':
    case 'say-phrase':
    case 'answer-question':
    case 'give-ticks':
    case 'end-round':
      return { ...message, seat }
    default:
      return unreachable(message)
  }
}
