import type { SessionView } from '../../../client/contract.ts';
import { orThrow } from '../../../client/or-throw.ts';
import { say } from '../say.ts';
import type { Tools } from '../walk.ts';

type Reader = Pick<Tools, 'client'>;

/** What is held of whoever is signed in, masked. */
export async function showIdentity({ client }: Reader): Promise<void> {
  const { status, identity } = orThrow(await client.identity());
  const { fullName, level, documents, contacts } = identity;
  show('/identity', status, [
    `${fullName}, level ${level}`,
    ...documents.map(({ kind, number, source }) => `${kind} ${number}, by ${source}`),
    ...contacts.map(({ kind, value }) => `${kind} ${value}`),
  ]);
}

/** What they sign in by. */
export async function showMethods({ client }: Reader): Promise<void> {
  const { status, methods } = orThrow(await client.methods());
  const lines = methods.items.map(({ kind, state, shown, actions }) => {
    const what = [kind, ...(shown === null ? [] : [shown]), state].join(', ');
    return `${what}; actions: ${actions.join(', ') || 'none'}`;
  });
  show('/methods', status, lines);
}

/** Where they are signed in: this session first. */
export async function showSessions({ client }: Reader): Promise<SessionView[]> {
  const { status, sessions } = orThrow(await client.sessions());
  const items = sessions.items.toSorted(
    (a, b) => Number(b.device.current) - Number(a.device.current),
  );
  const lines = items.map(({ method, level, device, lastSeenAt }) => {
    const which = device.current ? ', this one' : '';
    return `${device.name}: by ${method}, level ${level}, seen ${lastSeenAt}${which}`;
  });
  show('/sessions', status, lines);
  return items;
}

/** The sign-ins, those that failed among them. */
export async function showHistory({ client }: Reader): Promise<void> {
  const { status, signIns } = orThrow(await client.signIns());
  const lines = signIns.items.map(
    ({ at, method, outcome, problem }) => `${at} ${method}: ${problem?.title ?? outcome}`,
  );
  show('/sign-ins', status, lines);
}

/** What was consented to, by purpose. */
export async function showConsents({ client }: Reader): Promise<void> {
  const { status, consents } = orThrow(await client.consents());
  const lines = consents.items.map(({ purpose, version, canWithdraw }) => {
    const way = canWithdraw ? 'may be withdrawn' : 'needed as long as there is the account';
    return `${purpose}, text ${version}: ${way}`;
  });
  show('/consents', status, lines);
}

/** All that is held: as much of it as fits. */
export async function showExport({ client }: Reader): Promise<void> {
  const { status, exported } = orThrow(await client.exportData());
  const members = Object.entries(exported.data);
  const filled = members.filter(([, rows]) => rows.length > 0);
  show('/export', status, [
    `${members.length} members, ${filled.length} of them with rows:`,
    filled.map(([name, rows]) => `${name} ${rows.length}`).join(', '),
  ]);
}

function show(path: string, status: number, lines: readonly string[]): void {
  say(`\nGET /v1/account${path}\n  ${status}`);
  for (const line of lines) say(`  ${line}`);
}
