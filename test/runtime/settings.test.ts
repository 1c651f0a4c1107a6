import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { loadConfig } from '../../src/platform/config.ts';
import {
  loadAuditPublicKeys,
  loadOwnerConfig,
  loadSealerConfig,
} from '../../src/platform/config/sealer.ts';

const lines = readFileSync(path.resolve(import.meta.dirname, '../../.env.example'), 'utf8').split(
  '\n',
);
const example = Object.fromEntries(
  lines.flatMap((line) => {
    const [, name, value = ''] = /^#([A-Z_]+)=(.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [[name, value]];
  }),
);

/** Read by the supervisor alone, to find the program; and by the simulators alone. */
const notInConfig = ['TEMPORAL_CLI', 'SIMULATORS_URL', 'SIMULATORS_NOTICE_URL'];

test('.env.example has every setting that is read, and no other', () => {
  const read = new Set<string>();
  const watched = new Proxy<Record<string, string>>(
    {},
    {
      get: (_target, name) => {
        read.add(String(name));
        return name === 'DATABASE_URL' ? 'postgres://db/dinhdanh' : undefined;
      },
    },
  );
  for (const load of [loadConfig, loadSealerConfig, loadOwnerConfig, loadAuditPublicKeys])
    load(watched);
  expect(Object.keys(example).sort()).toEqual([...read, ...notInConfig].sort());
});

test('.env.example changes nothing as it is, with every # taken away', () => {
  expect(loadConfig(example)).toEqual(loadConfig({}));
});
