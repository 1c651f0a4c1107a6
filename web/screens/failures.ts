import type { Refused } from '../../client/answer.ts';
import type { PostedForm } from '../http/posted-form.ts';
import type { Block } from '../layout/block.ts';
import { linksOfNextActions } from '../layout/next-links.ts';
import type { Page } from '../layout/page.ts';
import { fill } from '../layout/words.ts';
import { paths } from '../paths.ts';
import { failureTexts as t } from '../texts/failures.ts';

const ways: Block = {
  kind: 'links',
  items: [
    { text: t.toHome, href: paths.home },
    { text: t.toFlows, href: paths.flows },
  ],
};

/** Of an address that is none. */
export const notFoundPage: Page = {
  title: t.notFound,
  status: 404,
  blocks: [{ kind: 'text', text: t.notFoundDetail }, ways],
};

/** Of a request that no page of ours has made, by its status. */
export function refusedPage(status: 400 | 403 | 404 | 405 | 413 | 415): Page {
  if (status === 404) return notFoundPage;
  const text = status === 413 ? t.tooLarge : status === 403 ? t.foreign : t.malformed;
  return { title: t.notTaken, status, blocks: [{ kind: 'text', text }, ways] };
}

/** Of a page that the API refuses, in the API's own words. */
export function problemPage(problem: Refused['problem']): Page {
  const { title, detail, status, retryAfter, nextActions } = problem;
  const items = linksOfNextActions(nextActions);
  return {
    title,
    status,
    ...(retryAfter !== undefined && { retryAfter }),
    blocks: [{ kind: 'text', text: detail }, items.length > 0 ? { kind: 'links', items } : ways],
  };
}

/** Of the API that does not answer: the same form again, as long as it has no secret. */
export function downPage(failed: {
  form: PostedForm | undefined;
  path: string;
  retryAfter: number;
}): Page {
  const { form, path, retryAfter } = failed;
  const when = fill(t.downWhen, { seconds: String(retryAfter) });
  return {
    title: t.down,
    status: 503,
    retryAfter,
    // A step is taken of the flow alone whose page it was on.
    ...(form && form.flow !== '' && { flow: form.flow }),
    blocks: [
      { kind: 'text', text: form ? t.downKept : t.downDetail },
      { kind: 'text', text: when },
      form && !form.hasSecrets ? sendAgain(form, path) : readAgain(form, path),
    ],
  };
}

function sendAgain(form: PostedForm, path: string): Block {
  const fields = Object.entries(form.values()).map(([name, value]) => ({
    kind: 'hidden' as const,
    name,
    value,
  }));
  return { kind: 'form', form: { action: path, fields, submit: t.sendAgain } };
}

function readAgain(form: PostedForm | undefined, path: string): Block {
  return { kind: 'button', text: form ? t.toForm : t.readAgain, href: form?.at ?? path };
}
