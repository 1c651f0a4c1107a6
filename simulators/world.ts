import { createInbox, type Inbox } from './handset/inbox.ts';
import { appendToJournal, readJournal, rewriteJournal, type Entry } from './journal.ts';
import { createPeople, type People } from './people.ts';
import { samplePeople } from './sample-people.ts';

/** The people and their handsets. */
export type World = { people: People; inbox: Inbox };

/**
 * Sets the world up, as an earlier process left it where there is a folder to keep it in; without
 * one it lives as long as the process.
 */
export function openWorld(directory: string | undefined): World {
  const people = createPeople(samplePeople);
  const inbox = createInbox();
  if (directory === undefined) return { people, inbox };

  for (const entry of readJournal(directory)) {
    if ('person' in entry) people.add(entry.person);
    else inbox.restore(entry.phone, entry.message);
  }
  rewriteJournal(directory, entriesOf(people, inbox));
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
  };
}

function entriesOf(people: People, inbox: Inbox): Entry[] {
  const added = people.all().filter((person) => !samplePeople.includes(person));
  const messages = [...inbox.all()].flatMap(([phone, ofPhone]) =>
    ofPhone.map((message) => ({ phone, message })),
  );
  return [...added.map((person) => ({ person })), ...messages];
}
