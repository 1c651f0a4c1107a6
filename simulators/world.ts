import { createMailboxes, type Mailboxes } from './email/mailboxes.ts';
import { createInbox, type Inbox } from './handset/inbox.ts';
import { appendToJournal, readJournal, rewriteJournal, type Entry } from './journal.ts';
import { createPeople, type People } from './people.ts';
import { samplePeople } from './sample-people.ts';

/** The people, their handsets and their mailboxes. */
export type World = { people: People; inbox: Inbox; mailboxes: Mailboxes };

/**
 * Sets the world up, as an earlier process left it where there is a folder to keep it in; without
 * one it lives as long as the process.
 */
export function openWorld(directory: string | undefined): World {
  const people = createPeople(samplePeople);
  const inbox = createInbox();
  const mailboxes = createMailboxes();
  if (directory === undefined) return { people, inbox, mailboxes };

  for (const entry of readJournal(directory)) {
    if ('person' in entry) people.add(entry.person);
    else if ('mail' in entry) mailboxes.restore(entry.mail);
    else inbox.restore(entry.phone, entry.message);
  }
  rewriteJournal(directory, entriesOf({ people, inbox, mailboxes }));
  return {
    people: {
      ...people,
      add(person) {
        appendToJournal(directory, { person });
        people.add(person);
      },
    },
    inbox: {
      ...inbox,
      deliver(phone, text) {
        const message = inbox.deliver(phone, text);
        appendToJournal(directory, { phone, message });
        return message;
      },
    },
    mailboxes: {
      ...mailboxes,
      deliver(message) {
        const mail = mailboxes.deliver(message);
        appendToJournal(directory, { mail });
        return mail;
      },
    },
  };
}

function entriesOf({ people, inbox, mailboxes }: World): Entry[] {
  const added = people.all().filter((person) => !samplePeople.includes(person));
  const messages = [...inbox.all()].flatMap(([phone, ofPhone]) =>
    ofPhone.map((message) => ({ phone, message })),
  );
  const mails = [...mailboxes.all().values()].flat().map((mail) => ({ mail }));
  return [...added.map((person) => ({ person })), ...messages, ...mails];
}
