export type Instruction = { keyword: string; rest: string };

/** The instructions of a Dockerfile, each on one line, without comments. */
export function instructionsOf(text: string): Instruction[] {
  return text
    .replace(/^\s*#.*\n/gm, '')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter((line) => line !== '')
    .map((line) => {
      const [keyword = '', ...words] = line.split(' ');
      return { keyword, rest: words.join(' ') };
    });
}

/** The stages by name, each with its FROM first. */
export function stagesOf(instructions: readonly Instruction[]): Map<string, Instruction[]> {
  const stages = new Map<string, Instruction[]>();
  let current: Instruction[] = [];
  for (const instruction of instructions) {
    if (instruction.keyword === 'FROM') {
      current = [];
      stages.set(instruction.rest.split(' AS ')[1] ?? '', current);
    }
    current.push(instruction);
  }
  return stages;
}
