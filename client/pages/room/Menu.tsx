import { Suspense, lazy } from 'react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { LanguageButton } from '../../app/Bar.tsx'
import { ThemeButton } from '../../app/ThemeButton.tsx'
import { useWords } from '../../i18n/index.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useDropped } from '../../ui/useDropped.ts'

const SpellingChoice = lazy(() => import('../../app/SpellingChoice.tsx'))

/** What is seldom wanted at the table: language, light, leaving. */
export const Menu = ({ children }: { readonly children?: ReactNode }): ReactNode => {
  const words = useWords()
  const { id, isOpen, setOpen, box, opener } = useDropped<HTMLDivElement>()
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
