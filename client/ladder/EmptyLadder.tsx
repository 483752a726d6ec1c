import type { ReactNode } from 'react'

/** Two ends in CLOSED, and nothing between them but a thought. */
export const EmptyLadder = (): ReactNode => (
  <svg className="ladder empty" viewBox="0 0 340 150" width="340" height="150" aria-hidden="true">
    <g className="c-client">
      <path className="band idle" d="M8 150V10H20V150" />
    </g>
    <g className="c-server">
      <path className="band idle" d="M320 150V10H332V150" />
    </g>
    <line className="thought" x1="34" y1="62" x2="306" y2="96" />
  </svg>
)
