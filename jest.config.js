import { availableParallelism } from 'node:os';

/** Test folders that need PostgreSQL and Temporal: the others run without waiting for them. */
const withServers = ['db', 'e2e', 'web', 'workflows'];
/** Every process killed at every request of every flow: minutes long, `npm run test:faults`. */
const faults = 'faults';
const isFaults = process.env['TEST_FAULTS'] === 'true';

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
  testTimeout: 30_000,
  // Tests mostly wait for other processes: with as many as there are cores, two of five seconds nothing runs.
  maxWorkers: Math.ceil(1.5 * availableParallelism()),
  projects: [
    {
      ...common,
      displayName: 'alone',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: foldersOf([...withServers, faults]),
    },
    {
      ...common,
      displayName: 'with servers',
      testMatch: foldersOf(isFaults ? [faults] : withServers).map(
        (folder) => `${folder}**/*.test.ts`,
      ),
      globalSetup: '<rootDir>/test/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
    },
  ],
};
