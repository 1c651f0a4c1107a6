import type { NextAction } from '../../src/domain/problems/problem.ts';
import { nextActionHints, nextActionTexts } from '../texts/next-actions.ts';
import { changePaths, methodSlugs, paths } from '../paths.ts';
import { signInTexts } from '../texts/sign-in.ts';
import type { Link } from './block.ts';
import type { Page } from './page.ts';

/**
 * The ways on that a problem names, as links: those that have a page of their own. What the page shows
 * anyway, such as the form to correct, is none.
 */
export function linksOfNextActions(
  nextActions: readonly NextAction[],
  area?: Page['area'],
): Link[] {
  return nextActions.flatMap(({ action, href }) => {
    // Another method is chosen where the one at hand was: to sign in, or to register.
    if (action === 'chooseMethod' && area === 'sign-in') {
      return [{ text: signInTexts.back, href: paths.signIn }];
    }
    const to = pageOf(action, href);
    const text = nextActionTexts[action];
    if (to === undefined || text === undefined) return [];
    const hint = nextActionHints[action];
    return [{ text, href: to, ...(hint && { hint }) }];
  });
}

function pageOf(action: string, href: string): string | undefined {
  switch (action) {
    case 'recoverPassword':
      return paths.forgottenPassword;
    case 'recoverAtCounter':
      return paths.counterRecovery;
    case 'dispute':
      return paths.dispute;
    case 'resumeFlow':
      return paths.flows;
    case 'signIn':
      return paths.signIn;
    case 'chooseMethod':
      return paths.register;
    case 'startAgain':
    case 'register':
      return startPage(href);
    case 'enrolAuthenticatorApp':
      return changePaths.authenticator_app;
    case 'giveConsent':
      return paths.consents;
    case 'closeAccount':
      return paths.closing;
    default:
      return undefined;
  }
}

const starts: readonly (readonly [string, string])[] = [
  ['/v1/registrations', paths.register],
  ['/v1/logins', paths.signIn],
  ['/v1/recoveries/counter', paths.counterRecovery],
  ['/v1/recoveries', paths.forgottenPassword],
  ['/v1/resumptions', paths.flows],
  ['/v1/disputes', paths.dispute],
  ['/v1/account/changes', paths.account],
];

/** The page that starts what the route starts. */
export function startPage(href: string): string | undefined {
  const slugs: Readonly<Partial<Record<string, string>>> = methodSlugs;
  for (const [route, page] of starts) {
    if (!href.startsWith(route)) continue;
    if (page === paths.account) return changePage(href.slice(route.length + 1));
    const slug = slugs[href.slice(route.length + 1)];
    return slug !== undefined && (page === paths.register || page === paths.signIn)
      ? `${page}/${slug}`
      : page;
  }
  return undefined;
}

/** Those of one method are begun from the list of methods. */
function changePage(change: string): string {
  const pages: Readonly<Partial<Record<string, string>>> = {
    ...changePaths,
    removal: paths.methods,
    unlock: paths.methods,
  };
  return pages[change] ?? paths.account;
}
