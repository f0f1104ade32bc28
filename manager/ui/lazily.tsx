import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Blank, Loading } from './answered.tsx';
import { useWords } from './use-words.ts';

/** A part of the screen whose code is fetched when it is first drawn; until then that it comes, or that it did not. */
export function lazily<Props extends object>(fetch: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let part: ComponentType<Props> | null = null;
  return (props) => {
    const [step, setStep] = useState<'coming' | 'there' | 'lost'>(part === null ? 'coming' : 'there');
    useEffect(() => {
      if (step !== 'coming') return;
      fetch().then(
        (found) => {
          part = found;
          setStep('there');
        },
        () => setStep('lost'),
      );
    }, [step]);
    const Part = part;
    if (Part !== null) return <Part {...props} />;
    return step === 'lost' ? <Lost onRetry={() => setStep('coming')} /> : <Loading />;
  };
}

const Lost = ({ onRetry }: { readonly onRetry: () => void }) => {
  const { words } = useWords();
  return (
    <div role="alert">
      <Blank title={words.lostFirst}>
        <button class="button" type="button" onClick={onRetry}>
          {words.tryAgain}
        </button>
      </Blank>
    </div>
  );
};
