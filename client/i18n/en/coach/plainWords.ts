import { unreachable } from '../../../../shared/base/unreachable.ts'
import type { PlainWords } from '../../../../shared/game/coach/plainWords.ts'

/** What a segment says, as a person would say it; with its quotes. */
export const plain = ({ id, octets, below }: PlainWords): string => {
  switch (id) {
    case 'can-you-hear-me':
      return '“Can you hear me?”'
    case 'heard-you-can-you-hear-me':
      return '“I heard you. Can you hear me?”'
    case 'i-hear-you':
      return '“I hear you.”'
    case 'i-hear-you-and-say':
      return octets === 1 ? '“I hear you. Here is 1 byte.”' : `“I hear you. Here are ${octets} bytes.”`
    case 'have-everything-below':
      return `“I have everything below ${below}. Go on.”`
    case 'here-are-bytes':
      return octets === 1 ? '“Here is 1 byte.”' : `“Here are ${octets} bytes.”`
    case 'nothing-more-to-say':
      return '“I have nothing more to say.”'
    case 'understood-still-talking':
      return '“Understood. I may still talk.”'
    case 'understood-and-done-too':
      return '“Understood, and I am done too.”'
    case 'goodbye':
      return '“Understood. Goodbye.”'
    case 'said-that-already':
      return '“I said that already.”'
    case 'are-you-there':
      return '“Are you still there?”'
    case 'stop-this-connection':
      return '“Stop. This connection is off.”'
    case 'nobody-here':
      return '“Nobody is here.”'
    case 'makes-no-sense':
      return '“…”'
    default:
      return unreachable(id)
  }
}
