import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** What is drawn until the code is there, and where it did not come. */
export interface Meanwhile {
  readonly Coming: ComponentType;
  readonly Lost: ComponentType<{ readonly onRetry: () => void }>;
}

/** A part of the screen whose code is fetched when it is first drawn. */
export function fetchedPart<Props extends object>(
  fetch: () => Promise<ComponentType<Props>>,
  { Coming, Lost }: Meanwhile,
): ComponentType<Props> {
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
    return step === 'lost' ? <Lost onRetry={() => setStep('coming')} /> : <Coming />;
  };
}
