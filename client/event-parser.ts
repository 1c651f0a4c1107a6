/** An event of a stream, with the latest id and reconnection time that the stream has told. */
export type StreamEvent = { type: string; data: string; id: string; retryMs: number | undefined };

/**
 * Reads server-sent events as the HTML standard tells to (section 9.2.6): takes the text of a stream
 * in parts, however they are cut, and answers with the events that have become whole.
 */
export function createEventParser(): (text: string) => StreamEvent[] {
  let rest = '';
  let [type, id] = ['', ''];
  let retryMs: number | undefined;
  let data: string[] = [];
  const readField = (name: string, value: string): void => {
    if (name === 'data') data.push(value);
    if (name === 'event') type = value;
    if (name === 'id' && !value.includes('\0')) id = value;
    if (name === 'retry' && /^\d+$/.test(value)) retryMs = Number(value);
  };
  const endEvent = (): StreamEvent[] => {
    const event = { type: type === '' ? 'message' : type, data: data.join('\n'), id, retryMs };
    const isEmpty = data.length === 0;
    [type, data] = ['', []];
    return isEmpty ? [] : [event];
  };
  return (text) => {
    // A line ends with CR, LF or both: with a CR at the end of a part the other may still come.
    const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    return lines.flatMap((line) => {
      if (line === '') return endEvent();
      const [, name = '', value = ''] = /^([^:]*)(?:: ?)?(.*)$/s.exec(line) ?? [];
      readField(name, value);
      return [];
    });
  };
}
