import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { decisionKinds } from '../../../src/domain/account/review-outcome.ts';
import { problems } from '../../../src/domain/problems/problems.ts';
import { accountActs } from '../../../src/domain/staff/account-acts.ts';
import { findingText } from '../../../src/domain/staff/finding-texts.ts';
import { flowActs } from '../../../src/domain/staff/flow-acts.ts';
import { wordsOfEvent } from '../../../src/domain/staff/story-texts.ts';

const sources = path.join(import.meta.dirname, '../../../src');

/** The code of a folder, file by file. */
function codeOf(folder: string): string[] {
  const at = path.join(sources, folder);
  return readdirSync(at, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(path.join(at, name), 'utf8'));
}

const all = (code: string, pattern: RegExp): string[] =>
  [...code.matchAll(pattern)].map(([, name = '']) => name);

/** Names in quotes: workflows have no others with a dot; elsewhere only what is written as an event counts. */
const names = [
  ...codeOf('domain/flows').flatMap((code) => all(code, /event: '(\w+\.\w+)'/g)),
  ...codeOf('workflows').flatMap((code) => all(code, /'([a-z_]+\.[a-z_]+)'/g)),
  ...[...codeOf('db'), ...codeOf('activities')].flatMap((code) => [
    ...all(code, /event: '(\w+\.\w+)'/g),
    ...all(code, /select\s+'([a-z_]+\.[a-z_]+)',/g),
  ]),
  ...[...codeOf('db'), ...codeOf('api')].flatMap((code) =>
    all(code, /act: '(\w+)'/g).map((act) => `staff.${act}`),
  ),
];
/** Names that are put together. */
const made = [
  ...['refused', 'cancelled', 'expired', 'end_lost', 'result_lost'].map((it) => `flow.${it}`),
  ...decisionKinds.map((decision) => `staff.review_${decision}`),
  ...['freed', 'handed_over'].map((outcome) => `dispute.${outcome}`),
  ...['inactive_soon', 'inactive_locked'].map((kind) => `account.${kind}`),
  'app_enrolment.awaited',
  ...[...Object.values(flowActs), ...Object.values(accountActs)].map(
    ({ audited }) => `staff.${audited}`,
  ),
  ...Object.keys(problems).flatMap((code) => [`refused.${code}`, `waiting.${code}`]),
];

test('every event that is written has words in a story', () => {
  expect(names.length).toBeGreaterThan(60);
  expect(names).toEqual(
    expect.arrayContaining(['otp.sent', 'staff.flow_shown', 'session.ended', 'sign_in.not_me']),
  );
  const without = [...new Set([...names, ...made])].filter((name) => wordsOfEvent(name) === null);
  expect(without).toEqual([]);
});

test('a finding is told in words, and one from later by its name', () => {
  expect(findingText('fullName').en).toBe('The full name differs');
  expect(findingText('dateOfBirthUnreadable').en).toBe('The birth date could not be read');
  expect(findingText('name_differs').vi).toBe('Họ tên khác với tài khoản');
  expect(findingText('account_of_level_3').en).toBe('The account is of level 3');
  expect(findingText('something_else').vi).toBe('something_else');
});
