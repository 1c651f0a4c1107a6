import { problems, type ProblemCode } from '../../domain/problems/problems.ts';
import { openToAll } from '../http/access/open-to-all.ts';
import { Refused } from '../http/refused.ts';
import { route, type Route } from '../http/route.ts';
import { escapeHtml, page, type Page, pageAnswer } from './page.ts';

/** The pages that a problem's `type` points to: one for each code, and a list of them all. */
export const problemPages: readonly Route[] = [
  route({
    method: 'get',
    path: '/problems',
    access: openToAll,
    answers: pageAnswer,
    refusals: [],
    handle: listProblems,
  }),
  route({
    method: 'get',
    path: '/problems/{code}',
    access: openToAll,
    answers: pageAnswer,
    refusals: ['NotFound'],
    handle: ({ params }) => {
      const code = params['code'] ?? '';
      if (!isProblemCode(code)) throw new Refused('NotFound');
      return explain(code);
    },
  }),
];

function listProblems(): Page {
  const rows = Object.entries(problems).map(
    ([code, { status, title }]) =>
      `<tr><td><a href="/problems/${code}">${code}</a></td><td>${status}</td><td>${escapeHtml(title.vi)}</td></tr>`,
  );
  return page('Các mã lỗi', `<h1>Các mã lỗi · Problems</h1><table>${rows.join('\n')}</table>`);
}

function explain(code: ProblemCode): Page {
  const { status, title, detail } = problems[code];
  const body = `<h1>${escapeHtml(title.vi)}</h1>
<p>${escapeHtml(detail.vi)}</p>
<section lang="en"><h2>${escapeHtml(title.en)}</h2>
<p>${escapeHtml(detail.en)}</p></section>
<p><code>${code}</code> · HTTP ${status} · <a href="/problems">Các mã lỗi khác · other problems</a></p>`;
  return page(title.vi, body);
}

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problems, code);
}
