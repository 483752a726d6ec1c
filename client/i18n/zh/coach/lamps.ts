import type { Evidence, LampId } from '../../../../shared/game/coach/lamps.ts'

/** 建立连接要证明的四种能力 */
export const lamp = {
  'i-can-send': '我能发',
  'i-can-receive': '我能收',
  'they-can-send': '对方能发',
  'they-can-receive': '对方能收',
} satisfies { readonly [L in LampId]: string }

/** 是什么点亮了它 */
export const evidence = {
  none: '尚无证据',
  given: '开始时已打开',
  'syn-came': '收到了 SYN',
  'syn-ack-came': '对方的 SYN 到了',
  'syn-acked': '对方确认了我的 SYN',
  'data-came': '数据刚到',
  'data-acked': '对方确认了我的数据',
  'fin-came': '对方的 FIN 到了',
  'fin-acked': '对方确认了我的 FIN',
} satisfies { readonly [E in Evidence]: string }
