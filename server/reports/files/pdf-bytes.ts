import type { Pdf } from './pdf-page.ts';

/** Draws a document to its end; gives its bytes. */
export async function pdfBytes(pdf: Pdf, draw: () => void): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  pdf.on('data', (chunk: Uint8Array) => void chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    pdf.once('end', resolve);
    pdf.once('error', reject);
  });
  draw();
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}
