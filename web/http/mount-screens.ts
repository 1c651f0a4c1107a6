import { type Request, type Response, Router, urlencoded } from 'express';
import type { Language } from '../../src/domain/flows/text.ts';
import type { WebDeps } from '../web-deps.ts';
import { answerFailure } from './answer-failure.ts';
import { dropDraft } from './draft.ts';
import { openVisit } from './open-visit.ts';
import { type PostedForm, readForm } from './posted-form.ts';
import { readUpload } from './read-upload.ts';
import { requireOwnOrigin } from './require-own-origin.ts';
import type { Screen, Visit } from './screen.ts';
import { goTo, sendFile, sendPage } from './send.ts';
import { WebFailure } from './web-failure.ts';

/** A form has no more: the longest statement, percent-encoded, and what goes with it. */
const mostBytes = 65_536;

/** Serves the screens in one language: each GET shows a page, each POST leads to another GET or is a download. */
export function mountScreens(
  deps: WebDeps,
  screens: readonly Screen[],
  language: Language,
): Router {
  const router = Router({ caseSensitive: true });
  const readBody = urlencoded({ extended: false, limit: mostBytes, parameterLimit: 100 });
  for (const screen of screens) {
    if (screen.get) router.get(screen.path, serve(deps, screen, language, show));
    if (screen.post) {
      const send = serve(deps, screen, language, submit);
      const readers = screen.hasFile ? [] : [readBody];
      router.post(screen.path, requireOwnOrigin(deps.settings.origin), ...readers, send);
    }
    router.all(screen.path, () => {
      throw new WebFailure(405);
    });
  }
  return router;
}

type Answer = (deps: WebDeps, screen: Screen, visit: Visit, at: Exchange) => Promise<void>;
type Exchange = { request: Request; response: Response };

function serve(deps: WebDeps, screen: Screen, language: Language, answer: Answer) {
  return async (request: Request, response: Response): Promise<void> => {
    response.locals['route'] = screen.path;
    const visit = openVisit(deps, request, language);
    await answer(deps, screen, visit, { request, response });
  };
}

async function show(deps: WebDeps, screen: Screen, visit: Visit, { response }: Exchange) {
  try {
    const shown = await screen.get?.(visit);
    if (shown === undefined) throw new WebFailure(405);
    if ('to' in shown) {
      goTo(visit, response, shown);
      return;
    }
    // What was done is said once; what was typed stays until it is sent.
    if (visit.draft?.notice !== undefined && visit.draft.refusal === undefined) {
      if (Object.keys(visit.draft.values).length === 0) dropDraft(visit.jar);
    }
    sendPage(deps, visit, response, shown);
  } catch (error) {
    answerFailure(deps, visit, response, { error });
  }
}

async function submit(
  deps: WebDeps,
  screen: Screen,
  visit: Visit,
  { request, response }: Exchange,
) {
  const form = await formOf(screen, request, response);
  if (!form || !screen.post) throw new WebFailure(400);
  if (form.switchTo) {
    const draft = { at: form.at, values: form.values() };
    goTo({ ...visit, language: form.switchTo }, response, { to: form.at, draft });
    return;
  }
  try {
    const done = await screen.post(visit, form);
    if (!('draft' in done)) dropDraft(visit.jar);
    if ('content' in done) sendFile(visit, response, done);
    else goTo(visit, response, done);
  } catch (error) {
    answerFailure(deps, visit, response, { error, form });
  }
}

async function formOf(
  { hasFile }: Screen,
  request: Request,
  response: Response,
): Promise<PostedForm | null> {
  if (!hasFile) return readForm(request.body);
  const { fields, file } = await readUpload(request, response);
  return readForm(fields, file);
}
