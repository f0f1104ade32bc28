/** What a code means that somebody holds to a scanner: the ticket of a phone or a slip, or a booking, by its link or its six figures. */
export type ScannedCode =
  | { readonly of: 'ticket'; readonly secret: string }
  | { readonly of: 'seat'; readonly secret: string }
  | { readonly of: 'seat'; readonly code: string };

/** Reads the text of a code; null = it is none of ours. */
export function scannedCode(text: string): ScannedCode | null {
  const [, kind, secret = ''] = link.exec(text) ?? [];
  if (kind === 't') return { of: 'ticket', secret };
  if (kind === 'b') return { of: 'seat', secret };
  const code = text.replaceAll(' ', '');
  return /^\d{6}$/.test(code) ? { of: 'seat', code } : null;
}

/** The link of a ticket or a booking, at whatever address the server was when it was made. */
const link = /^https?:\/\/[^\s/?#]{1,260}\/([tb])\/([A-Za-z0-9_-]{20,64})$/;
