import { unreachable } from '../../../shared/base/unreachable.ts'
import type { RecordedFormat } from '../../../shared/replay/exports/recordedFormats.ts'

/** Hands a file of a recorded connection to the browser to keep. */
export const keepFile = (content: string | Uint8Array<ArrayBuffer>, format: RecordedFormat): void => {
  const { type, extension } = kindOf(format)
  const address = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = `wavehand-recorded.${extension}`
  link.click()
  // The browser has begun to read it by the time of the next task.
  setTimeout(() => URL.revokeObjectURL(address), 0)
}

const kindOf = (format: RecordedFormat): { readonly type: string; readonly extension: string } => {
  switch (format) {
    case 'pcapng':
      return { type: 'application/x-pcapng', extension: 'pcapng' }
    case 'mermaid':
      return { type: 'text/plain; charset=utf-8', extension: 'mmd' }
    case 'csv':
      return { type: 'text/csv; charset=utf-8; header=present', extension: 'csv' }
    default:
      return unreachable(format)
  }
}
