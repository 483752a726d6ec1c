/** Kinds of blocks of a pcapng file (draft-ietf-opsawg-pcapng 4) */
export const SECTION = 0x0a0d0d0a
export const INTERFACE = 1
export const PACKET = 6
/** What a section says first, in the byte order of all that follows */
export const BYTE_ORDER = 0x1a2b3c4d
/** The option of an interface that says in which unit its times are (4.2) */
export const TIME_RESOLUTION = 9
