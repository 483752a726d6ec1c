import { Suspense, useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { parseClassCode } from '../../shared/wire/classCode.ts'
import { parseRoomCode } from '../../shared/wire/typed.ts'
import { SpeechContext, keepLanguage, loadWords, preferredLanguage } from '../i18n/index.ts'
import { areLessonsLoaded, loadLessons } from '../i18n/lessons.ts'
import type { Catalogue, Language, Speech } from '../i18n/index.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { lazyPage } from './lazyPage.tsx'

/** A page that stands together with the long words. */
const withLessons = async <P,>(page: Promise<P>): Promise<P> => {
  const [loaded] = await Promise.all([page, loadLessons(preferredLanguage())])
  return loaded
}

const { Page: Home } = lazyPage(() => import('../pages/home/HomePage.tsx'))
const { Page: How } = lazyPage(() => withLessons(import('../pages/how/HowPage.tsx')))
const room = lazyPage(() => import('../pages/room/RoomPage.tsx'))
const Room = room.Page
const { Page: ClassPage } = lazyPage(() => import('../pages/class/ClassPage.tsx'))
const { Page: NewRoom } = lazyPage(() => import('../pages/newRoom/NewRoomPage.tsx'))
const { Page: Practice } = lazyPage(() => import('../pages/practice/PracticePage.tsx'))
const { Page: TimelinePage } = lazyPage(() => withLessons(import('../pages/timeline/TimelinePage.tsx')))
const { Page: Open } = lazyPage(() => withLessons(import('../pages/open/OpenPage.tsx')))
const { Page: EmbedPage } = lazyPage(() => withLessons(import('../pages/embed/EmbedPage.tsx')))
const { Page: Rounds } = lazyPage(() => import('../pages/rounds/RoundsPage.tsx'))
const { Page: Questions } = lazyPage(() => import('../pages/questions/QuestionsPage.tsx'))
const { Page: Check } = lazyPage(() => import('../pages/check/CheckPage.tsx'))
const { Page: NewClass } = lazyPage(() => import('../pages/host/NewClassPage.tsx'))
const { Page: HostPage } = lazyPage(() => import('../pages/host/HostPage.tsx'))
const { Page: ScreenPage } = lazyPage(() => import('../pages/screen/ScreenPage.tsx'))
const { Page: NotFound } = lazyPage(() => import('../pages/notFound/NotFoundPage.tsx'))

/** Loads the room's page beside the words, for whoever comes by a link. */
export const loadPageOf = async (path: string): Promise<void> => {
  if (parseRoomCode(path.slice(1)) !== undefined) await room.load()
}

/** The whole page: its language, and which screen stands at which address. */
export const App = ({
  first,
}: {
  readonly first: { readonly language: Language; readonly words: Catalogue }
}): ReactNode => {
  const [{ language, words }, setSpoken] = useState(first)
  const [path] = useLocation()
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en'
  }, [language])
  const speech = useMemo(
    (): Speech => ({
      language,
      words,
      speak: (next) => {
        keepLanguage(next)
        const lessons = areLessonsLoaded() ? loadLessons(next) : undefined
        void Promise.all([loadWords(next), lessons]).then(([loaded]) =>
          setSpoken({ language: next, words: loaded }),
        )
      },
    }),
    [language, words],
  )
  return (
    <SpeechContext value={speech}>
      <ErrorBoundary words={words}>
        <Top key={path} />
        <Suspense fallback={<p className="loading">{words.app.loading}</p>}>
          <Switch>
            <Route path="/">
              <Home />
            </Route>
            <Route path="/how">
              <How />
            </Route>
            <Route path="/new">
              <NewRoom />
            </Route>
            <Route path="/host">
              <NewClass />
            </Route>
            <Route path="/c/:code/host">{({ code }) => <HostPage key={code} code={code} />}</Route>
            <Route path="/c/:code/screen">{({ code }) => <ScreenPage key={code} code={code} />}</Route>
            <Route path="/questions">
              <Questions />
            </Route>
            <Route path="/rounds">
              <Rounds />
            </Route>
            <Route path="/check">
              <Check />
            </Route>
            <Route path="/open/:connection?/:end?">
              {({ connection, end }) => <Open connection={connection} end={end} />}
            </Route>
            <Route path="/practice/:level?/:seat?">
              {({ level, seat }) => <Practice level={level} seat={seat} />}
            </Route>
            <Route path="/timeline/:id">{({ id }) => <TimelinePage key={id} id={id} />}</Route>
            <Route path="/embed/:id">{({ id }) => <EmbedPage key={id} id={id} />}</Route>
            <Route path="/c/:code">{({ code }) => <AtClass code={code} />}</Route>
            <Route path="/:code">{({ code }) => <AtCode code={code} />}</Route>
            <Route>
              <NotFound />
            </Route>
          </Switch>
        </Suspense>
      </ErrorBoundary>
    </SpeechContext>
  )
}

/** Each page begins at its top, wherever the one before it had been scrolled to. */
const Top = (): ReactNode => {
  useEffect(() => scrollTo(0, 0), [])
  return null
}

/** A short address is a room's code, or that of a class, or nothing. */
const AtCode = ({ code }: { readonly code: string }): ReactNode => {
  const parsed = parseRoomCode(code)
  if (parsed === undefined) return <AtClass code={code} />
  return <Room key={parsed} code={parsed} />
}

const AtClass = ({ code }: { readonly code: string }): ReactNode => {
  const parsed = parseClassCode(code)
  return parsed === undefined ? <NotFound /> : <ClassPage key={parsed} code={parsed} />
}
