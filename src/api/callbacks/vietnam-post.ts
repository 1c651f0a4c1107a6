import type { IncomingHttpHeaders } from 'node:http';
import type { Logger } from '../../platform/log.ts';
import { callback, type Sender } from '../http/access/callback.ts';
import { Refused } from '../http/refused.ts';
import { route, type Route } from '../http/route.ts';
import type { Flows } from '../temporal/flows.ts';

const mediaType = 'application/secevent+jwt';

/** What a notice of Vietnam Post turns out to be; `unavailable`: its keys cannot be had now. */
export type PostNoticeRead =
  | { outcome: 'notice'; eventId: string; subject: string }
  | { outcome: 'refused'; code: string }
  | { outcome: 'unavailable' };
export type ReadPostNotice = (jwt: string) => Promise<PostNoticeRead>;

export type VietnamPostDeps = {
  postNotices: {
    read: ReadPostNotice;
    /** Ids of the flows that wait for the papers of this account. */
    flowsOf: (subject: string) => Promise<string[]>;
    /** Keeps a notice that no flow waits for, for one that comes to wait for it. */
    keep: (notice: { eventId: string; subject: string }) => Promise<void>;
  };
  flows: Pick<Flows, 'tell'>;
  log: Logger;
};

/**
 * `POST /callbacks/vietnam-post`: a signed notice that papers were checked (Security Event Token,
 * RFC 8417, pushed as RFC 8935 has it). It only makes the flows of that account ask the Post. An
 * account that no flow waits for is answered alike: the Post has nothing to put right, and nobody is
 * told who registers here. Safe to repeat, and to be repeated after 503: flows know an event by its id.
 */
export function vietnamPostNotice(deps: VietnamPostDeps): Route {
  return route({
    method: 'post',
    path: '/callbacks/vietnam-post',
    access: callback(vietnamPost(deps)),
    answers: { 202: { description: 'Taken; also when no flow waits for it' } },
    refusals: ['ServiceUnavailable'],
    operation: {
      id: 'vietnam_post_notice',
      tag: 'callback',
      summary: {
        vi: 'Thông báo của Bưu điện Việt Nam: giấy tờ đã được kiểm tra',
        en: 'Notice of Vietnam Post that papers were checked (application/secevent+jwt)',
      },
    },
    handle: ({ message }) => passOn(deps, message),
  });
}

type Notice = { eventId: string; subject: string };

/** The Post is known by its signature. */
function vietnamPost({ postNotices, log }: VietnamPostDeps): Sender<Notice> {
  return {
    type: mediaType,
    refusals: ['PostNoticeInvalid', 'PostUnavailable'],
    authenticate: async (message, headers) => {
      if (typeOf(headers) !== mediaType) throw new Refused('UnsupportedMediaType');
      const notice = await postNotices.read(message.toString('utf8'));
      if (notice.outcome === 'unavailable') throw new Refused('PostUnavailable');
      if (notice.outcome === 'refused') {
        log.warn({ flaw: notice.code }, 'a notice that is none of Vietnam Post');
        throw new Refused('PostNoticeInvalid');
      }
      return notice;
    },
  };
}

function typeOf(headers: IncomingHttpHeaders): string | undefined {
  return (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
}

async function passOn({ postNotices, flows }: VietnamPostDeps, { eventId, subject }: Notice) {
  const event = { signal: 'postVerified', eventId } as const;
  const waiting = await postNotices.flowsOf(subject);
  if (waiting.length === 0) await postNotices.keep({ eventId, subject });
  const told = await Promise.all(waiting.map((flowId) => flows.tell(flowId, event)));
  if (told.includes('unavailable')) throw new Refused('ServiceUnavailable');
  return { status: 202 } as const;
}
