import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { fileSetting, secretSettings } from '../../src/platform/config/secret-files.ts';
import { loadConfig } from '../../src/platform/config.ts';
import {
  loadAuditPublicKeys,
  loadOwnerConfig,
  loadSealerConfig,
} from '../../src/platform/config/sealer.ts';
import { loadCodecConfig } from '../../src/platform/config/codec.ts';
import { loadVisibilityConfig } from '../../src/platform/config/visibility.ts';

const lines = readFileSync(path.resolve(import.meta.dirname, '../../.env.example'), 'utf8').split(
  '\n',
);
const example = Object.fromEntries(
  lines.flatMap((line) => {
    const [, name, value = ''] = /^#([A-Z][A-Z0-9_]*)=(.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [[name, value]];
  }),
);

/** Read by the supervisor alone, to find the program; by the simulators alone; by the agent alone. */
const notInConfig = [
  'TEMPORAL_CLI',
  'SIMULATORS_URL',
  'SIMULATORS_NOTICE_URL',
  'PKCS11_MODULE',
  'PORTAL_ORIGINS',
  'AGENT_PORT',
  'AGENT_PROMPT',
  'PROMPT_SECONDS',
];

test('.env.example has every setting that is read, and no other', () => {
  const read = new Set<string>();
  const watched = new Proxy<Record<string, string>>(
    {},
    {
      get: (_target, name) => {
        read.add(String(name));
        const isRequired = ['DATABASE_URL', 'TEMPORAL_VISIBILITY_URL'].includes(String(name));
        return isRequired ? 'postgres://db/dinhdanh' : undefined;
      },
    },
  );
  for (const load of [
    loadConfig,
    loadSealerConfig,
    loadOwnerConfig,
    loadAuditPublicKeys,
    loadVisibilityConfig,
    loadCodecConfig,
  ])
    load(watched);
  const files = secretSettings.map(fileSetting);
  expect(files.filter((name) => !read.has(name))).toEqual([]);
  const settings = [...read].filter((name) => !files.includes(name));
  expect(Object.keys(example).sort()).toEqual([...settings, ...notInConfig].sort());
});

test('.env.example changes nothing as it is, with every # taken away', () => {
  expect(loadConfig(example)).toEqual(loadConfig({}));
});
