/** Who may import whom: docs are in README, "Where things are". Checked by `npm run imports`. */

const valueImport = { dependencyTypesNot: ['type-only'] };
const external = '^node_modules/';

/** Files under `from` import values of nothing but `to`. */
const only = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: to, ...valueImport },
});

export default {
  forbidden: [
    only(
      'domain-is-pure',
      '^src/domain/',
      ['^src/domain/', `${external}zod/`, `${external}libphonenumber-js/`],
      'domain: zod, domain and nothing of Node.',
    ),
    only(
      'workflows-are-deterministic',
      '^src/workflows/',
      [
        '^src/workflows/',
        '^src/domain/(flows/(flows|registration-flows|started-record|unauthenticated|wait-state)|problems/texts/next-actions|steps/(actions|otp-steps)|subject/(compare-numbers|email-address|identity|mask-number|mask-phone|registrant))[.]ts$',
        `${external}@temporalio/(workflow|common)/`,
      ],
      'workflows: the SDK, workflows, plain constants and functions of domain; the rest as types.',
    ),
    only(
      'activities-are-thin',
      '^src/activities/',
      [
        '^src/(activities|certificates|domain|db)/',
        '^src/platform/(enrolment|look-ups|session-tokens)[.]ts$',
        '^src/adapters/([^/]+/client|outside-system-error)[.]ts$',
        '^node:',
        '^(crypto|timers/promises)$',
        `${external}otplib/`,
        // ASN.1 and certificates are computation, like a hash.
        `${external}(pkijs|asn1js)/`,
      ],
      'activities: domain, db and the clients of adapters.',
    ),
    {
      name: 'adapters-know-only-themselves',
      comment: 'An adapter knows its own wire and domain; never another adapter.',
      severity: 'error',
      from: { path: '^src/adapters/([^/]+)/' },
      to: {
        path: '^src/',
        pathNot: ['^src/adapters/$1/', '^src/adapters/[^/]+[.]ts$', '^src/domain/'],
      },
    },
    {
      name: 'no-simulator-in-production',
      comment: 'Simulators are the other side: only their own process and tests know them.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^simulators/' },
    },
    {
      name: 'simulators-share-no-code',
      comment: 'The other side: of us it knows facts of the domain, and no code of our clients.',
      severity: 'error',
      from: { path: '^simulators/' },
      to: {
        path: '^(src|client|agent|scripts|bench|test|migrations)/',
        pathNot: '^src/domain/(subject|fields)/',
      },
    },
    {
      name: 'simulators-name-their-packages',
      comment: 'Their image has the packages of simulators/package.json, not those of the product.',
      severity: 'error',
      from: { path: '^simulators/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'], ...valueImport },
    },
    only(
      'db-is-about-rows',
      '^src/db/',
      [
        '^src/(db|domain)/',
        '^src/platform/(look-ups|session-tokens)[.]ts$',
        '^migrations/',
        '^(url|crypto|fs)$',
        `${external}(@mikro-orm|kysely|pg|zod)(/|$)`,
      ],
      'db: MikroORM (with its Kysely), domain, and what look-ups are made of.',
    ),
    {
      name: 'edge-delegates',
      comment:
        'api: domain, db, the Temporal client, workflow types and messages; no activities, no adapters.',
      severity: 'error',
      from: { path: '^src/api/', pathNot: '^src/api/server[.]ts$' },
      to: {
        path: [
          '^(src/(activities|adapters)|simulators)/',
          '^src/workflows/(?!engine/(messages|flow-input|search-attributes))',
          '^src/worker[.]ts$',
        ],
        ...valueImport,
      },
    },
    only(
      'codec-server-opens-payloads',
      '^src/codec/',
      [
        '^src/(codec|domain|db)/',
        '^src/api/http/',
        '^src/api/operations/operations[.]ts$',
        '^src/api/staff/ask-provider[.]ts$',
        '^src/platform/(keys|payload-place|sealed-payload)[.]ts$',
        `${external}(express|zod)/`,
      ],
      "codec server: the edge's checks of staff, the keys of payloads, and no flow.",
    ),
    {
      name: 'codec-server-is-a-process-of-its-own',
      comment:
        'Whoever opens payloads for people is started as itself: no other process has its routes.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(codec/|codec-server[.]ts$)' },
      to: { path: '^src/codec(/|-server[.]ts$)' },
    },
    only(
      'web-is-a-client',
      '^web/',
      [
        '^web/',
        '^client/',
        '^src/domain/',
        '^node:',
        '^(crypto|fs|path|stream|url|zlib)(/|$)',
        `${external}(@fastify/busboy|altcha-lib|cookie|esbuild|express|govuk-frontend|helmet|nunjucks|qrcode|sass|tar|undici|zod)/`,
      ],
      'web: the pages know the client, and of the project nothing but domain.',
    ),
    {
      name: 'pages-are-mounted-once',
      comment: 'Of the API, its composition alone knows that there are pages in front of it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/api/create-pages[.]ts$' },
      to: { path: '^web/' },
    },
    only(
      'client-runs-in-browsers',
      '^client/',
      ['^client/'],
      'client: nothing at run time but itself and what browsers have too.',
    ),
    {
      name: 'client-knows-the-contract',
      comment: 'client: of the project the types of domain, which declares the contract.',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^(src/(?!domain/)|simulators|agent|scripts|test|bench|migrations)/?' },
    },
    {
      name: 'agent-stands-alone',
      comment: 'The signing agent runs on computers that have nothing else of this project.',
      severity: 'error',
      from: { path: '^agent/' },
      to: { path: '^(src|client|simulators|scripts|test|bench)/', ...valueImport },
    },
    {
      name: 'no-cycles',
      comment: 'Of values: a declaration may be told by a type that is derived from it.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: valueImport },
    },
    {
      name: 'resolvable',
      comment: "The agent's binding compiles on each computer: a fresh clone does not have it.",
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^graphene-pk11$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
