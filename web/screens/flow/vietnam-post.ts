import type { Block } from '../../layout/block.ts';
import { dayAndTime } from '../../layout/times.ts';
import { fill } from '../../layout/words.ts';
import { postTexts as t } from '../../texts/signatures.ts';
import { rememberLanguage } from '../../http/language-cookie.ts';
import { type SeenStep, type StepPage, submitted } from './step-screen.ts';
import { meanwhile, review, wait, watch } from './wait.ts';

const pending = 'PostPapersPending';

/** The sign-in at Vietnam Post, and the wait for a clerk there to check the papers (guide 1.5). */
export const vietnamPost = submitted('vietnam_post', {
  show: (seen) => {
    if (seen.step.redirect) return goThere(seen, seen.step.redirect.url);
    // Until somebody has signed in there, only the Post itself can be waited for.
    return seen.step.actions.includes('askForReview') || seen.step.review
      ? papers(seen)
      : wait(seen);
  },
  // By hand nobody has these: the Post's own redirect brings them (`web/http/post-return.ts`).
  body: (form) => ({ code: form.text('code'), state: form.text('state') }),
});

/** A link and no form: forms of these pages go to these pages alone. */
function goThere({ visit }: SeenStep, url: string): StepPage {
  rememberLanguage(visit);
  return {
    title: t.title,
    blocks: [
      { kind: 'text', text: t.lead },
      { kind: 'list', items: t.ways, isNumbered: true },
      { kind: 'button', text: t.go, href: url },
      { kind: 'text', look: 'quiet', text: t.noPassword },
    ],
  };
}

function papers(seen: SeenStep): StepPage {
  const { step, flow } = seen;
  const isPending = flow.problem?.code === pending;
  const told: readonly Block[] = isPending
    ? [
        { kind: 'text', text: t.papersLead },
        { kind: 'list', items: t.bring },
        { kind: 'inset', text: t.mayClose },
      ]
    : [{ kind: 'inset', text: t.mayClose }];
  return {
    title: t.papersTitle,
    tells: pending,
    blocks: [
      ...told,
      { kind: 'text', text: fill(t.papersUntil, { until: dayAndTime(step.until) }) },
      ...review(seen),
      watch(seen),
      ...meanwhile(seen),
    ],
  };
}
