import type { Way } from '../support/ways/way.ts';
import type { Facts } from './facts.ts';

/** How often a message may come: once, and once more by somebody who died between sending it and saying so. */
const mostTimes = 2;

/**
 * What is wrong with a flow that has ended, a sentence each; none when all that was promised holds. `again` is
 * how often its citizen did something anew, for which another code may have been sent.
 */
export function faultsIn(
  { flow, end, level, told }: Pick<Way, 'flow' | 'end' | 'level' | 'told'>,
  facts: Facts,
  again: number,
): string[] {
  const wrong: string[] = [];
  const expect = (isSo: boolean, sentence: string): void => {
    if (!isSo) wrong.push(sentence);
  };
  expect(facts.status === end, `lost: its row says ${facts.status ?? 'nothing'}, not ${end}`);
  expect(facts.auditedTwice.length === 0, `doubled: ${facts.auditedTwice.join(', ')}`);
  expect(facts.accounts === (flow.kind === 'registration' ? 1 : 0), `${facts.accounts} accounts`);
  expect(facts.sessions === (flow.kind === 'login' ? 1 : 0), `${facts.sessions} sessions opened`);
  // Everybody types the right code: one that was taken twice would have been tried twice.
  expect(
    facts.tries <= facts.codesUsed + again,
    `${facts.tries} tries at codes, and ${facts.codesUsed} were accepted`,
  );
  expect((facts.level ?? 0) <= level, `level ${facts.level ?? 0}, and ${level} was proven`);
  expect(facts.unsent === 0, `lost: ${facts.unsent} notices are not sent`);
  if (facts.texts && told)
    wrong.push(...faultsInTexts(facts.texts, told.codes, facts.notices, again));
  return wrong;
}

/** Each code and each notice has come, and at most once more, and then it is the very same text. */
function faultsInTexts(
  times: readonly number[],
  codes: number,
  notices: number,
  again: number,
): string[] {
  const least = codes + notices;
  const wrong: string[] = [];
  if (times.length < least) wrong.push(`lost: ${times.length} messages of ${least} have come`);
  if (times.length > least + again) {
    wrong.push(`${times.length} different messages have come, and ${least} were to`);
  }
  const most = Math.max(0, ...times);
  if (most > mostTimes) wrong.push(`a message has come ${most} times`);
  return wrong;
}
