import type { Kind } from '../../../../shared/tcp/permission.ts'

/** 每种报文段的名字 */
export const kind = {
  syn: 'SYN',
  'syn-retransmission': '重传的 SYN',
  'syn-ack': 'SYN-ACK',
  'syn-ack-retransmission': '重传的 SYN-ACK',
  ack: '确认',
  'duplicate-ack': '重复的确认',
  'challenge-ack': '质询 ACK',
  'window-update': '窗口更新',
  data: '数据',
  'data-retransmission': '重传的数据',
  fin: 'FIN',
  'fin-with-data': '带着最后数据的 FIN',
  'fin-retransmission': '重传的 FIN',
  rst: 'RST',
  'rst-ack': '带 ACK 的 RST',
  'keep-alive-probe': '保活探测',
  'zero-window-probe': '零窗口探测',
} satisfies { readonly [K in Kind]: string }
