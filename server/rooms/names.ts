import { RegExpMatcher, englishDataset, englishRecommendedTransformers } from 'obscenity'

const english = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers })

/** Words that no classroom wants on its projector; the English ones come from a kept list. */
const CHINESE = [
  '傻逼',
  '傻屄',
  '煞笔',
  '操你',
  '草泥马',
  '他妈的',
  '妈逼',
  '鸡巴',
  '婊子',
  '贱人',
  '去死',
  '王八蛋',
  '混蛋',
  '滚蛋',
  '脑残',
]

/** True when a nickname is fit for everybody's eyes, in English and in Chinese. */
export const isKind = (name: string): boolean =>
  !english.hasMatch(name) && !CHINESE.some((word) => name.replace(/\s/g, '').includes(word))
