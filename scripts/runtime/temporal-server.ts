import { searchAttributes } from '../../src/workflows/engine/search-attributes.ts';
import { type Part, startPart } from './part.ts';

export type TemporalServerOptions = {
  /** Path of the Temporal CLI. */
  cli: string;
  port: number;
  /** Undefined: no web UI. */
  uiPort: number | undefined;
  namespace: string;
  /** The server's whole state, kept over a restart. */
  databaseFile: string;
  logFile: string;
};

/** Starts Temporal's development server; `prepareTemporal` tells when it answers. */
export function startTemporalServer(options: TemporalServerOptions): Part {
  return startPart({
    command: options.cli,
    arguments: serverArguments(options),
    environment: {}, // ours holds keys, and TEMPORAL_… settings that the CLI would take for its own
    logFile: options.logFile,
    workingDirectory: '/',
    hasChannel: false,
    stopBy: 'SIGTERM',
  });
}

function serverArguments(options: TemporalServerOptions): string[] {
  const { port, uiPort, namespace, databaseFile } = options;
  const pairs = [
    ['--ip', '127.0.0.1'],
    ['--port', String(port)],
    ['--db-filename', databaseFile],
    // A commit then costs no wait for the disk; only a crash of the whole machine can lose the last.
    ['--sqlite-pragma', 'journal_mode=WAL'],
    ['--sqlite-pragma', 'synchronous=NORMAL'],
    ['--log-format', 'json'],
    ['--log-level', 'warn'],
    // It makes "default" without being told, and fails when told twice.
    ...(namespace === 'default' ? [] : [['--namespace', namespace]]),
    ...Object.values(searchAttributes).map(({ name, type }) => [
      '--search-attribute',
      `${name}=${spelling(type)}`,
    ]),
    ...(uiPort === undefined ? [['--headless']] : [['--ui-port', String(uiPort)]]),
  ];
  return ['server', 'start-dev', '--ui-disable-news-fetch', ...pairs.flat()];
}

/** As the CLI writes a type: KEYWORD_LIST is KeywordList there. */
function spelling(type: string): string {
  const words = type.split('_').map((word) => word.charAt(0) + word.slice(1).toLowerCase());
  return words.join('');
}
