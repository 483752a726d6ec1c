import { Component } from 'react'
import type { ReactNode } from 'react'
import type { Catalogue } from '../i18n/index.ts'

/** A bug on a page ends here: it says so, keeps the seat, and offers to load again. */
export class ErrorBoundary extends Component<
  { readonly words: Catalogue; readonly children: ReactNode },
  { readonly isBroken: boolean }
> {
  override state = { isBroken: false }

  static getDerivedStateFromError(): { readonly isBroken: boolean } {
    return { isBroken: true }
  }

  override render(): ReactNode {
    const { words, children } = this.props
    if (!this.state.isBroken) return children
    return (
      <main className="mid">
        <h1>{words.app.brokenTitle}</h1>
        <p>{words.app.brokenMore}</p>
        <button type="button" className="btn primary" onClick={() => location.reload()}>
          {words.app.reload}
        </button>
      </main>
    )
  }
}
