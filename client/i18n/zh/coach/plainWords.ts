import { unreachable } from '../../../../shared/base/unreachable.ts'
import type { PlainWords } from '../../../../shared/game/coach/plainWords.ts'
import { bytes } from './bytes.ts'

/** 一个报文段用大白话怎么说，带引号 */
export const plain = ({ id, octets, below }: PlainWords): string => {
  switch (id) {
    case 'can-you-hear-me':
      return '“听得到吗？”'
    case 'heard-you-can-you-hear-me':
      return '“听到了。你听得到我吗？”'
    case 'i-hear-you':
      return '“听得到。”'
    case 'i-hear-you-and-say':
      return `“听得到。给你 ${bytes(octets)}。”`
    case 'have-everything-below':
      return `“${below} 之前的都收到了，继续。”`
    case 'here-are-bytes':
      return `“给你 ${bytes(octets)}。”`
    case 'nothing-more-to-say':
      return '“我没有要说的了。”'
    case 'understood-still-talking':
      return '“知道了。我可能还有话说。”'
    case 'understood-and-done-too':
      return '“知道了，我也说完了。”'
    case 'goodbye':
      return '“知道了，再见。”'
    case 'said-that-already':
      return '“这个我说过了。”'
    case 'are-you-there':
      return '“你还在吗？”'
    case 'stop-this-connection':
      return '“停。这条连接作废。”'
    case 'nobody-here':
      return '“这里没有人。”'
    case 'makes-no-sense':
      return '“……”'
    default:
      return unreachable(id)
  }
}
