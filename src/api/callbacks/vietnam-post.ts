import type { ApiDeps } from '../deps.ts';
import type { Answer, ApiRequest, Route } from '../http/route.ts';
import { Refused } from '../http/refused.ts';

const mediaType = 'application/secevent+jwt';

/**
 * `POST /callbacks/vietnam-post`: a signed notice that papers were checked (Security Event Token,
 * RFC 8417, pushed as RFC 8935 has it). It only makes the flows of that account ask the Post. An
 * account that no flow waits for is answered alike: the Post has nothing to put right, and nobody is
 * told who registers here. Safe to repeat, and to be repeated after 503: flows know an event by its id.
 */
export function vietnamPostNotice(deps: ApiDeps): Route {
  return {
    method: 'post',
    path: '/callbacks/vietnam-post',
    reads: 'bytes',
    operation: {
      id: 'vietnam_post_notice',
      tag: 'callback',
      summary: {
        vi: 'Thông báo của Bưu điện Việt Nam: giấy tờ đã được kiểm tra',
        en: 'Notice of Vietnam Post that papers were checked (application/secevent+jwt)',
      },
      answers: { 202: { description: 'Taken; also when no flow waits for it' } },
      problems: [
        'PostNoticeInvalid',
        'UnsupportedMediaType',
        'BodyTooLarge',
        'PostUnavailable',
        'ServiceUnavailable',
      ],
    },
    handle: (request) => takeNotice(deps, request),
  };
}

async function takeNotice(
  { postNotices, flows, log }: ApiDeps,
  { headers, body }: ApiRequest,
): Promise<Answer> {
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== mediaType) throw new Refused('UnsupportedMediaType');
  const notice = await postNotices.read(Buffer.isBuffer(body) ? body.toString('utf8') : '');
  if (notice.outcome === 'unavailable') throw new Refused('PostUnavailable');
  if (notice.outcome === 'refused') {
    log.warn({ flaw: notice.code }, 'a notice that is none of Vietnam Post');
    throw new Refused('PostNoticeInvalid');
  }
  const event = { signal: 'postVerified', eventId: notice.eventId } as const;
  const waiting = await postNotices.flowsOf(notice.subject);
  const told = await Promise.all(waiting.map((flowId) => flows.tell(flowId, event)));
  if (told.includes('unavailable')) throw new Refused('ServiceUnavailable');
  return { status: 202 };
}
