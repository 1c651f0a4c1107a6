import type { Language } from '../../src/domain/flows/text.ts';

/** The address of a page in a language; one that names its scheme, a fragment, a file or a route of the API stays as it is. */
export function addressOf(language: Language, to: string): string {
  if (
    !to.startsWith('/') ||
    to.startsWith('/assets/') ||
    to.startsWith('/docs') ||
    to.startsWith('/v1/')
  )
    return to;
  return to === '/' ? `/${language}` : `/${language}${to}`;
}
