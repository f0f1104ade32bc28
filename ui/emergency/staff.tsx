import { useCallback, useEffect, useState } from 'preact/hooks';
import { emergencyPaths } from '../../shared/centre/emergency-paths.ts';
import { textsIn } from '../../shared/languages.ts';
import { type Answer, httpApi } from '../api.ts';
import { HoldButton } from './hold-button.tsx';
import { NoticeBar, type NoticeProps, WholeNotice } from './notice.tsx';
import { type EmergencyWords, emergencyWords } from './words.ts';

/** What staff see of an emergency: the whole screen if they must act, a bar otherwise; both end it. */
export function StaffNotice(
  props: Omit<NoticeProps, 'languages' | 'children'> & {
    readonly centre: string;
    /** Told whether the screen below is covered. */
    readonly onCover: (covered: boolean) => void;
    /** How it is ended. */
    readonly end?: (centre: string) => Promise<Answer<unknown>>;
  },
) {
  const { emergency, timeZone, centre, onCover, end = endOver } = props;
  const [isFolded, setFolded] = useState(emergency.kind === 'suspend');
  const [trouble, setTrouble] = useState<'lost' | 'refused' | null>(null);
  useEffect(() => onCover(!isFolded), [isFolded]);
  const language = document.documentElement.lang;
  const words = textsIn(emergencyWords, language);
  const onEnd = useCallback(() => {
    void end(centre).then((answer) => setTrouble(answer.ok ? null : 'lost' in answer ? 'lost' : 'refused'));
  }, [centre, end]);
  const Notice = isFolded ? NoticeBar : WholeNotice;
  return (
    <Notice emergency={emergency} timeZone={timeZone} languages={[language]}>
      <Acts words={words} trouble={trouble} onEnd={onEnd} onFold={isFolded ? null : () => setFolded(true)} />
    </Notice>
  );
}

const Acts = (props: {
  readonly words: EmergencyWords;
  readonly trouble: 'lost' | 'refused' | null;
  readonly onEnd: () => void;
  readonly onFold: (() => void) | null;
}) => (
  <div class="emergency__acts">
    {props.trouble !== null && <p role="alert">{props.words[props.trouble]}</p>}
    <HoldButton label={props.words.end} words={props.words} class="hold--end" onDone={props.onEnd} />
    {props.onFold !== null && (
      <button type="button" class="hold" onClick={props.onFold}>
        <b class="hold__label">{props.words.fold}</b>
      </button>
    )}
  </div>
);

const endOver = (centre: string): Promise<Answer<unknown>> =>
  httpApi(emergencyPaths)('endEmergency', { params: { centre }, body: {} });
