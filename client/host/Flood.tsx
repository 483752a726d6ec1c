import type { ReactNode } from 'react'
import type { FloodView } from '../../shared/class/view.ts'
import { useClassSaid } from './Spoken.tsx'
import '../styles/flood.css'

/** How the servers of the class stand a flood of forged SYNs: full, with cookies, or with a place left. */
export const Flood = ({ flood }: { readonly flood: FloodView }): ReactNode => {
  const { flood: said } = useClassSaid()
  const { of, full, cookies, dropped } = flood
  return (
    <section className="flood" aria-label={said.title}>
      <ul>
        <li className="full">
          <b className="mono">{full}</b> {said.full}
        </li>
        <li className="cookies">
          <b className="mono">{cookies}</b> {said.cookies}
        </li>
        <li>
          <b className="mono">{of - full - cookies}</b> {said.open}
        </li>
      </ul>
      <p>{said.dropped(dropped, of)}</p>
    </section>
  )
}
