import type { OpenSessions } from '../../../src/db/operations/after-restore.ts';
import { aligned } from '../../runtime/aligned.ts';
import { type FindingName, type Found, findings } from './finding.ts';

const mostListed = 500;
const names = Object.keys(findings).filter(isFinding);

/** What was found and done, as a table; then who has lost what. */
export function afterRestoreText(
  found: readonly Found[],
  sessions: OpenSessions,
  isDryRun: boolean,
): string {
  const rows = names.map((name) => {
    const count = found.filter((each) => each.name === name).length;
    return [String(count), findings[name].says, findings[name].mend];
  });
  const ended = [
    [String(sessions.citizens), 'sessions of citizens are open', 'ended: everybody signs in again'],
    [String(sessions.staff), 'sessions of staff are open', 'ended, with their codec tokens'],
  ];
  const heads = ['Found', 'What', isDryRun ? 'Would be done' : 'Done'];
  return [...aligned([heads, ...ended, ...rows]), ...lostText(found)].join('\n');
}

function lostText(found: readonly Found[]): string[] {
  const lost = found.filter(({ name }) => name === 'doneAndLost');
  if (lost.length === 0) return [];
  const listed = lost.slice(0, mostListed);
  const lines = listed.map(({ reference, type, flowId }) => [reference, type, flowId]);
  const more = lost.length > listed.length ? [`… and ${lost.length - listed.length} more`] : [];
  return [
    '',
    'Done after the moment, and lost:',
    ...aligned([['Reference', 'What', 'Workflow'], ...lines]),
    ...more,
  ];
}

function isFinding(name: string): name is FindingName {
  return Object.hasOwn(findings, name);
}
