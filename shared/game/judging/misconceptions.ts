/**
 * Known misconceptions that the present levels can recognise from a draft, by the stable ids of the catalogue.
 * The sentence, the nudge, the pointer and the answer of each stand in the catalogue of words.
 */
export const MISCONCEPTIONS = {
  M01: 'ACK_NO_PLUS1',
  M02: 'SERVER_SEQ_FROM_CLIENT',
  M03: 'ALWAYS_PLUS_ONE',
  M04: 'PURE_ACK_CONSUMES',
  M05: 'THIRD_ACK_OLD_SEQ',
  M06: 'ISN_ZERO_OR_ONE',
  M07: 'SAME_ISN',
  M08: 'ISN_FOUR_BYTES',
  M09: 'ACK_IS_LAST_RECEIVED',
  M10: 'FIN_NOT_COUNTED',
  M12: 'DUP_FIN_TWICE',
  M13: 'LAST_ACK_SEQ',
  M14: 'FRESH_W',
  M15: 'NO_WRAP',
  M16: 'ACK_OUT_OF_RANGE',
  M17: 'SEQ_COUNTS_SEGMENTS',
  M18: 'REPEAT_GETS_NEW_SEQ',
  M20: 'ONE_SHARED_LINE',
  M21: 'FLAG_VS_NUMBER',
  M22: 'FIRST_SYN_HAS_ACK',
  M23: 'REPLY_ACK_ONLY',
  M24: 'REPLY_SYN_ONLY',
  M26: 'SYN_AGAIN_IN_THIRD',
  M27: 'FIN_WITHOUT_ACK',
  M28: 'SYN_AND_FIN',
  M30: 'RST_AS_GOODBYE',
  M34: 'SERVER_ESTABLISHED_TOO_EARLY',
  M35: 'CLIENT_WAITS_MORE',
  M36: 'SYN_RCVD_ON_ACK',
  M37: 'NO_LISTEN',
  M47: 'SERVER_OPENS',
  M58: 'DATA_AFTER_OWN_FIN',
  M60: 'ALWAYS_MERGE',
  M63: 'KERNEL_SENDS_FIN',
  M64: 'CLOSE_WAIT_ON_ACTIVE',
  M67: 'TIME_WAIT_ON_PASSIVE',
  M69: 'TIME_WAIT_SKIPPED',
  M77: 'FW1_FIN_TO_CLOSE_WAIT',
  M81: 'LAST_ACK_ON_FIN_RECEIPT',
  M82: 'SKIPS_FW2',
} as const

export type MisconceptionId = keyof typeof MISCONCEPTIONS
export const MISCONCEPTION_IDS = Object.keys(MISCONCEPTIONS) as readonly MisconceptionId[]
