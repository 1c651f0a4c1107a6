'use strict';

// The thread of `entry-monitor.ts`. It counts its looks instead of reading a clock: a process that
// was stopped (SIGSTOP, a computer asleep) has not looped meanwhile.

const { writeSync } = require('node:fs');
const { workerData } = require('node:worker_threads');

const { shared, limitMs } = workerData;
const counter = new Int32Array(shared, 0, 1);
const name = Buffer.from(shared, counter.byteLength);
const looks = 10;
let seen = 0;
let same = 0;

setInterval(() => {
  const now = Atomics.load(counter, 0);
  same = now === seen && now % 2 !== 0 ? same + 1 : 0;
  seen = now;
  if (same < looks) return;
  const named = name.toString('latin1').replace(/\0.*$/s, '');
  writeSync(
    2,
    `The workflow ${named} has not come back from its code for ${limitMs} ms: it loops for ever, ` +
      'and this process is ended. Terminate it in the Temporal UI, or set WORKFLOW_SANDBOX=stock, ' +
      'with which its workflow task alone fails.\n',
  );
  process.kill(process.pid, 'SIGKILL');
}, limitMs / looks);
