import { availableParallelism } from 'node:os';

/** Test folders that need PostgreSQL and Temporal: the others run without waiting for them. */
const withServers = ['db', 'e2e', 'web', 'workflows'];
/** The same, which take long. */
const apart = ['faults', 'upgrade'];
/**
 * What takes many minutes (every process killed at every request of every flow, generated requests to every route,
 * each outside system away, hundreds at once, the pages in English): `npm run test:faults`.
 */
const long = [
  ...apart.map((name) => `test/${name}/`),
  'test/api/openapi/(bodies|parameters)',
  'test/api/fuzz',
  'test/api/callbacks/sim-notification',
  'test/api/flows/(limit-starts|start-login)',
  'test/e2e/(added-|faults|forgotten-workflow|one-number|operators-stuck|outages|stops|waiting)',
  'test/web/(down|screens-in-en|usb-signature)',
  'test/workflows/(offers|strangers)',
].map((name) => `^${import.meta.dirname}/${name}`);
/** TEST_FAULTS: what takes long and nothing else; TEST_TOPOLOGY: production's shape (`npm run test:topology`). */
const isOf = (set) => process.env[`TEST_${set}`] === 'true';
const ignored = isOf('FAULTS') ? [`^(?!${long.map((one) => one.slice(1)).join('|')})`] : long;

/** Jest runs the TypeScript sources as ES modules; swc only strips the types. */
const common = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2024', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
      },
    ],
  },
};

function foldersOf(names) {
  return names.map((name) => `<rootDir>/test/${name}/`);
}

export default {
  // For a condition that a busy machine is slow to meet; nothing waits that long by design.
  testTimeout: 60_000,
  // Tests mostly wait for other processes: with as many as there are cores, two of five seconds nothing runs.
  maxWorkers: Math.ceil(1.5 * availableParallelism()),
  projects: isOf('TOPOLOGY') ? [topology()] : usual(),
};

/** It starts servers of its own. */
function topology() {
  return {
    ...common,
    displayName: 'topology',
    testMatch: ['<rootDir>/test/topology/**/*.test.ts'],
  };
}

function usual() {
  return [
    {
      ...common,
      displayName: 'alone',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: [...foldersOf([...withServers, ...apart, 'topology']), ...ignored],
    },
    {
      ...common,
      displayName: 'with servers',
      testMatch: foldersOf([...withServers, ...apart]).map((folder) => `${folder}**/*.test.ts`),
      testPathIgnorePatterns: ignored,
      globalSetup: '<rootDir>/test/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
    },
  ];
}
