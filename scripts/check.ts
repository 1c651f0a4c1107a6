import { spawn } from 'node:child_process';

/** `npm run check`: the checks that need no server, two at a time; says what each that fails said. */
const checks = ['lint', 'types', 'unused', 'imports', 'format'];
const atOnce = 2;

const waiting = [...checks];
const codes = await Promise.all(Array.from({ length: atOnce }, () => runWaiting()));
process.exitCode = Math.max(...codes);

async function runWaiting(): Promise<number> {
  let worst = 0;
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    worst = Math.max(worst, await run(name));
  }
  return worst;
}

function run(name: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['run', '-s', name], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    const collect = (chunk: Buffer) => (said += chunk.toString());
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', reject);
    child.once('close', (code) => {
      if (code !== 0) console.error(`${name}:\n${said}`);
      resolve(code ?? 1);
    });
  });
}
