import type { Response } from 'express';
import type { Refused } from '../../client/answer.ts';
import { paths, staffPaths } from '../paths.ts';
import { downPage, notFoundPage, problemPage } from '../screens/failures.ts';
import type { WebDeps } from '../web-deps.ts';
import { type Draft, keepDraft, type Refusal } from './draft.ts';
import type { PostedForm } from './posted-form.ts';
import { RefusedByApi } from './refused.ts';
import type { GoTo, Visit } from './screen.ts';
import { goTo, sendPage } from './send.ts';
import { dropSession } from './session-cookies.ts';
import { WebFailure } from './web-failure.ts';

/** Where somebody goes back to. */
type Returned = Pick<Draft, 'at' | 'values' | 'isUnseen'>;
type Failed = { error: unknown; form?: PostedForm };

const noSession = ['SessionMissing', 'SessionEnded', 'SessionInvalid'];
const noStaffSession = ['StaffSessionMissing', 'StaffSessionEnded'];
/** When to come again where the API says nothing, in seconds. */
const usualRetryAfter = 10;

/**
 * What comes of a failure. Nothing that was typed is lost by any: it comes back where somebody is to sign in
 * first, where a field is to be corrected, and where the API cannot be reached.
 */
export function answerFailure(
  deps: WebDeps,
  visit: Visit,
  response: Response,
  failed: Failed,
): void {
  const { error } = failed;
  if (error instanceof WebFailure) throw error;
  if (!(error instanceof RefusedByApi)) {
    deps.logError(error, { method: response.req.method, route: String(response.locals['route']) });
    sayDown(deps, visit, response, failed, usualRetryAfter);
    return;
  }
  const { problem, status } = error;
  response.locals['problem'] = problem.code;
  if (noSession.includes(problem.code)) {
    askForSession(visit, response, failed.form);
  } else if (noStaffSession.includes(problem.code)) {
    goTo(visit, response, askForStaff(visit, pageOf(visit, failed.form)));
  } else if (problem.code === 'FreshProofRequired') {
    goTo(visit, response, askForProof(visit, pageOf(visit, failed.form), problem));
  } else if (status === 503 && !problem.flow) {
    sayDown(deps, visit, response, failed, problem.retryAfter ?? usualRetryAfter);
  } else if (failed.form) {
    const { form } = failed;
    const isReused = problem.code === 'IdempotencyKeyReused';
    const draft: Draft = { at: form.at, values: form.values() };
    goTo(visit, response, {
      to: form.at,
      ...(isReused && { notice: 'form_outdated' }),
      draft: isReused ? draft : { ...draft, refusal: refusalOf(problem) },
    });
  } else {
    sendPage(deps, visit, response, status === 404 ? notFoundPage : problemPage(problem));
  }
}

/** What a page shows of a problem. */
export function refusalOf(problem: Omit<Refused['problem'], 'instance' | 'traceId'>): Refusal {
  const { code, title, detail, errors, nextActions, retryAfter } = problem;
  const retryAt = retryAfter && new Date(Date.now() + retryAfter * 1000).toISOString();
  return {
    code,
    title,
    detail,
    nextActions,
    ...(errors && { errors }),
    ...(typeof retryAt === 'string' && { retryAt }),
  };
}

/** The page is kept, with what was typed there, until somebody has signed in. */
function askForSession(visit: Visit, response: Response, form: PostedForm | undefined): void {
  const isKept = keepReturn(visit, pageOf(visit, form));
  const isOver = visit.isSignedIn || visit.jar.get('account') !== undefined;
  dropSession(visit.jar);
  const notice = !isKept ? 'session_over_typed_lost' : isOver ? 'session_over' : undefined;
  goTo(visit, response, { to: paths.signIn, ...(notice && { notice }) });
}

/** To the page where somebody proves who they are once more, and back to where that was asked for. */
export function askForProof(visit: Visit, from: Returned, problem: Refused['problem']): GoTo {
  keepReturn(visit, from);
  const draft = { at: paths.stepUp, values: {}, refusal: refusalOf(problem) };
  return { to: paths.stepUp, draft };
}

/** To the staff's sign-in, which leads back: what was typed waits on the page that it was typed on. */
function askForStaff({ jar }: Visit, { at, values }: Returned): GoTo {
  const wasSignedIn = jar.get('staff') !== undefined;
  jar.clear('staff');
  return {
    to: `${staffPaths.signIn}?to=${encodeURIComponent(at)}${wasSignedIn ? '&over=1' : ''}`,
    ...(Object.keys(values).length > 0 && { draft: { at, values } }),
  };
}

/** The page that was asked for, or the form's with what was typed. */
function pageOf({ path }: Visit, form: PostedForm | undefined): Returned {
  return form ? { at: form.at, values: form.values() } : { at: path, values: {}, isUnseen: true };
}

/** Whether all of it is kept. */
function keepReturn({ jar, sealer, path }: Visit, from: Returned): boolean {
  // Who is on the way to prove themselves goes back to where they came from, not to that way.
  return path.startsWith(paths.stepUp) || keepDraft(jar, sealer, from, 'return');
}

/** The API does not answer, or cannot: the form is there to be sent again as it is, by the same key. */
function sayDown(
  deps: WebDeps,
  visit: Visit,
  response: Response,
  { form }: Failed,
  retryAfter: number,
): void {
  const page = downPage({ form, path: visit.path, retryAfter });
  if (!form) {
    sendPage(deps, visit, response, page);
    return;
  }
  const draft = { at: form.at, values: form.values(), key: form.key };
  keepDraft(visit.jar, visit.sealer, draft);
  sendPage(deps, { ...visit, draft }, response, page);
}
