import { drawn } from '../base/random.ts'

export const NAME_LANGUAGES = ['en', 'zh'] as const
export type NameLanguage = (typeof NAME_LANGUAGES)[number]

/** Words that make nobody laugh at anybody. */
const WORDS: {
  readonly [L in NameLanguage]: { readonly how: readonly string[]; readonly who: readonly string[] }
} = {
  en: {
    how: [
      'Amber',
      'Blue',
      'Brave',
      'Bright',
      'Calm',
      'Coral',
      'Gentle',
      'Golden',
      'Green',
      'Happy',
      'Jade',
      'Keen',
      'Kind',
      'Lucky',
      'Merry',
      'Quick',
      'Quiet',
      'Silver',
      'Sunny',
      'Swift',
    ],
    who: [
      'Beaver',
      'Crane',
      'Deer',
      'Dolphin',
      'Falcon',
      'Finch',
      'Fox',
      'Heron',
      'Koala',
      'Lark',
      'Lynx',
      'Otter',
      'Owl',
      'Panda',
      'Puffin',
      'Robin',
      'Seal',
      'Sparrow',
      'Swan',
      'Tiger',
    ],
  },
  zh: {
    how: [
      '安静的',
      '聪明的',
      '灿烂的',
      '翠绿的',
      '淡定的',
      '飞快的',
      '高兴的',
      '活泼的',
      '金色的',
      '开朗的',
      '蓝色的',
      '灵巧的',
      '勤快的',
      '青色的',
      '热情的',
      '认真的',
      '温和的',
      '银色的',
      '勇敢的',
      '友好的',
    ],
    who: [
      '白鹤',
      '百灵',
      '海豚',
      '河狸',
      '狐狸',
      '考拉',
      '麻雀',
      '猫头鹰',
      '小鹿',
      '水獭',
      '松鼠',
      '天鹅',
      '企鹅',
      '山雀',
      '老虎',
      '熊猫',
      '燕子',
      '羚羊',
      '海鹦',
      '云雀',
    ],
  },
}

/**
 * A nickname from the generator that nobody has yet. The same seed, number and names taken always give the same.
 *
 * @param n how many have been asked for before: another number gives another name
 */
export const generatedName = (
  language: NameLanguage,
  {
    seed,
    n,
    isTaken,
  }: { readonly seed: string; readonly n: number; readonly isTaken: (name: string) => boolean },
): string => {
  const { how, who } = WORDS[language]
  const space = language === 'en' ? ' ' : ''
  for (let attempt = 0; ; attempt += 1) {
    const label = `name ${n}/${attempt}`
    const first = how[drawn(seed, `${label} how`, how.length)] ?? ''
    const last = who[drawn(seed, `${label} who`, who.length)] ?? ''
    // More people than names: the later ones are numbered.
    const number = attempt < how.length ? '' : ` ${attempt}`
    const name = `${first}${space}${last}${number}`
    if (!isTaken(name)) return name
  }
}
