import { useEffect, useState, useSyncExternalStore } from 'react'
import { currentKept, findKept, watchKept } from '../../recording/kept.ts'
import { openDropped } from '../../recording/recording.ts'

/**
 * Opens the file that was opened last once more, where the address names one of its connections and nothing is open: a
 * page that is loaded anew, or a way back into it. Once only: whoever cancels has it cancelled.
 *
 * @returns whether the page has to wait for it
 */
export const useKept = (isWanted: boolean): boolean => {
  const kept = useSyncExternalStore(watchKept, currentKept)
  const [opening, setOpening] = useState<'not-yet' | 'begun' | 'done'>('not-yet')
  useEffect(() => {
    if (currentKept().kind === 'asking') void findKept()
  }, [])
  const file = kept.kind === 'kept' ? kept.file : undefined
  useEffect(() => {
    if (!isWanted || file === undefined || opening !== 'not-yet') return
    setOpening('begun')
    void openDropped({ files: [file], hasFolder: false }).finally(() => setOpening('done'))
  }, [isWanted, file, opening])
  return isWanted && kept.kind !== 'none' && opening !== 'done'
}
