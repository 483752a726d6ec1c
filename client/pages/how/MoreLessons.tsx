import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { FLAG_NAMES } from '../../../shared/tcp/segment.ts'
import { useLessons } from '../../i18n/lessons.ts'
import { Match } from './Match.tsx'
import '../../styles/lessons.css'

const PICTURES = ['phone', 'voice', 'parcels', 'pages', 'courting'] as const

/** Below the figure: who says what, what the letters stand for, and pictures with the place where each breaks. */
const MoreLessons = (): ReactNode => {
  const lessons = useLessons()
  if (lessons === undefined) return <div className="more-lessons" />
  const { letters, pictures } = lessons
  return (
    <div className="more-lessons">
      <Match lessons={lessons} />
      <section className="letters">
        <h2>{letters.title}</h2>
        <dl>
          {FLAG_NAMES.map((flag) => (
            <div key={flag}>
              <dt className="mono">{flag}</dt>
              <dd>
                <b>{letters.of[flag][0]}</b>
                <span>{letters.of[flag][1]}</span>
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="pictures">
        <h2>{pictures.title}</h2>
        {PICTURES.map((id) => (
          <article key={id}>
            <h3>{pictures.of[id].name}</h3>
            <p>
              <b className="does-fit">{pictures.fits}</b> {pictures.of[id].fits}
            </p>
            <p>
              <b className="does-break">{pictures.breaks}</b> {pictures.of[id].breaks}
            </p>
          </article>
        ))}
      </section>
      <p className="letters">
        <Link href="/check">{lessons.how.check}</Link>
      </p>
    </div>
  )
}
export default MoreLessons
