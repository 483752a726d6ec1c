import type { ForgedFate } from '../../game/room/host.ts'
import type { PlainWords } from '../../game/coach/plainWords.ts'
import type { Step } from '../../game/room/step.ts'
import type { BySeat } from '../../game/seat.ts'
import type { State } from '../../tcp/state.ts'

/** What a picture says, in one language. A picture is made where no page is, so its few words travel with it. */
export interface PictureWords {
  /** As in `xml:lang` */
  readonly language: string
  readonly seat: BySeat<string>
  readonly title: (level: string) => string
  readonly lost: string
  readonly dropped: string
  readonly again: string
  readonly copy: string
  readonly stray: string
  readonly notSent: string
  readonly tries: (tries: number) => string
  readonly wait: string
  /** A long silence, in seconds */
  readonly waited: (seconds: string) => string
  readonly forged: { readonly [F in ForgedFate]: string }
  /** Above what was written about its steps */
  readonly notes: string
  readonly key: {
    readonly fits: string
    readonly refused: string
    readonly wrong: string
    readonly call: string
    readonly timer: string
    readonly opening: string
    readonly open: string
    readonly closing: string
    readonly waiting: string
    readonly note: string
    readonly units: { readonly absolute: string; readonly relative: string; readonly symbols: string }
  }
}

/** What only the page knows how to say; without it the picture stays without. */
export interface PictureSpeech {
  /** The level's name */
  readonly level: string
  /** Names of the two players */
  readonly names: BySeat<string>
  /** A state in the spelling that was chosen */
  readonly state: (state: State) => string
  readonly plain?: (plain: PlainWords) => string
  /** A step as a sentence, for readers of the picture's description */
  readonly sentence: (step: Step) => string
}

export const PICTURE_LANGUAGES = ['en', 'zh'] as const
export type PictureLanguage = (typeof PICTURE_LANGUAGES)[number]

export const PICTURE_WORDS: { readonly [L in PictureLanguage]: PictureWords } = {
  en: {
    language: 'en',
    seat: { client: 'Client', server: 'Server' },
    title: (level) => `${level} · a TCP connection, replayed`,
    lost: 'lost',
    dropped: 'dropped: backlog full',
    again: 'again',
    copy: 'second copy, made by the wire',
    stray: 'nobody at this table sent it',
    notSent: 'not sent',
    tries: (tries) => `${tries} tries`,
    wait: 'waits',
    waited: (seconds) => `${seconds} s pass`,
    forged: {
      kept: 'forged SYN, kept',
      dropped: 'forged SYN, dropped',
      cookie: 'forged SYN, not kept',
    },
    notes: 'Notes',
    key: {
      fits: 'conforms',
      refused: 'refused draft',
      wrong: 'sent, and wrong',
      call: 'application call',
      timer: 'timer',
      opening: 'opening',
      open: 'established',
      closing: 'closing',
      waiting: 'TIME-WAIT',
      note: 'note, written below',
      units: {
        absolute: 'absolute numbers, seconds',
        relative: 'numbers counted from the ISN, seconds',
        symbols: 'letters for numbers, seconds',
      },
    },
  },
  zh: {
    language: 'zh-Hans',
    seat: { client: '客户端', server: '服务器' },
    title: (level) => `${level} · 一次 TCP 连接的回放`,
    lost: '丢失',
    dropped: '丢弃：队列已满',
    again: '重传',
    copy: '网络复制的第二份',
    stray: '这张桌上没有人发过它',
    notSent: '未发出',
    tries: (tries) => `${tries} 次尝试`,
    wait: '等待',
    waited: (seconds) => `过了 ${seconds} 秒`,
    forged: {
      kept: '伪造的 SYN，占位',
      dropped: '伪造的 SYN，丢弃',
      cookie: '伪造的 SYN，不存',
    },
    notes: '笔记',
    key: {
      fits: '符合规范',
      refused: '被拒的草稿',
      wrong: '已发出但不合规',
      call: '应用调用',
      timer: '定时器',
      opening: '正在建立',
      open: '已建立',
      closing: '正在关闭',
      waiting: 'TIME-WAIT',
      note: '笔记，见下方',
      units: { absolute: '绝对序号，秒', relative: '从 ISN 起的相对序号，秒', symbols: '用字母代替序号，秒' },
    },
  },
}
