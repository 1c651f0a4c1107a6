import { expect, test } from '@jest/globals';
import { freePort } from '../../scripts/runtime/ports.ts';
import { withTemporal } from '../../scripts/runtime/with-temporal.ts';
import { ConfigError } from '../../src/platform/config.ts';

test('a Temporal server that does not run is told in one sentence', async () => {
  const address = `127.0.0.1:${await freePort()}`;
  const told = withTemporal({ address }, () => Promise.resolve());
  await expect(told).rejects.toThrow(ConfigError);
  await expect(told).rejects.toThrow(
    /^Temporal does not answer at 127\.0\.0\.1:\d+ \(.*ECONNREFUSED 127\.0\.0\.1:\d+\): does it run\?$/,
  );
});
