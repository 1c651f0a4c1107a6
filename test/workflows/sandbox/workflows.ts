import { CancellationScope, setHandler, defineQuery, sleep } from '@temporalio/workflow';

/** What a workflow may try to leave behind for others. */
export type Place = 'global' | 'symbol' | 'index' | 'module' | 'console' | 'Math';

const inModule: Record<string, unknown> = {};

/** Writes its own word at a place, waits, and answers with what it saw there before and after. */
export async function leaveWord(place: Place, word: string): Promise<unknown[]> {
  const seen = [read(place)];
  write(place, word);
  seen.push(read(place));
  await sleep(20);
  seen.push(read(place));
  remove(place);
  await sleep(20);
  seen.push(read(place));
  write(place, word);
  return seen.concat(read(place));
}

/** Changes what all workflows share: a built-in object, a built-in function, a function of the SDK. */
export async function changeShared(shared: 'object' | 'function' | 'sdk'): Promise<void> {
  await sleep(1);
  const targets = { object: JSON, function: Array, sdk: CancellationScope };
  Object.assign(targets[shared], { leftBehind: true });
}

/** Loops for ever within one entry into its code. */
export async function loop(): Promise<void> {
  await sleep(1);
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- for ever is the point
  while (true);
}

export const isThere = defineQuery<boolean>('isThere');

/** Waits, to be asked. */
export async function wait(): Promise<void> {
  setHandler(isThere, () => true);
  await sleep('1 minute');
}

function read(place: Place): unknown {
  const [holder, key] = holderOf(place);
  return Reflect.get(holder, key) ?? null;
}

function write(place: Place, word: string): void {
  const [holder, key] = holderOf(place);
  Reflect.set(holder, key, word);
}

function remove(place: Place): void {
  const [holder, key] = holderOf(place);
  Reflect.deleteProperty(holder, key);
}

/** Found anew each time: an object that is kept would prove nothing of the next entry. */
function holderOf(place: Place): [object, PropertyKey] {
  switch (place) {
    case 'global':
      return [globalThis, 'leftBehind'];
    case 'symbol':
      return [globalThis, Symbol.for('leftBehind')];
    case 'index':
      return [globalThis, 0];
    case 'module':
      return [inModule, 'leftBehind'];
    case 'console':
      return [own('console'), 'leftBehind'];
    case 'Math':
      return [own('Math'), 'leftBehind'];
  }
}

/** A global that all share and nobody may change, replaced by one that this workflow may write to. */
function own(name: 'console' | 'Math'): object {
  const found: object = globalThis[name];
  if (Object.hasOwn(found, 'isOwn')) return found;
  Reflect.set(globalThis, name, Object.create(found, { isOwn: { value: true } }));
  return globalThis[name];
}
