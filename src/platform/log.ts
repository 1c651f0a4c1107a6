import { pino } from 'pino';
import { scrub } from './log-scrub.ts';

/** Members that are never logged, whichever object up to three levels deep they are in. */
const secretMembers = [
  'authorization',
  'cookie',
  'set-cookie',
  'device-token',
  'deviceToken',
  'password',
  'repeated',
  'token',
  'phone',
  'to',
  'text',
  'documentNumber',
  'fullName',
  'dateOfBirth',
  'email',
  'personal',
  'clientSecret',
];

export type Logger = pino.Logger;

/**
 * One JSON object per line. Personal data and secrets are taken out twice: members by their names,
 * and whatever looks like a phone or document number, a code or a token in the finished line.
 */
export function createLogger(options: {
  /** Which process speaks: api, worker, simulators, migrate. */
  name: string;
  level: string;
  /** Standard output unless told. */
  destination?: pino.DestinationStream;
}): Logger {
  const settings: pino.LoggerOptions = {
    name: options.name,
    level: options.level,
    timestamp: pino.stdTimeFunctions.isoTime,
    base: { pid: process.pid },
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: pino.stdSerializers.err, error: pino.stdSerializers.err },
    redact: { paths: secretMembers.flatMap(atThreeDepths), censor: '***' },
    hooks: { streamWrite: scrub },
  };
  return pino(settings, options.destination ?? pino.destination({ dest: 1, sync: false }));
}

function atThreeDepths(member: string): string[] {
  const quoted = `["${member}"]`;
  return [quoted, `*${quoted}`, `*.*${quoted}`];
}
