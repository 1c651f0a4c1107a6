import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { z } from 'zod';

/**
 * A mail server by hand, from RFC 5321 and 4954: what it is told, line by line, and what it answers to a
 * line that begins so (in capitals); `DATA` keeps the text up to the dot, which `.` answers.
 */
export async function startScriptedServer(answers: Readonly<Record<string, string>>) {
  const lines: string[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write('220 mail.tests.example ESMTP\r\n');
    serve(socket, answers, lines);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    lines,
    port,
    close: () => {
      server.close();
    },
  };
}

function serve(socket: Socket, answers: Readonly<Record<string, string>>, lines: string[]): void {
  let rest = '';
  let isText = false;
  socket.setEncoding('latin1').on('data', (bytes: string) => {
    const read = (rest + bytes).split('\r\n');
    rest = read.pop() ?? '';
    for (const line of read) {
      lines.push(line);
      if (isText && line !== '.') continue;
      isText = line.toUpperCase() === 'DATA';
      const met = Object.keys(answers).find((begin) => line.toUpperCase().startsWith(begin));
      socket.write(`${met === undefined ? '250 OK' : (answers[met] ?? '')}\r\n`);
    }
  });
}
