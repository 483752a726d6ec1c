import type { ForgedFate } from '../../game/room/host.ts'
import type { BySeat } from '../../game/seat.ts'

/** Languages in which an export can be written. */
export const EXPORT_LANGUAGES = ['en', 'zh'] as const
export type ExportLanguage = (typeof EXPORT_LANGUAGES)[number]

/**
 * The words of exported files. They belong to the formats, not to the page: the command line and the server write
 * them too, and the text twin is read again in either language. No word holds a space, a comma or a bar.
 */
export interface ExportWords {
  readonly seat: BySeat<string>
  readonly level: string
  readonly calls: string
  readonly timer: string
  readonly waits: string
  readonly drafts: string
  readonly refused: string
  readonly lost: string
  readonly dropped: string
  readonly copy: string
  readonly stray: string
  readonly again: string
  readonly doubled: string
  /** A FIN drawn without ACK that was let pass */
  readonly bare: string
  readonly arrives: string
  readonly after: string
  readonly forged: string
  readonly forgedFate: { readonly [F in ForgedFate]: string }
  readonly conforming: string
  /** Of a segment that went out all the same, before the names of its wrong fields */
  readonly wrong: string
  /** Before the state that its sender said it would be in */
  readonly claims: string
  readonly unusual: string
  readonly misconception: string
}

const en: ExportWords = {
  seat: { client: 'client', server: 'server' },
  level: 'level',
  calls: 'calls',
  timer: 'timer',
  waits: 'waits',
  drafts: 'drafts',
  refused: 'refused',
  lost: 'lost',
  dropped: 'dropped',
  copy: 'copy',
  stray: 'stray',
  again: 'again',
  doubled: 'doubled',
  bare: 'bare',
  arrives: 'arrives',
  after: 'after',
  forged: 'forged',
  forgedFate: { kept: 'kept', dropped: 'dropped', cookie: 'cookie' },
  conforming: 'conforming',
  wrong: 'nonconforming',
  claims: 'claims',
  unusual: 'unusual',
  misconception: 'misconception',
}

const zh: ExportWords = {
  seat: { client: '客户端', server: '服务器' },
  level: '关卡',
  calls: '调用',
  timer: '定时器',
  waits: '等待',
  drafts: '起草',
  refused: '被拒',
  lost: '丢失',
  dropped: '丢弃',
  copy: '副本',
  stray: '外来',
  again: '重传',
  doubled: '两份',
  bare: '无ACK',
  arrives: '到达',
  after: '后于',
  forged: '伪造',
  forgedFate: { kept: '占位', dropped: '丢弃', cookie: 'cookie' },
  conforming: '符合规则',
  wrong: '不合规则',
  claims: '自称',
  unusual: '少见',
  misconception: '误解',
}

export const EXPORT_WORDS: { readonly [L in ExportLanguage]: ExportWords } = { en, zh }
