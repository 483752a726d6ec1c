/**
 * Formats in which a recorded connection can be taken away as a whole. Not packetdrill: nobody recorded what the
 * applications called; not the replay file: it was not played.
 */
export const RECORDED_FORMATS = ['pcapng', 'mermaid', 'csv'] as const
export type RecordedFormat = (typeof RECORDED_FORMATS)[number]
