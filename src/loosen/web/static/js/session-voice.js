// What a session lets be heard and felt, for who wants it: the browser's own voice, soft tones, and vibration.

export class Voice {
  constructor() {
    this.speaks = false;
    this.sounds = false;
  }

  say(text) {
    if (!this.speaks || !("speechSynthesis" in window)) return;
    speechSynthesis.cancel();
    const words = new SpeechSynthesisUtterance(text);
    words.lang = document.documentElement.lang;
    speechSynthesis.speak(words);
  }

  quiet() {
    if ("speechSynthesis" in window) speechSynthesis.cancel();
  }

  /** A soft tone; `high` for something new, low for a count. */
  tone(high) {
    if (!this.sounds) return;
    navigator.vibrate?.(high ? 200 : 60);
    try {
      this.audio ??= new AudioContext();
      const [sound, volume] = [this.audio.createOscillator(), this.audio.createGain()];
      const now = this.audio.currentTime;
      sound.frequency.value = high ? 660 : 440;
      volume.gain.setValueAtTime(0.0001, now);
      volume.gain.exponentialRampToValueAtTime(0.12, now + 0.03);
      volume.gain.exponentialRampToValueAtTime(0.0001, now + (high ? 0.5 : 0.2));
      sound.connect(volume).connect(this.audio.destination);
      sound.start(now);
      sound.stop(now + 0.6);
    } catch {
      this.sounds = false; // This browser makes no tones.
    }
  }
}

/** Keeps the screen awake while `wanted()`; silently where it cannot. */
export function stayAwake(wanted) {
  const ask = () => {
    if (wanted() && document.visibilityState === "visible") navigator.wakeLock?.request("screen").catch(() => {});
  };
  document.addEventListener("visibilitychange", ask);
  return ask;
}
