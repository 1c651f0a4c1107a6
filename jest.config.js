/** Test folders that need no servers, so that one of them alone runs at once. */
const alone = ['adapters', 'domain', 'quality', 'runtime', 'simulators', 'workflows'].join('|');

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

export default {
  projects: [
    {
      ...common,
      displayName: 'alone',
      testRegex: [`/test/(${alone})/.*[.]test[.]ts$`],
    },
    {
      ...common,
      displayName: 'with servers',
      testRegex: [`/test/(?!(${alone})/).*[.]test[.]ts$`],
      globalSetup: '<rootDir>/test/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
    },
  ],
};
