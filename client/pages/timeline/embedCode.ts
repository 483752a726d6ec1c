import { escaped } from '../../../shared/replay/picture/markup.ts'

/** What a course site pastes into its page to show a round: a frame, in the language and theme of who copies it. */
export const embedCode = (
  origin: string,
  id: string,
  look: { readonly language: string; readonly theme: string; readonly title: string },
): string =>
  `<iframe src="${escaped(`${origin}/embed/${encodeURIComponent(id)}?language=${look.language}&theme=${look.theme}`)}" ` +
  `title="${escaped(look.title)}" width="100%" height="600" loading="lazy" style="border:0"></iframe>`
