import { readWorkbook } from './read-workbook.ts';

/** Reads one workbook beside the page, which goes on meanwhile. */
const answer = async (event: MessageEvent<Uint8Array>): Promise<void> => {
  postMessage(await readWorkbook(event.data));
};

addEventListener('message', (event) => void answer(event));
