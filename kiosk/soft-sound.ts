/** A soft tone, lower and shorter than the gong of the hall, so that nobody takes it for a call. Silent where sound is missing. */
export function softSound(): () => void {
  let context: AudioContext | null = null;
  return () => {
    if (typeof AudioContext === 'undefined') return;
    context ??= new AudioContext();
    const { currentTime: now } = context;
    const gain = context.createGain();
    gain.gain.setValueAtTime(0, now);
    gain.gain.linearRampToValueAtTime(0.18, now + 0.03);
    gain.gain.exponentialRampToValueAtTime(0.0001, now + 0.6);
    const tone = context.createOscillator();
    tone.frequency.value = 330;
    tone.connect(gain).connect(context.destination);
    tone.start(now);
    tone.stop(now + 0.65);
    tone.onended = () => gain.disconnect();
    context.resume().catch(() => {
      // A browser that forbids sound still shows the warning.
    });
  };
}
