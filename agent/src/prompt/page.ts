import { createHash } from 'node:crypto';
import { answers, type AnswerCode } from '../answers.ts';
import { viewOf, type Certificate } from '../certificate.ts';
import type { PinTries } from '../refusal.ts';
import { plainWords } from './plain-words.ts';
import { purposes, type Outcome, type Question } from './prompter.ts';

const style = `
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; overflow-wrap: anywhere }
h1 { font-size: 1.3rem } small, .en { color: #555 } .origin { font-weight: 600; word-break: break-all }
fieldset { border: 1px solid #bbb; border-radius: 6px; margin: 1rem 0 } label { display: block; margin: .5rem 0 } label small { display: block }
input[type=password] { font: inherit; padding: .5rem; width: 100%; box-sizing: border-box }
fieldset { min-width: 0 } button { font: inherit; padding: .6rem 1.2rem; margin: 0 .5rem .5rem 0; border: 1px solid #888; border-radius: 6px; background: none }
button[value=sign] { background: #00558c; border-color: #00558c; color: #fff } .warning { color: #a00; font-weight: 600 }
`;
const styleHash = createHash('sha256').update(style).digest('base64');

/** Headers of every page: it runs no script, is framed by nobody and sends its form to itself only. */
export const pageHeaders = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${styleHash}'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
  'X-Frame-Options': 'DENY',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  // "no-referrer" would make the form's own Origin "null".
  'Referrer-Policy': 'same-origin',
};

const warnings: Readonly<Partial<Record<PinTries, string>>> = {
  few: 'Mã PIN đã bị nhập sai trước đó; nhập sai nhiều lần sẽ khóa USB ký số. (Wrong PINs were entered before.)',
  one: 'Đây là lần nhập cuối: nhập sai mã PIN sẽ khóa USB ký số. (This is the last try.)',
  none: 'Mã PIN đã bị khóa. (The PIN is locked.)',
};

/** Who asks, what for, which certificate, and the PIN. */
export function promptPage(
  { origin, purpose, certificates }: Question,
  problem?: AnswerCode,
): string {
  const what = purpose
    ? `${purposes[purpose].vi} (${purposes[purpose].en})`
    : 'Xác thực (Authentication)';
  return page(
    'Ký điện tử',
    `${problem ? `<p class="warning">${explain(problem)}</p>` : ''}
<p><span class="origin">${escape(origin)}</span> yêu cầu bạn ký số để chứng minh danh tính.<br>
<span class="en">The page above asks you to prove who you are.</span></p>
<p>Mục đích: <strong>${what}</strong></p>
<form method="post">
<fieldset><legend>Chứng thư số (certificate)</legend>${choices(certificates)}</fieldset>
<label>Mã PIN của USB ký số (PIN of the token)
<input type="password" name="pin" autocomplete="off" maxlength="255" autofocus required></label>
<button name="action" value="sign">Ký (Sign)</button>
<button name="action" value="cancel" formnovalidate>Từ chối (Decline)</button>
</form>
<p><small>Mã PIN chỉ được gửi đến USB ký số trên máy này, không gửi cho trang web nào.
<span class="en">The PIN goes to the token on this computer and to no web page.</span></small></p>`,
  );
}

/** What came of it, and what to do next. */
export function outcomePage(outcome: Outcome): string {
  if (outcome !== 'Signed') return page('Ký điện tử', `<p class="warning">${explain(outcome)}</p>`);
  return page(
    'Đã ký',
    '<p>Đã ký xong. Hãy đóng trang này và quay lại trang của cổng dịch vụ.<br><span class="en">Signed. Close this page and go back to the portal.</span></p>',
  );
}

/** For the address of a prompt that has ended, or never was. */
export function endedPage(): string {
  return page(
    'Ký điện tử',
    '<p>Yêu cầu này đã kết thúc.<br><span class="en">This request has ended.</span></p>',
  );
}

function choices(certificates: readonly Certificate[]): string {
  return certificates
    .map((certificate) => {
      const checked = certificates.length === 1 ? ' checked' : '';
      const warning = warnings[certificate.pinTries];
      return `<label><input type="radio" name="certificate" value="${certificate.fingerprint}"${checked} required> ${describe(certificate)}</label>${warning ? `<p class="warning">${warning}</p>` : ''}`;
    })
    .join('');
}

/** A token's own name for it tells apart what else reads alike. */
function describe(certificate: Certificate): string {
  const { name, label } = viewOf(certificate);
  const lines = [...plainWords(certificate.x509), `Trên USB ký số (on the token): ${label}`];
  return `<strong>${escape(name)}</strong>${lines.map((line) => `<small>${escape(line)}</small>`).join('')}`;
}

function explain(code: AnswerCode): string {
  const { text, next } = answers[code];
  return `${text.vi} ${next.vi}<br><span class="en">${text.en} ${next.en}</span>`;
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><title>${title} – Định Danh</title><style>${style}</style></head><body><h1>${title}</h1>${body}</body></html>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
