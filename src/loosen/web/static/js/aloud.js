// To copy what to say, or to have it read out.

export function copyFrom(element) {
  return navigator.clipboard.writeText(element.textContent.trim());
}

/** Read the text out by the browser's own voice; once more stops it. */
export function readAloud(element) {
  if (!("speechSynthesis" in window)) return;
  if (speechSynthesis.speaking) {
    speechSynthesis.cancel();
    return;
  }
  const words = new SpeechSynthesisUtterance(element.textContent.trim());
  words.lang = document.documentElement.lang;
  speechSynthesis.speak(words);
}
