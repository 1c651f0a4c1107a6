import { say } from '../say.ts';
import type { Tools } from '../walk.ts';

/** A member of staff looks at a review, and approves the claim that is shown, by `npm run review`. */
export async function approve(
  { review }: Pick<Tools, 'review'>,
  reference: string,
  name: string,
  who: string,
): Promise<void> {
  const why = ['--by', name, '--ticket', 'T-81', '--reason', 'papers seen at the counter'];
  say(`\nnpm run review -- show ${reference} --by ${name} …   (${who})`);
  const shown = await review(['show', reference, ...why]);
  say(indented(shown));
  const [, id, claim] = /approve (\S+) --claim (\S+)/.exec(shown) ?? [];
  if (id === undefined || claim === undefined) throw new Error('The review is not open.');
  say(`\nnpm run review -- approve ${id} --claim ${claim} --by ${name} …`);
  say(indented(await review(['approve', id, '--claim', claim, ...why])));
}

function indented(text: string): string {
  return text.trim().replace(/^/gm, '  ');
}
