import { expect, test } from '@jest/globals';
import { createHashPassword } from '../../../src/api/flows/hash-password.ts';

const salt = Buffer.alloc(16, 1);

test('a hash is 32 bytes of argon2id: what another implementation (OpenSSL) makes of password and salt', async () => {
  const hash = createHashPassword({ hashConcurrency: 1, hashQueue: 0 });
  const first = await hash('Mật-khẩu-2026!', salt);
  expect(first.toString('hex')).toBe(
    '42cdf6c6c26dbcc87969fbf41b3ccac46f0f3848121b3bac543e233d0952ae6c',
  );
  expect(await hash('Mật-khẩu-2026!', Buffer.alloc(16, 2))).not.toEqual(first);
});

test('so many hash at once and so many wait; the next one is refused at once', async () => {
  const hash = createHashPassword({ hashConcurrency: 1, hashQueue: 1 });
  const ends = await Promise.allSettled([hash('a', salt), hash('b', salt), hash('c', salt)]);
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  await expect(hash('d', salt)).resolves.toHaveLength(32);
});
