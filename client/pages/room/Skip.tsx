import type { ReactNode } from 'react'
import { useWords } from '../../i18n/index.ts'

/** The first stop of the tab key. */
export const Skip = (): ReactNode => {
  const words = useWords()
  return (
    <a className="skip" href="#your-segment">
      {words.table.skip}
    </a>
  )
}
