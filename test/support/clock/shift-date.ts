/**
 * Loaded before a program (`node --import`): its machine's clock is `CLOCK_AHEAD_MS` ahead. What counts time without
 * a clock (timers, `performance`) goes on as it is.
 */
const aheadMs = Number(process.env['CLOCK_AHEAD_MS']);
const trueNow = Date.now.bind(Date);
const now = (): number => trueNow() + aheadMs;

globalThis.Date = new Proxy(Date, {
  construct: (target, given: unknown[], asked) => {
    const made: unknown = Reflect.construct(target, given.length === 0 ? [now()] : given, asked);
    if (made instanceof target) return made;
    throw new Error('no date was made');
  },
  apply: (target) => new target(now()).toString(),
  get: (target, name, self) => {
    const found: unknown = Reflect.get(target, name, self);
    return name === 'now' ? now : found;
  },
});
