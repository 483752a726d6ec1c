import type { ReactNode } from 'react'

/** A small sign, 16 px, drawn in the colour of its text. It only decorates: the words stand beside it. */
export const Drawn = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <svg
    className="ic"
    viewBox="0 0 16 16"
    aria-hidden="true"
    fill="none"
    stroke="currentColor"
    strokeWidth="2"
  >
    {children}
  </svg>
)
