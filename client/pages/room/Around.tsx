import { Suspense, lazy } from 'react'
import type { ComponentProps, ReactNode } from 'react'

const Surroundings = lazy(() => import('./Surroundings.tsx'))

/** The host around an endpoint, in the few levels that show one: its code comes only with them. */
export const Around = (props: ComponentProps<typeof Surroundings>): ReactNode => (
  <Suspense fallback={<div className="around" />}>
    <Surroundings {...props} />
  </Suspense>
)
