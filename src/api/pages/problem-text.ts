import { problems, type ProblemCode } from '../../domain/problems/problems.ts';
import { escapeHtml } from './page.ts';

/** What a problem is and what to do next, as HTML in both languages. */
export function problemText(code: ProblemCode): string {
  const { title, detail } = problems[code];
  return `<h1>${escapeHtml(title.vi)}</h1>
<p>${escapeHtml(detail.vi)}</p>
<section lang="en"><h2>${escapeHtml(title.en)}</h2>
<p>${escapeHtml(detail.en)}</p></section>`;
}
