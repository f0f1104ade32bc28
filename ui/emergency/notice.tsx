import './emergency.css';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { EmergencyLine } from '../../shared/centre/emergency.ts';
import { textsIn } from '../../shared/languages.ts';
import { clockTime } from '../../shared/words.ts';
import { Sign } from './sign.tsx';
import { emergencyWords } from './words.ts';

export interface NoticeProps {
  readonly emergency: EmergencyLine;
  readonly timeZone: string;
  /** In which languages, the first first. */
  readonly languages: readonly string[];
  readonly children?: ComponentChildren;
}

/** An emergency on the whole screen, in every language at once, as large as there is room for. */
export function WholeNotice({ emergency, timeZone, languages, children }: NoticeProps) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const setLetters = (): void => {
      if (box.current !== null) fitInto(box.current);
    };
    setLetters();
    void document.fonts?.ready.then(setLetters);
    addEventListener('resize', setLetters);
    return () => removeEventListener('resize', setLetters);
  }, [emergency, languages.join()]);
  return (
    <div ref={box} class={`emergency emergency--${emergency.kind}`}>
      <Sign kind={emergency.kind} />
      <div class="emergency__said" role="alert">
        {languages.map((language) => (
          <div key={language} lang={language} class="emergency__language">
            <h1 class="emergency__title">{textsIn(emergencyWords, language).titles[emergency.kind]}</h1>
            <p class="emergency__text">{emergency.texts[language]}</p>
          </div>
        ))}
      </div>
      <p class="emergency__since">{sinceWords(emergency, timeZone, languages)}</p>
      {children}
    </div>
  );
}

/** An emergency above a page that stays usable. */
export function NoticeBar({ emergency, timeZone, languages, children }: NoticeProps) {
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // What is as high as the window makes room for it.
    const { style } = document.documentElement;
    const leaveRoom = (): void => style.setProperty('--emergency-bar', `${bar.current?.offsetHeight ?? 0}px`);
    leaveRoom();
    addEventListener('resize', leaveRoom);
    return () => {
      removeEventListener('resize', leaveRoom);
      style.removeProperty('--emergency-bar');
    };
  }, [emergency, languages.join()]);
  return (
    <div ref={bar} class={`emergency-bar emergency--${emergency.kind}`}>
      <Sign kind={emergency.kind} />
      <div class="emergency-bar__said" role="alert">
        {languages.map((language) => (
          <p key={language} lang={language}>
            <b>{textsIn(emergencyWords, language).titles[emergency.kind]}.</b> {emergency.texts[language]}
          </p>
        ))}
        <p>{sinceWords(emergency, timeZone, languages.slice(0, 1))}</p>
      </div>
      {children}
    </div>
  );
}

const sinceWords = ({ since, by }: EmergencyLine, timeZone: string, languages: readonly string[]): string => {
  const time = clockTime(Date.parse(since), timeZone);
  return languages
    .map((language) => textsIn(emergencyWords, language))
    .map((words) => (by === undefined ? words.since(time) : words.sinceBy(time, by)))
    .join(' · ');
};

/** Makes the letters as large as the box holds, step by step: a wall is read from far away, and some centres say much. */
const fitInto = (box: HTMLElement): void => {
  for (let scale = largest; scale >= smallest; scale *= step) {
    box.style.setProperty('--scale', String(scale));
    if (box.scrollHeight <= box.clientHeight && box.scrollWidth <= box.clientWidth) return;
  }
};
const largest = 4;
const smallest = 0.4;
const step = 0.94;
