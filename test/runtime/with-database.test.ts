import { expect, test } from '@jest/globals';
import { withDatabase } from '../../scripts/runtime/with-database.ts';
import { ConfigError, loadConfig } from '../../src/platform/config.ts';
import { freePort } from '../../scripts/runtime/ports.ts';

test('a database that does not run is told in one sentence, without its password', async () => {
  const port = await freePort();
  const config = loadConfig({ DATABASE_URL: `postgres://u:secret@127.0.0.1:${port}/d` });
  const sentence = `PostgreSQL does not answer at 127.0.0.1:${port}: does it run?`;
  await expect(withDatabase(config, 1_000, () => Promise.resolve())).rejects.toEqual(
    new ConfigError([sentence]),
  );
});
