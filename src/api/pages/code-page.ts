import type { Text } from '../../domain/flows/text.ts';
import { type ProblemCode, problems } from '../../domain/problems/problems.ts';
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
const outcomes = { 200: 'done', 204: 'done', 400: 'invalid', 422: 'invalid', 429: 'busy' };
const show = (id) => {
  for (const one of document.querySelectorAll('[role=status] > div')) one.hidden = one.id !== id;
};
form.code.value = location.hash.slice(1, 101);
history.replaceState(null, '', location.pathname);
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  form.send.disabled = true;
  show('sending');
  let outcome = 'failed';
  try {
    const response = await fetch(target, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        code: form.code.value,
        ...(form.statement && { statement: form.statement.value }),
      }),
    });
    outcome = outcomes[response.status] ?? 'failed';
  } catch {}
  form.hidden = outcome === 'done';
  form.send.disabled = false;
  show(outcome);
});
`;

const sending: Text = { vi: 'Đang gửi…', en: 'Sending…' };
const failed: Text = {
  vi: 'Chưa gửi được. Hãy kiểm tra kết nối mạng rồi bấm nút gửi lần nữa.',
  en: 'It could not be sent. Check the connection and press the button again.',
};

const withoutScript =
  '<noscript><p>Trang này cần JavaScript; nếu không có, hãy đến quầy giao dịch. <span lang="en">· This page needs JavaScript; without it, go to a service counter.</span></p></noscript>';

type Shown = {
  path: string;
  /** The route that takes the code. */
  target: string;
  title: Text;
  /** Whom it is for, and what the button does. */
  explanation: Text;
  /** Of the field for what one has to say, where one does. */
  statement?: Text;
  button: Text;
  /** What was done, and what to do now. */
  done: Text;
  /** Of a code that is not taken. */
  invalid: ProblemCode;
};

/** A page where the code of a message is typed, or brought by a link's fragment. GET only shows a form. */
export function codePage({
  path,
  target,
  title,
  explanation,
  statement,
  button,
  done,
  invalid,
}: Shown): Route {
  const told = {
    sending,
    done,
    invalid: problems[invalid].detail,
    busy: problems.TooManyRequests.detail,
    failed,
  };
  const body = `<h1>${inBoth(title)}</h1>${paragraphs(explanation)}${withoutScript}
<form>
<p><label for="code">Mã trong tin nhắn <span lang="en">· The code of the message</span></label>
<input id="code" name="code" required maxlength="100" autocomplete="off" autocapitalize="characters" spellcheck="false" placeholder="XXXX-XXXX-XXXX"></p>
${statement ? statementField(statement) : ''}<p><button name="send">${inBoth(button)}</button></p>
</form>
<div role="status">${Object.entries(told).map(outcomeOf).join('')}</div>`;
  const shown = page(title.vi, body, {
    text: script,
    data: { target },
    connects: true,
    headers: {},
  });
  return route({
    method: 'get',
    path,
    access: openToAll,
    answers: pageAnswer,
    refusals: [],
    handle: () => shown,
  });
}

function statementField(label: Text): string {
  return `<p><label for="statement">${inBoth(label)}</label>
<textarea id="statement" name="statement" required minlength="20" maxlength="5000" rows="8"></textarea></p>
`;
}

function outcomeOf([id, text]: [string, Text]): string {
  return `<div id="${id}" hidden>${paragraphs(text)}</div>`;
}

function paragraphs({ vi, en }: Text): string {
  return `<p>${escapeHtml(vi)}</p>
<p lang="en"><small>${escapeHtml(en)}</small></p>`;
}

function inBoth({ vi, en }: Text): string {
  return `${escapeHtml(vi)} <span lang="en">· ${escapeHtml(en)}</span>`;
}
