import type { CaseFileKind } from '../../shared/cases/case-files.ts';

/** What a file is called once it is here: the last part of what it was called, without signs that hide or mean something, ending as its kind does. */
export function cleanFileName(given: string, kind: CaseFileKind): string {
  return `${cleanStem(given)}.${endings[kind]}`;
}

/** The same without an ending. */
export function cleanStem(given: string): string {
  const last = given.toWellFormed().normalize('NFC').split(/[/\\]/u).at(-1) ?? '';
  const plain = last
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}<>:"|?*%;\uFFFD]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .replace(/\.[^.]{0,8}$/u, '');
  const stem = [...plain]
    .slice(0, longest)
    .join('')
    .replaceAll(/^[\s.]+|[\s.]+$/gu, '');
  return stem === '' ? 'file' : stem;
}

/** `Content-Disposition` of a file that is saved and never opened in the page: its name in percent signs, as RFC 6266 has it; programs that read none of that get another. */
export function savedAs({ name, kind }: { readonly name: string; readonly kind: CaseFileKind }): string {
  const quoted = encodeURIComponent(name).replaceAll(/['()*]/gu, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="file.${endings[kind]}"; filename*=UTF-8''${quoted}`;
}

const longest = 100;
const endings: { readonly [K in CaseFileKind]: string } = { pdf: 'pdf', jpeg: 'jpg', png: 'png' };
