/** The SIM's prompts on a handset: each with a field for the PIN as long as it is open. */
import { element } from './element.js';

const states = {
  open: 'Nhập mã PIN của Sim ký số (enter the PIN)',
  signed: 'Đã ký (signed)',
  cancelled: 'Đã từ chối (declined)',
  timed_out: 'Hết thời gian (timed out)',
  pin_blocked: 'PIN đã bị khóa (PIN blocked)',
};
const refusals = {
  PinWrong: ({ triesLeft }) => `Sai PIN, còn ${triesLeft} lần (wrong PIN, ${triesLeft} left)`,
  PromptNotOpen: () => 'Yêu cầu đã kết thúc (no longer open)',
};

/** The newest on top. One that has not changed stays, with what was typed into it. */
export function showPrompts(list, phone, prompts) {
  for (const prompt of prompts) {
    const shown = [...list.children].find((item) => item.dataset.id === prompt.id);
    if (shown?.dataset.state === prompt.state) continue;
    const item = promptItem(phone, prompt);
    if (shown) shown.replaceWith(item);
    else list.prepend(item);
  }
}

/** A button that switches the phone off and on. */
export async function bindPower(button, phone) {
  const path = `handset/${encodeURIComponent(phone)}/power`;
  button.dataset.phone = phone;
  const show = ({ on }) => {
    // Another number may have been chosen in the meantime.
    if (button.dataset.phone !== phone) return;
    button.hidden = false;
    button.setAttribute('aria-pressed', String(!on));
    button.textContent = on ? 'Tắt máy (switch off)' : 'Mở máy (switch on)';
  };
  button.onclick = async () => {
    const isOff = button.getAttribute('aria-pressed') === 'true';
    show(await (await post(path, { on: isOff })).json());
  };
  show(await (await fetch(path)).json());
}

function promptItem(phone, { id, text, code, state }) {
  const item = element('li');
  Object.assign(item.dataset, { id, state });
  const [before, after = ''] = text.split(code);
  const words = element('p');
  words.append(before, element('strong', { textContent: code }), after);
  const status = element('p', { className: 'quiet', textContent: states[state] });
  status.setAttribute('role', 'status');
  item.append(words, status);
  if (state === 'open') item.append(promptForm(phone, id, status));
  return item;
}

function promptForm(phone, id, status) {
  const form = element('form', { className: 'row prompt' });
  const pin = element('input', { type: 'password', inputMode: 'numeric', autocomplete: 'off' });
  pin.setAttribute('aria-label', 'PIN');
  const sign = element('button', { type: 'submit', textContent: 'Ký (sign)' });
  const decline = element('button', { type: 'button', textContent: 'Từ chối (decline)' });
  const reply = async (body) => {
    const answer = await post(`handset/${encodeURIComponent(phone)}/prompts/${id}`, body);
    if (answer.ok) return;
    const problem = await answer.json();
    status.textContent = refusals[problem.code]?.(problem) ?? problem.title;
    pin.value = '';
    pin.focus();
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void reply({ pin: pin.value });
  });
  decline.addEventListener('click', () => void reply({ cancel: true }));
  form.append(pin, sign, decline);
  return form;
}

function post(path, body) {
  const headers = { 'content-type': 'application/json' };
  return fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
}
