import { problems, type ProblemCode } from '../../domain/problems/problems.ts';
import { page, type Page } from './page.ts';
import { problemText } from './problem-text.ts';

/** What a browser shows in place of a problem's JSON: the same in words, and what support asks for. */
export function refusalPage(code: ProblemCode, traceId: string): Omit<Page, 'status'> {
  const { headers, text } = page(
    problems[code].title.vi,
    `${problemText(code)}
<p><small>Mã tra cứu khi cần hỗ trợ · To tell support: ${traceId}</small>
<small><a href="/problems/${code}">${code}</a> · HTTP ${problems[code].status}</small></p>`,
  );
  return { headers, text };
}
