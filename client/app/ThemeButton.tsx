import { useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import { useWords } from '../i18n/index.ts'
import { theme, turnTheme } from './theme.ts'

/** Turns the light off or on; it names what it will turn to. */
export const ThemeButton = ({ className = 'q' }: { readonly className?: string }): ReactNode => {
  const words = useWords()
  const now = useSyncExternalStore(theme.subscribe, theme.get)
  return (
    <button type="button" className={className} onClick={turnTheme} title={words.app.theme}>
      {now === 'dark' ? words.app.light : words.app.dark}
    </button>
  )
}
