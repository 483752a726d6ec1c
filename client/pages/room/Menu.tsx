import { Suspense, lazy, useEffect, useId, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { LanguageButton } from '../../app/Bar.tsx'
import { ThemeButton } from '../../app/ThemeButton.tsx'
import { useWords } from '../../i18n/index.ts'
import { Icon } from '../../ui/Icon.tsx'

const SpellingChoice = lazy(() => import('../../app/SpellingChoice.tsx'))

/** What is seldom wanted at the table: language, light, leaving. */
export const Menu = ({ children }: { readonly children?: ReactNode }): ReactNode => {
  const words = useWords()
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!isOpen) return undefined
    const close = (event: Event): void => {
      if (event instanceof KeyboardEvent && event.key === 'Escape') {
        setOpen(false)
        opener.current?.focus()
      }
      if (!(event instanceof MouseEvent) || !(event.target instanceof Element)) return
      // What opens a sheet over the table leaves no menu behind.
      if (!box.current?.contains(event.target) || event.target.closest('[data-opens]') !== null)
        setOpen(false)
    }
    document.addEventListener('keydown', close)
    document.addEventListener('click', close)
    return () => {
      document.removeEventListener('keydown', close)
      document.removeEventListener('click', close)
    }
  }, [isOpen])
  return (
    <div className="menu" ref={box}>
      <button
        ref={opener}
        type="button"
        className="btn small quiet"
        aria-label={words.app.menu}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="menu" />
      </button>
      {isOpen && (
        <div className="menu-list" id={id}>
          {children}
          <Link href="/open" className="menu-item">
            {words.home.open}
          </Link>
          <ThemeButton className="menu-item" />
          <LanguageButton className="menu-item" />
          <Suspense fallback={<div className="spelling" />}>
            <SpellingChoice />
          </Suspense>
        </div>
      )}
    </div>
  )
}
