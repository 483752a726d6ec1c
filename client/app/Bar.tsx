import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useLanguage, useWords } from '../i18n/index.ts'

/** The mark: two ends and a wire. */
export const Logo = ({ size = 24 }: { readonly size?: number }): ReactNode => (
  <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" fill="none">
    <path d="M4 2v20" stroke="var(--client)" strokeWidth="2.6" />
    <path d="M20 2v20" stroke="var(--server)" strokeWidth="2.6" />
    <path d="M5.5 5L18.5 9.4L5.5 14L18.5 18.6" stroke="var(--ink)" strokeWidth="2" strokeLinejoin="bevel" />
  </svg>
)

/** The head of every screen: the mark, where one is, and what belongs there. */
export const Bar = ({
  title,
  more,
  isCompact = false,
  children,
}: {
  readonly title?: string
  readonly more?: string | undefined
  readonly isCompact?: boolean
  readonly children?: ReactNode
}): ReactNode => {
  const words = useWords()
  return (
    <header className="bar">
      <Link href="/" className="mark" aria-label={`${words.app.name}: ${words.app.home}`}>
        <Logo size={isCompact ? 22 : 24} />
        {!(isCompact && title !== undefined) && words.app.name}
      </Link>
      {title !== undefined && (
        <div className="crumb">
          <b>{title}</b>
          {more !== undefined && <span>{more}</span>}
        </div>
      )}
      <span className="grow" />
      {children}
    </header>
  )
}

/** The other language, named in itself. */
export const LanguageButton = ({ className = 'q' }: { readonly className?: string }): ReactNode => {
  const words = useWords()
  const { language, speak } = useLanguage()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <button type="button" className={className} lang={other} onClick={() => speak(other)}>
      {words.app.otherLanguage}
    </button>
  )
}
