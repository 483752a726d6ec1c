import { memo, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import { throughLens } from '../../../shared/replay/lens.ts'
import { noteOn } from '../../../shared/replay/notes.ts'
import type { Note } from '../../../shared/replay/notes.ts'
import { svgPagesOf } from '../../../shared/replay/picture/svg.ts'
import type { Told } from '../../../shared/replay/timeline.ts'
import type { Verdict } from '../../../shared/game/judging/verdict.ts'
import { useLanguage, useWords } from '../../i18n/index.ts'
import { useLessons } from '../../i18n/lessons.ts'
import { sentenceOf } from '../../ladder/TextTwin.tsx'
import '../../styles/print.css'
import { pictureOptions } from './pictureOptions.ts'
import type { PictureLook } from './pictureOptions.ts'

/** Height of a page of the ladder, for its width of 1040: it fits A4 and Letter within their margins. */
const PAGE_HEIGHT = 1330

/**
 * The round on paper: the ladder in pages that cut no row, and its steps with their verdicts. It is there while the
 * browser prints, and not before.
 */
const PrintSheet = memo(function PrintSheet({
  timeline,
  look,
  notes,
}: {
  readonly timeline: Told
  readonly look: PictureLook
  /** What was written about its steps */
  readonly notes: readonly Note[]
}): ReactNode {
  return useIsPrinting() ? <Sheet timeline={timeline} look={look} notes={notes} /> : null
})
export default PrintSheet

/** The browser prints what stands in the page when its listeners have returned: this is drawn before that. */
const useIsPrinting = (): boolean => useSyncExternalStore(listen, () => isPrinting || media.matches)

const media = matchMedia('print')
let isPrinting = false

const listen = (tell: () => void): (() => void) => {
  const leaving = new AbortController()
  const turn = (next: boolean) => () => {
    isPrinting = next
    tell()
  }
  addEventListener('beforeprint', turn(true), { signal: leaving.signal })
  addEventListener('afterprint', turn(false), { signal: leaving.signal })
  media.addEventListener('change', tell, { signal: leaving.signal })
  return () => leaving.abort()
}

const Sheet = ({
  timeline,
  look,
  notes,
}: {
  readonly timeline: Told
  readonly look: PictureLook
  readonly notes: readonly Note[]
}): ReactNode => {
  const told = useLessons()?.notes
  const [printedOn] = useState(() => new Date())
  const words = useWords()
  const { language } = useLanguage()
  const options = pictureOptions({ ...look, notes, language, words }, 'paper')
  const { base } = look
  const steps = throughLens(timeline.steps, look.lens)
  return (
    <article className="paper">
      {svgPagesOf(timeline, options, PAGE_HEIGHT).map((page) => (
        <Drawn key={page} svg={page} />
      ))}
      <h2>{words.timeline.steps}</h2>
      <ol>
        {steps.map((step) => (
          <li key={step.n}>
            <span aria-hidden="true">{SIGNS[timeline.verdicts[step.n]?.kind ?? 'none']}</span>
            {sentenceOf(step, base, words)}
            {noteOn(notes, step.n) !== '' && <b>{told?.told(noteOn(notes, step.n))}</b>}
          </li>
        ))}
      </ol>
      <footer>
        <p>
          {look.level} · {words.app.client} {look.names.client} · {words.app.server} {look.names.server} ·{' '}
          {printedOn.toLocaleDateString(language === 'zh' ? 'zh-Hans' : 'en')}
        </p>
        <p className="mono">{location.href}</p>
      </footer>
    </article>
  )
}

/** Signs of verdicts, as the margin of the ladder has them; the sentence says the same. */
const SIGNS: { readonly [K in Verdict['kind'] | 'none']: string } = {
  conforming: '✓',
  'as-drawn': '✕',
  nonconforming: '✕',
  none: '',
}

/** A drawing that is an element of the page, so that its text is text. */
const Drawn = ({ svg }: { readonly svg: string }): ReactNode => {
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml')
    place.current?.replaceChildren(document.importNode(parsed.documentElement, true))
  }, [svg])
  return <div className="page" ref={place} />
}
