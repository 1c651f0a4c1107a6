import type { Text } from '../../domain/flows/text.ts';
import { problems } from '../../domain/problems/problems.ts';
import { openToAll } from '../http/access/open-to-all.ts';
import { route, type Route } from '../http/route.ts';
import { escapeHtml, page, pageAnswer } from './page.ts';

/**
 * Fills in the code of the link's fragment, which no server is sent, and takes it out of the address bar.
 * Nothing is done before the button is pressed: mail scanners follow links.
 */
const script = `
const { target } = document.currentScript.dataset;
const form = document.querySelector('form');
const outcomes = { 200: 'done', 400: 'invalid', 422: 'invalid', 429: 'busy' };
const show = (id) => {
  for (const one of document.querySelectorAll('[role=status] > div')) one.hidden = one.id !== id;
};
form.code.value = location.hash.slice(1, 101);
history.replaceState(null, '', location.pathname);
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  form.report.disabled = true;
  show('sending');
  let outcome = 'failed';
  try {
    const response = await fetch(target, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ code: form.code.value }),
    });
    outcome = outcomes[response.status] ?? 'failed';
  } catch {}
  form.hidden = outcome === 'done';
  form.report.disabled = false;
  show(outcome);
});
`;

const told = {
  sending: { vi: 'Đang gửi…', en: 'Sending…' },
  done: {
    vi: 'Đã ghi nhận. Mọi phiên đăng nhập vào tài khoản của bạn đã kết thúc và phương thức đăng nhập đó đã bị khóa. Để đăng nhập lại, hãy lấy lại mật khẩu bằng chức năng “Quên mật khẩu” tại màn hình đăng nhập, hoặc đến quầy giao dịch.',
    en: 'Done. All sessions of your account have ended, and the way in that was used is locked. To get back in, use “Forgotten password” on the login screen, or go to a service counter.',
  },
  invalid: problems.NotMeCodeInvalid.detail,
  busy: problems.TooManyRequests.detail,
  failed: {
    vi: 'Chưa gửi được. Hãy kiểm tra kết nối mạng rồi bấm nút gửi lần nữa.',
    en: 'It could not be sent. Check the connection and press the button again.',
  },
} satisfies Record<string, Text>;

const body = `<h1>Không phải tôi đăng nhập <span lang="en">· This was not me</span></h1>
<p>Nếu bạn được báo về một lần đăng nhập mà bạn không thực hiện, hãy nhập mã trong tin nhắn đó.
Mọi phiên đăng nhập sẽ kết thúc và phương thức đăng nhập đã dùng sẽ bị khóa.</p>
<p lang="en"><small>If you were told of a sign-in that was not yours, type the code of that message.
All sessions end, and the way in that was used is locked.</small></p>
<noscript><p>Trang này cần JavaScript; nếu không có, hãy đến quầy giao dịch. <span lang="en">· This page needs JavaScript; without it, go to a service counter.</span></p></noscript>
<form>
<p><label for="code">Mã trong tin nhắn <span lang="en">· The code of the message</span></label>
<input id="code" name="code" required maxlength="100" autocomplete="off" autocapitalize="characters" spellcheck="false" placeholder="XXXX-XXXX-XXXX"></p>
<p><button name="report">Không phải tôi, hãy khóa lại <span lang="en">· Not me, lock it</span></button></p>
</form>
<div role="status">${Object.entries(told).map(outcomeOf).join('')}</div>`;

/** `GET /not-me`: where the link of a notice leads. It only shows a form. */
export function notMePage(target: string): Route {
  const shown = page('Không phải tôi đăng nhập', body, {
    text: script,
    data: { target },
    connects: true,
    headers: {},
  });
  return route({
    method: 'get',
    path: '/not-me',
    access: openToAll,
    answers: pageAnswer,
    refusals: [],
    handle: () => shown,
  });
}

function outcomeOf([id, text]: [string, Text]): string {
  return `<div id="${id}" hidden><p>${escapeHtml(text.vi)}</p>
<p lang="en"><small>${escapeHtml(text.en)}</small></p></div>`;
}
