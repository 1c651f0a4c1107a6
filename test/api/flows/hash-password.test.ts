import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { createHashPassword } from '../../../src/api/flows/hash-password.ts';

const salt = Buffer.alloc(16, 1);

test('a hash is 32 bytes of argon2id: what another implementation (OpenSSL) makes of password and salt', async () => {
  const hash = createHashPassword({ hashConcurrency: 1, hashQueue: 0 });
  const first = await hash(randomUUID(), 'Mật-khẩu-2026!', salt);
  expect(first.toString('hex')).toBe(
    '42cdf6c6c26dbcc87969fbf41b3ccac46f0f3848121b3bac543e233d0952ae6c',
  );
  expect(await hash(randomUUID(), 'Mật-khẩu-2026!', Buffer.alloc(16, 2))).not.toEqual(first);
});

test('so many hash at once and so many wait; the next one is refused at once', async () => {
  const hash = createHashPassword({ hashConcurrency: 1, hashQueue: 1 });
  const ends = await Promise.allSettled([
    hash(randomUUID(), 'a', salt),
    hash(randomUUID(), 'b', salt),
    hash(randomUUID(), 'c', salt),
  ]);
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  await expect(hash(randomUUID(), 'd', salt)).resolves.toHaveLength(32);
});

test('a flow has one hash at a time and few in all, and keeps no other from its own', async () => {
  let at = 0;
  const hash = createHashPassword({ hashConcurrency: 4, hashQueue: 4, now: () => at });
  const [flow, neighbour] = [randomUUID(), randomUUID()];
  const first = hash(flow, 'a', salt);
  await expect(hash(flow, 'b', salt)).rejects.toMatchObject({
    refusal: { code: 'SubmissionInProgress' },
  });
  await expect(hash(neighbour, 'c', salt)).resolves.toHaveLength(32);
  await first;
  for (let n = 1; n < 10; n++) await hash(flow, 'd', salt);
  await expect(hash(flow, 'e', salt)).rejects.toMatchObject({
    refusal: { code: 'TooManySubmissions' },
  });
  await expect(hash(neighbour, 'f', salt)).resolves.toHaveLength(32);
  at = 600_000;
  await expect(hash(flow, 'g', salt)).resolves.toHaveLength(32);
});
