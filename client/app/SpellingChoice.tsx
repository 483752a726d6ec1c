import { memo, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import { useLanguage, useWords } from '../i18n/index.ts'
import { SPELLINGS, chooseSpelling, spelling } from '../i18n/spelling.ts'
import type { Spelling } from '../i18n/spelled.ts'
import { Segmented } from '../ui/Segmented.tsx'

/** Names that are the same in every language. */
const NAMES: { readonly [S in Spelling]: string } = { rfc: 'RFC', bsd: 'BSD', linux: 'Linux' }

/** How the names of states are written on this device: with an example, so that one sees what it does. */
const SpellingChoice = memo(function SpellingChoice(): ReactNode {
  const { app } = useWords()
  const { language, speak } = useLanguage()
  const now = useSyncExternalStore(spelling.subscribe, spelling.get)
  return (
    <div className="spelling">
      <span className="cap">
        {app.spelling} <span className="mono">{app.state('SYN-RECEIVED')}</span>
      </span>
      <Segmented
        label={app.spelling}
        value={now}
        onChange={(next) => {
          chooseSpelling(next)
          speak(language)
        }}
        options={SPELLINGS.map((value) => ({ value, label: NAMES[value] }))}
      />
    </div>
  )
})

export default SpellingChoice
