import type { FlowView } from '../../client/contract.ts';

export function say(line: string): void {
  console.log(line);
}

/** What comes next, where a walk is long. */
export function chapter(title: string): void {
  say(`\n── ${title}`);
}

/** What a request was answered with, and what that means. */
export function tell(
  request: string,
  { status, flow }: { status: number; flow: FlowView },
  meaning: string,
): void {
  const next = flow.step === null ? flow.status : `next step: ${flow.step.name}`;
  say(`\n${request}\n  ${status}, ${meaning}; ${next}`);
}

/** The account that a flow has ended with; throws one sentence when it has none. */
export function sayAccount({ status, result }: FlowView): void {
  const account = result?.account;
  if (account === undefined) throw new Error(`The registration ended as ${status}.`);
  say(`\nRegistered: account ${account.id} at verification level ${account.level}.`);
}

/** What `confirm` shows; throws one sentence when there is nothing to confirm. */
export function sayIdentity({ status, step, problem }: FlowView): void {
  const identity = step?.identity;
  if (identity === undefined) throw new Error(`${problem?.code ?? status}: nothing to confirm.`);
  const { fullName, documentNumber, level } = identity;
  say(`  the page shows ${fullName}, ${documentNumber}, level ${level}: right, so “Đăng ký”.`);
}
