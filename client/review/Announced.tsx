import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'

/** What moves faster than this is told once, when it rests, in milliseconds. */
const REST_MS = 700

/** Tells screen readers, politely, what has changed: where it has come to rest, not every place on the way. */
export const Announced = ({ text }: { readonly text: string }): ReactNode => {
  const [said, setSaid] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), REST_MS)
    return () => clearTimeout(timer)
  }, [text])
  return <output className="vh">{said}</output>
}
