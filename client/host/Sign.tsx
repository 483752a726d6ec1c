import type { ReactNode } from 'react'
import { Drawn } from '../ui/Drawn.tsx'

const PATHS = {
  up: <path d="M3 10l5-5 5 5" />,
  down: <path d="M3 6l5 5 5-5" />,
  lock: (
    <>
      <rect x="3" y="7" width="10" height="7" />
      <path d="M5 7V5a3 3 0 0 1 6 0v2" />
    </>
  ),
  flag: <path d="M3 14V3h9l-2 3 2 3H3" />,
  screen: (
    <>
      <rect x="2" y="3" width="12" height="8" />
      <path d="M5 14h6" />
    </>
  ),
  bell: <path d="M4 11V7a4 4 0 0 1 8 0v4l1.500 1.500h-11zM7 15h2" />,
} as const

/** Small signs that only the host's page needs: whoever plays does not load them. */
export const Sign = ({ name }: { readonly name: keyof typeof PATHS }): ReactNode => (
  <Drawn>{PATHS[name]}</Drawn>
)
