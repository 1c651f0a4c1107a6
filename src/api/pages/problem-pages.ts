import { problems, type ProblemCode } from '../../domain/problems/problems.ts';
import { openToAll } from '../http/access/open-to-all.ts';
import { Refused } from '../http/refused.ts';
import { route, type Route } from '../http/route.ts';
import { escapeHtml, page, type Page, pageAnswer } from './page.ts';
import { problemText } from './problem-text.ts';

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
  const items = Object.entries(problems).map(
    ([code, { status, title }]) =>
      `<li><a href="/problems/${code}">${code}</a> · ${status}<small>${escapeHtml(title.vi)}</small></li>`,
  );
  return page('Các mã lỗi', `<h1>Các mã lỗi · Problems</h1><ul>${items.join('\n')}</ul>`);
}

function explain(code: ProblemCode): Page {
  const { status } = problems[code];
  const body = `${problemText(code)}
<p><code>${code}</code> · HTTP ${status} · <a href="/problems">Các mã lỗi khác · other problems</a></p>`;
  return page(problems[code].title.vi, body);
}

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problems, code);
}
