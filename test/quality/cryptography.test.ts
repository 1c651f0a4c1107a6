import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';

const root = path.resolve(import.meta.dirname, '../..');
const folders = '{src,web,client,agent/src}/**/*.ts';
const sources = globSync(folders, { cwd: root }).map((file) => ({
  file,
  text: readFileSync(path.join(root, file), 'utf8'),
}));
const inventory = readFileSync(path.join(root, 'docs/cryptography.md'), 'utf8');

/** Where an algorithm is named: to Node, and to pkijs. */
const naming =
  /\b(?:createHash|createHmac|createCipheriv|createDecipheriv|hkdfSync|hash)\(\s*'([\w-]+)'/g;

test('every algorithm that the code names to a library is in the inventory', () => {
  const named = sources.flatMap(({ text }) =>
    [...text.matchAll(naming)].map(([, one = '']) => one),
  );
  expect(named).toContain('aes-256-gcm');
  const unknown = [...new Set(named)].filter((one) => !inventory.includes(`\`${one}\``));
  expect(unknown).toEqual([]);
});

test('nothing rests on MD5, also not in the database; SHA-1 alone names the issuer of a certificate', () => {
  const using = (pattern: RegExp) =>
    sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file);
  expect(using(/'md5'|\bmd5\(/i)).toEqual([]);
  expect(using(/'sha-?1'/i)).toEqual(['src/certificates/revocation/ocsp/cert-id.ts']);
});

test('random numbers that can be foreseen spread retries, and keep nobody out', () => {
  const files = sources.filter(({ text }) => text.includes('Math.random')).map(({ file }) => file);
  expect(files.sort()).toEqual(['client/retry-pause.ts', 'src/adapters/sms/client.ts']);
});
