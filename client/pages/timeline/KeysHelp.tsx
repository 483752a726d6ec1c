import { memo, useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { useLessons } from '../../i18n/lessons.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Sheet } from '../room/sheets/Sheet.tsx'

/** The keys of each deed, as they are written on a keyboard. */
const KEYS = {
  step: ['←', '→'],
  ends: ['Home', 'End'],
  mistakes: ['n', 'p'],
  play: ['␣'],
  zoom: ['+', '−'],
  help: ['?'],
} as const
const DEEDS = ['step', 'ends', 'mistakes', 'play', 'zoom', 'help'] as const

/** What the keyboard does here, and what the letters mean: behind a button, and behind the key "?". */
export const KeysHelp = memo(function KeysHelp(): ReactNode {
  const moving = useLessons()?.moving
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const isTyping =
        event.target instanceof Element &&
        event.target.closest('input:not([type="range"], [type="radio"]), textarea, dialog') !== null
      if (event.key === '?' && !isTyping) setOpen(true)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
  if (moving === undefined) return null
  return (
    <>
      <button type="button" className="btn small" onClick={() => setOpen(true)}>
        <Icon name="help" />
        {moving.keys.title}
      </button>
      {isOpen && (
        <Sheet title={moving.keys.title} close={moving.close} onClose={() => setOpen(false)}>
          <dl className="keys-told">
            {DEEDS.map((deed) => (
              <div key={deed}>
                <dt>
                  {KEYS[deed].map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{moving.keys[deed]}</dd>
              </div>
            ))}
          </dl>
          <p className="cap">{moving.symbolsMore}</p>
        </Sheet>
      )}
    </>
  )
})
