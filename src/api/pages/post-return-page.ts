import { problems } from '../../domain/problems/problems.ts';
import type { Text } from '../../domain/flows/text.ts';
import { escapeHtml, page, type Page } from './page.ts';

/**
 * Hands what is in the page's address to the web client: to the window that opened this one, if it is
 * of the client's origin, and to every page of our own origin. Then takes the code out of the address
 * bar, where it would be copied along.
 */
const script = `
const { origin } = document.currentScript.dataset;
const given = Object.fromEntries(new URLSearchParams(location.search));
const message = { ...given, type: 'vietnam_post' };
if (window.opener) window.opener.postMessage(message, origin);
new BroadcastChannel('vietnam_post').postMessage(message);
history.replaceState(null, '', location.pathname);
`;

type Shown = {
  reference: string;
  /** Where a client submits what was brought. */
  submission: { method: string; path: string };
  /** Null when there was no sign-in. */
  brought: { code: string; state: string; iss?: string | undefined } | null;
  isCancelled: boolean;
  webOrigin: string;
};

const handedOver = {
  title: {
    vi: 'Trang này đã chuyển xong kết quả',
    en: 'This page has handed on what it brought',
  },
  detail: {
    vi: 'Hãy quay lại trang trước. Nếu trang đó chưa tiếp tục, hãy đăng nhập Bưu điện Việt Nam lần nữa từ đó.',
    en: 'Go back to the page that you came from. If it has not gone on, sign in at Vietnam Post once more from there.',
  },
} satisfies Record<string, Text>;

/** What a browser shows that loads the page again: the script has taken all out of its address. */
export function postReturnAgainPage(): Page {
  return page(handedOver.title.vi, inBothLanguages(handedOver));
}

/** What a browser shows that comes back from Vietnam Post, in both languages. */
export function postReturnPage(shown: Shown): Page {
  const texts = textsOf(shown);
  const body = `${inBothLanguages(texts)}
<p>${escapeHtml(referenceText(shown.reference))}</p>
${shown.brought ? withoutWebClient(shown, shown.brought) : ''}`;
  return page(texts.title.vi, body, {
    text: script,
    data: { origin: shown.webOrigin },
    // The default of our other pages would cut this window off from the one that opened it.
    headers: { 'Cross-Origin-Opener-Policy': 'unsafe-none' },
  });
}

const signedIn = {
  title: {
    vi: 'Đã đăng nhập Bưu điện Việt Nam',
    en: 'Signed in at Vietnam Post',
  },
  detail: {
    vi: 'Hãy quay lại trang trước để tiếp tục; có thể đóng trang này.',
    en: 'Go back to the page that you came from to go on; this one may be closed.',
  },
} satisfies Record<string, Text>;

const cancelled = {
  title: {
    vi: 'Đã hủy đăng nhập Bưu điện Việt Nam',
    en: 'The sign-in at Vietnam Post was cancelled',
  },
  detail: {
    vi: 'Phiên vẫn được giữ lại. Hãy quay lại trang trước để đăng nhập lại hoặc hủy phiên.',
    en: 'The flow still waits. Go back to its page to sign in again, or to cancel it.',
  },
} satisfies Record<string, Text>;

function textsOf({ brought, isCancelled }: Shown): { title: Text; detail: Text } {
  if (brought) return signedIn;
  return isCancelled ? cancelled : problems.PostSignInFailed;
}

function inBothLanguages({ title, detail }: { title: Text; detail: Text }): string {
  return `<h1>${escapeHtml(title.vi)}</h1>
<p>${escapeHtml(detail.vi)}</p>
<section lang="en"><h2>${escapeHtml(title.en)}</h2>
<p>${escapeHtml(detail.en)}</p></section>`;
}

function referenceText(reference: string): string {
  return `Mã phiên · Reference: ${reference}. Nếu không phải phiên của bạn, hãy đóng trang này · If it is not yours, close this page.`;
}

/** For whoever has no web client, such as somebody with a terminal. */
function withoutWebClient({ submission }: Shown, brought: object): string {
  return `<h2>Không dùng trang web · Without a web client</h2>
<p>Chỉ gửi cho chính phiên của bạn, không đưa cho bất kỳ ai · For your own flow only; give it to nobody.</p>
<p><code>${escapeHtml(`${submission.method} ${submission.path}`)}</code></p>
<p><code id="body">${escapeHtml(JSON.stringify(brought))}</code></p>`;
}
