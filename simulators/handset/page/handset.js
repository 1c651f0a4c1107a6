/** The handset page: a list of people, and what the phone of the number that was chosen shows. */
import { element } from './element.js';
import { bindPower, showPrompts } from './prompts.js';

const shownPeople = 30;
const rememberedAs = 'phone';
const find = (id) => document.getElementById(id);
const at = new Intl.DateTimeFormat('vi-VN', { dateStyle: 'short', timeStyle: 'medium' });
let stream;

find('form').addEventListener('submit', (event) => {
  event.preventDefault();
  void choose(find('phone').value.trim());
});
await showPeople();
const remembered = sessionStorage.getItem(rememberedAs);
if (remembered) await open(remembered);

async function showPeople() {
  const { items } = await (await fetch('people')).json();
  find('people').replaceChildren(...items.slice(0, shownPeople).map(personItem));
  find('more').hidden = items.length <= shownPeople;
  find('more').textContent = `… và ${items.length - shownPeople} người khác: nhập số ở trên.`;
}

function personItem({ fullName, phone, documentNumber, dateOfBirth, note }) {
  const button = element('button', { type: 'button', value: phone });
  button.setAttribute('aria-pressed', 'false');
  button.append(
    element('span', { textContent: `${fullName} · ${local(phone)}` }),
    element('small', { textContent: `${documentNumber} · ${birth(dateOfBirth)}` }),
    element('small', { textContent: note }),
  );
  button.addEventListener('click', () => void choose(phone));
  const item = element('li');
  item.append(button);
  return item;
}

/** Opens what somebody has chosen, and brings them to it: on a phone it is below the people. */
async function choose(phone) {
  if (!(await open(phone))) return;
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  find('inbox').scrollIntoView({ behavior: isStill ? 'auto' : 'smooth', block: 'start' });
  find('inbox').focus({ preventScroll: true });
}

/** Shows a number's messages from now on, or answers false where there is no such number; it asks first, since a stream cannot say why it fails. */
async function open(phone) {
  const path = `handset/${encodeURIComponent(phone)}`;
  const known = await fetch(path).catch(() => undefined);
  find('refused').hidden = known?.status !== 400;
  if (!known?.ok) return false;
  sessionStorage.setItem(rememberedAs, phone);
  stream?.close();
  for (const button of find('people').querySelectorAll('button')) {
    button.setAttribute('aria-pressed', String(button.value === phone));
  }
  find('whose').textContent = local(phone);
  find('messages').replaceChildren();
  find('prompts').replaceChildren();
  void bindPower(find('power'), phone);
  stream = new EventSource(`${path}/events`);
  stream.addEventListener('open', () => say('Đang chờ tin nhắn mới… (live)'));
  stream.addEventListener('error', () => say('Mất kết nối, đang thử lại… (reconnecting)'));
  stream.addEventListener('message', ({ data }) => {
    const { messages, prompts } = JSON.parse(data);
    showMessages(messages);
    showPrompts(find('prompts'), phone, prompts);
  });
  return true;
}

/** The newest on top. What is there already stays, so that a screen reader reads only what is new. */
function showMessages(messages) {
  const list = find('messages');
  const shown = new Set([...list.children].map((item) => item.dataset.id));
  for (const message of messages) {
    if (!shown.has(message.id)) list.prepend(messageItem(message));
  }
}

function messageItem({ id, at: sentAt, text }) {
  const item = element('li');
  item.dataset.id = id;
  const time = element('time', { dateTime: sentAt, textContent: at.format(new Date(sentAt)) });
  // The code stands out, as on a real phone.
  const parts = text.split(/(\b\d{6}\b)/);
  const nodes = parts.map((part, index) =>
    index % 2 === 1 ? element('strong', { textContent: part }) : part,
  );
  item.append(time, ...nodes);
  return item;
}

function say(text) {
  find('state').textContent = text;
}

function local(phone) {
  return phone.replace(/^\+84/, '0').replace(/^(\d{4})(\d{3})(\d{3})$/, '$1\u00A0$2\u00A0$3');
}

function birth(date) {
  return date.split('-').reverse().join('/');
}
