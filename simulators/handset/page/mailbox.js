/** The mailbox beside the handset: the mail of the address that was chosen. */
import { element } from './element.js';

const rememberedAs = 'address';
const find = (id) => document.getElementById(id);
const at = new Intl.DateTimeFormat('vi-VN', { dateStyle: 'short', timeStyle: 'medium' });
let stream;

find('mail-form').addEventListener('submit', (event) => {
  event.preventDefault();
  open(find('address').value.trim());
});
find('address').addEventListener('focus', () => void listAddresses());
const remembered = sessionStorage.getItem(rememberedAs);
if (remembered) {
  find('address').value = remembered;
  open(remembered);
}

/** Offers the addresses that have mail by now. */
async function listAddresses() {
  const { items } = await (await fetch('mailbox')).json();
  find('addresses').replaceChildren(...items.map((value) => element('option', { value })));
}

/** Shows an address's mail from now on. */
function open(address) {
  sessionStorage.setItem(rememberedAs, address);
  stream?.close();
  find('mails').replaceChildren();
  stream = new EventSource(`mailbox/${encodeURIComponent(address)}/events`);
  stream.addEventListener('open', () => say(`${address}: đang chờ thư mới… (live)`));
  stream.addEventListener('error', () => say('Mất kết nối, đang thử lại… (reconnecting)'));
  stream.addEventListener('message', ({ data }) => showMails(JSON.parse(data).messages));
}

/** The newest on top. What is there already stays, so that a screen reader reads only what is new. */
function showMails(mails) {
  const list = find('mails');
  const shown = new Set([...list.children].map((item) => item.dataset.id));
  for (const mail of mails) {
    if (!shown.has(mail.id)) list.prepend(mailItem(mail));
  }
}

function mailItem({ id, at: sentAt, from, subject, text }) {
  const item = element('li');
  item.dataset.id = id;
  const time = element('time', { dateTime: sentAt, textContent: at.format(new Date(sentAt)) });
  const words = element('p', { className: 'mail' });
  // A link is one, as in a real program; any other text is text.
  const parts = text.split(/(https?:\/\/\S+)/);
  words.append(...parts.map((part, index) => (index % 2 === 1 ? linkTo(part) : part)));
  item.append(
    time,
    element('h3', { textContent: subject }),
    element('small', { textContent: from }),
    words,
  );
  return item;
}

function linkTo(href) {
  return element('a', { href, textContent: href, target: '_blank', rel: 'noreferrer' });
}

function say(text) {
  find('mail-state').textContent = text;
}
