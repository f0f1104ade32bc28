import { useLayoutEffect, useRef } from 'preact/hooks';
import type { LocalText } from '../../shared/centre/centre.ts';
import { passportLinks, passportSections } from '../../shared/centre/passport-sections.ts';
import { say, unbroken } from '../../ui/words.ts';
import type { Scene, ToldService } from '../services-model.ts';
import type { ScreenWords } from '../words.ts';
import { BookLink } from './book-link.tsx';

/** One service: what it is for, who may ask, what to bring, how long, how much, and by which law. */
export function Service(props: {
  readonly scene: Extract<Scene, { readonly at: 'service' }>;
  readonly words: ScreenWords;
}) {
  const { told, list } = props.scene;
  const { words } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const id = told === null || told === 'gone' ? null : told.id;
  useLayoutEffect(() => {
    if (id === null) return;
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [id]);
  return (
    <>
      <p>
        <a class="back" href="#/">
          {words.page.all}
        </a>
      </p>
      {told === null && <p class="soft">{words.passport.loading}</p>}
      {told === 'gone' && <p role="alert">{words.page.gone}</p>}
      {told !== null && told !== 'gone' && (
        <article>
          <p class="group">{say(told.group, words.language, list.languages)}</p>
          <h1 ref={heading} tabIndex={-1}>
            {say(told.name, words.language, list.languages)}
          </h1>
          {list.services.some((one) => one.id === told.id && one.bookable) && <BookLink words={words} />}
          <Told told={told} words={words} languages={list.languages} />
        </article>
      )}
    </>
  );
}

const Told = (props: {
  readonly told: ToldService;
  readonly words: ScreenWords;
  readonly languages: readonly string[];
}) => {
  const { told, words, languages } = props;
  const text = (of: LocalText): string => unbroken(say(of, words.language, languages));
  const sections = passportSections(told, words.passport, text);
  const links = passportLinks(told, text);
  if (sections.length === 0 && links.length === 0) return <p>{words.passport.nothing}</p>;
  return (
    <>
      {sections.map(({ about, title, lines, list }) => (
        <section key={about} class="told">
          <h2>{title}</h2>
          {list ? (
            <ul>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          ) : (
            lines.map((line) => <p key={line}>{line}</p>)
          )}
        </section>
      ))}
      {links.length > 0 && (
        <section class="told">
          <h2>{words.passport.links}</h2>
          <ul>
            {links.map(({ name, address }) => (
              <li key={address}>
                <a href={address} rel="noreferrer">
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
};
