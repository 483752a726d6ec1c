import { useId } from 'react'
import type { ReactNode } from 'react'
import type { RecordingWords } from '../../i18n/recordings.ts'
import { openDropped } from '../../recording/recording.ts'
import { isRoundText, pastedText } from '../../recording/usePaste.ts'

/** A field for the text of a round, for hands that have no key to paste with. */
export const PastePlace = ({ words }: { readonly words: RecordingWords }): ReactNode => {
  const id = useId()
  return (
    <p className="paste-place">
      <label htmlFor={id}>{words.paste}</label>
      <textarea
        id={id}
        rows={2}
        spellCheck={false}
        onPaste={(event) => {
          const text = event.clipboardData.getData('text/plain')
          if (text.trim() === '') return
          event.preventDefault()
          void openDropped(pastedText(text))
        }}
        // Some keyboards paste without saying so.
        onChange={({ target }) => {
          if (isRoundText(target.value)) void openDropped(pastedText(target.value))
        }}
      />
    </p>
  )
}
