import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openWorld } from '../../simulators/world.ts';

const phone = '+84986000111';
const owner = {
  fullName: 'Nguyễn Thị Hòa',
  dateOfBirth: '1985-07-09',
  sex: 'female' as const,
  documentNumber: '001185000001',
  phone,
  note: '',
};

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'simulators-'));
});
afterEach(() => rm(directory, { recursive: true }));

test('people and messages are there again after the process was killed', () => {
  const before = openWorld(directory);
  before.people.add(owner);
  const message = before.inbox.deliver(phone, 'mã 012345');
  const after = openWorld(directory);
  expect(after.people.findByPhone(phone)).toEqual(owner);
  expect(after.inbox.messages(phone)).toEqual([message]);
});

test('a line that was cut in the middle costs nothing but itself', async () => {
  const before = openWorld(directory);
  const message = before.inbox.deliver(phone, 'một');
  await appendFile(path.join(directory, 'state.jsonl'), '{"phone":"+8498');

  const between = openWorld(directory);
  const next = between.inbox.deliver(phone, 'hai');
  const after = openWorld(directory);
  expect(after.inbox.messages(phone)).toEqual([message, next]);
});

test('old messages go, so that neither memory nor file grows for ever', () => {
  const before = openWorld(directory);
  for (let count = 0; count < 150; count += 1) before.inbox.deliver(phone, String(count));
  const after = openWorld(directory);
  expect(after.inbox.messages(phone)).toHaveLength(100);
  expect(after.inbox.messages(phone).at(-1)?.text).toBe('149');
});
