import type { InsuredPerson } from '../../domain/subject/insured-person.ts';
import { createCalls } from '../deadline.ts';
import { failedAnswer, type HttpAnswer } from '../http-answer.ts';
import type { TlsFiles } from '../tls-files.ts';
import type { WatchOptions } from '../watch-file.ts';
import { createExchange } from './exchange.ts';
import { readRecord } from './read-record.ts';
import { problemAnswer, searchPath, unknownNumber } from './wire.ts';

export type { InsuredPerson } from '../../domain/subject/insured-person.ts';

/** What the insurer has under a number; a record of another number is none. */
export type InsuranceRecord =
  { outcome: 'found'; record: InsuredPerson } | { outcome: 'not_found' };

export interface InsurerClient {
  /**
   * Reads the record of a social insurance number (10 digits) or personal number (12). The
   * correlation id goes along as x-correlator.
   * @throws OutsideSystemError when there is no usable answer within `timeoutMs`.
   */
  readRecord: (
    number: string,
    call: { timeoutMs: number; correlationId: string },
  ) => Promise<InsuranceRecord>;
  /** Gives up the calls under way and refuses further ones. */
  close: () => Promise<void>;
}

type Options = {
  /** The API's address, such as `https://insurer.example/v1`. */
  url: string;
  /** The insurer's CA, our certificate and its key; as they are now. */
  tlsFiles: TlsFiles;
  /** Told of a file that is of no use, where there was a good one before. */
  onBroken?: NonNullable<WatchOptions['onBroken']>;
  /** Milliseconds since 1970. */
  now?: () => number;
};

/** A client of the social insurer's records (openapi.yaml beside this file), over mutual TLS. */
export function createInsurerClient(options: Options): InsurerClient {
  const { tlsFiles, onBroken, now = Date.now } = options;
  const url = options.url.replace(/\/+$/, '') + searchPath;
  const calls = createCalls('insurer');
  const exchange = createExchange(tlsFiles, onBroken && { onBroken });

  return {
    readRecord: (number, { timeoutMs, correlationId }) =>
      calls.within(timeoutMs, async (signal) => {
        const body = JSON.stringify({ number });
        const headers = { accept: 'application/json', 'x-correlator': correlationId };
        const answer = await exchange.post({ url, headers, body, signal });
        if (isUnknownNumber(answer)) return { outcome: 'not_found' };
        if (answer.status !== 200) {
          throw failedAnswer({ system: 'insurer', what: 'record', answer, now: now() });
        }
        const record = readRecord(number, answer.json, now());
        return record ? { outcome: 'found', record } : { outcome: 'not_found' };
      }),
    close() {
      calls.close();
      exchange.close();
      return Promise.resolve();
    },
  };
}

/** A 404 without the code is a wrong address, which says nothing of any citizen. */
function isUnknownNumber({ status, json }: HttpAnswer): boolean {
  return status === 404 && problemAnswer.safeParse(json).data?.code === unknownNumber;
}
