/** Formats in which a round can be taken away, in the order in which they are offered. */
export const EXPORT_FORMATS = ['pcapng', 'text', 'svg', 'mermaid', 'csv', 'packetdrill', 'json'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]
