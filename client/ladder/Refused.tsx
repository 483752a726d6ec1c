import { Suspense, lazy } from 'react'
import type { ReactNode } from 'react'

const SynRst = lazy(() => import('./SynRst.tsx'))

/** A SYN that nobody was waiting for, and its reset: seldom needed, so it is loaded when it is. Its place is kept. */
export const Refused = ({ width = 340 }: { readonly width?: number }): ReactNode => (
  <div style={{ width, height: 60 + width * 0.26 }} aria-hidden="true">
    <Suspense>
      <SynRst width={width} />
    </Suspense>
  </div>
)
