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
    [
      'all',
      'codes that were sent, or shown by an app, until now',
      'void: another one is asked for',
    ],
  ];
  const heads = ['Found', 'What', isDryRun ? 'Would be done' : 'Done'];
  return [...aligned([heads, ...ended, ...rows]), ...lostText(found), ...unknown].join('\n');
}

/** What no database has any trace of. */
const unknown = [
  '',
  'What is known to neither database is not in this list: all that was done after the later of the two moments;',
  'and of our own database, where it is the older one, what no flow does: a locked method, "not me", a withdrawn',
  'consent, what staff did, recovery codes that were used (they are good again).',
  'docs/operations.md, "What is lost", says where else it can be read.',
];

function lostText(found: readonly Found[]): string[] {
  const lost = found.filter(({ name }) => name === 'doneAndLost' || name === 'protectionLost');
  if (lost.length === 0) return [];
  const listed = lost.slice(0, mostListed);
  const lines = listed.map(({ name, reference, type, flowId, accountId = '' }) => [
    ...[reference, type, flowId, accountId],
    name === 'protectionLost' ? 'locked, where it is there' : '',
  ]);
  const more = lost.length > listed.length ? [`… and ${lost.length - listed.length} more`] : [];
  return [
    '',
    'Done after the moment, and lost:',
    ...aligned([['Reference', 'What', 'Workflow', 'Account', ''], ...lines]),
    ...more,
  ];
}

function isFinding(name: string): name is FindingName {
  return Object.hasOwn(findings, name);
}
