import { AddFiles } from '../../ui/files/files.tsx';
import type { FilesModel } from '../../ui/files/files-model.ts';
import { Fact } from '../../ui/visitor/facts.tsx';
import { Heading } from '../../ui/visitor/heading.tsx';
import { PaperLink } from '../../ui/visitor/paper-link.tsx';
import { Qr } from '../../ui/visitor/qr.tsx';
import type { OwnCase } from '../ports.ts';
import type { Sent } from '../state.ts';
import type { ScreenWords } from '../words.ts';
import { fullDate } from './frame.tsx';
import { Reckoning } from './reckoning.tsx';

/** It is sent: the number, the due date with its reckoning, and the link under which it is followed. */
export function SentPage(props: {
  readonly sent: Sent;
  readonly told: OwnCase | null;
  readonly files: FilesModel | null;
  readonly words: ScreenWords;
}) {
  const { sent, told, files, words } = props;
  const { appeals } = words;
  const page = `/m/${encodeURIComponent(sent.secret)}`;
  return (
    <>
      <div class="standing">
        <Heading>{appeals.sent}</Heading>
        <p>{appeals.sentMore}</p>
      </div>
      <CaseNumber number={sent.number} link={new URL(page, location.origin).href} words={words} />
      <dl class="visitor-facts">
        <Fact label={appeals.receivedOn} text={fullDate(sent.receivedOn, words)} />
        <Fact label={appeals.due} text={fullDate(sent.due, words)} />
      </dl>
      {files !== null && told?.may.includes('attach') === true && (
        <AddFiles {...{ model: files, language: words.language, refusals: words.refusals, look: 'button--large' }} />
      )}
      {told !== null && <Reckoning own={told} words={words} />}
      <div class="visitor-actions">
        <a class="button button--primary button--large" href={page}>
          {appeals.follow}
        </a>
        <PrintButton words={words} />
      </div>
    </>
  );
}

/** The number, and the link as a code. */
export function CaseNumber(props: { readonly number: string; readonly link: string; readonly words: ScreenWords }) {
  const { number, link, words } = props;
  return (
    <section class="number" aria-label={words.appeals.number}>
      <div>
        <p class="soft">{words.appeals.number}</p>
        <p class="number__signs">{number}</p>
        <p class="soft">{words.appeals.linkMore}</p>
        <PaperLink link={link} />
      </div>
      <Qr link={link} label={words.appeals.link} />
    </section>
  );
}

export function PrintButton({ words }: { readonly words: ScreenWords }) {
  return (
    <button type="button" class="button button--large" onClick={() => print()}>
      {words.appeals.print}
    </button>
  );
}
