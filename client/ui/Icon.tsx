import type { ReactNode } from 'react'
import { Drawn } from './Drawn.tsx'

const PATHS = {
  tick: <path d="M3 8.5l3.5 3.5L13 4.5" />,
  cross: <path d="M3.5 3.5l9 9m0-9l-9 9" />,
  back: <path d="M10 3L5 8l5 5" />,
  forward: <path d="M6 3l5 5-5 5" />,
  first: <path d="M12 3L7 8l5 5M4 3v10" />,
  last: <path d="M4 3l5 5-5 5M12 3v10" />,
  play: <path d="M5 3l8 5-8 5z" fill="currentColor" strokeLinejoin="round" />,
  pause: <path d="M5 3v10M11 3v10" />,
  swap: <path d="M2 5h11l-3-3M14 11H3l3 3" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.500V8h3" />
    </>
  ),
  copy: (
    <>
      <rect x="5" y="5" width="8" height="9" />
      <path d="M3 11V2h8" />
    </>
  ),
  menu: <path d="M2 4h12M2 8h12M2 12h12" />,
  help: (
    <>
      <circle cx="8" cy="8" r="6.500" />
      <path d="M6 6.300c.3-2.300 4-2 4 0C10 8 8 7.800 8 9.500M8 11v1.300" strokeLinecap="round" />
    </>
  ),
  hand: (
    <path
      d="M5 8V3.500M8 8V2.500M11 8V3.500M5 8.500L3.500 7M5 8c0 7.500 7.500 7.500 7.500 1V5.500"
      strokeLinecap="round"
    />
  ),
  eye: (
    <>
      <path d="M1.500 8c3-5 10-5 13 0-3 5-10 5-13 0z" />
      <circle cx="8" cy="8" r="1.800" />
    </>
  ),
} as const

/** The signs that every page may need. */
export const Icon = ({ name }: { readonly name: keyof typeof PATHS }): ReactNode => (
  <Drawn>{PATHS[name]}</Drawn>
)
