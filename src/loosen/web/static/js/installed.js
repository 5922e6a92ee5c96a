// The installed copy: a worker that keeps the pages, and how a new edition takes its place, never in the middle of a check.

export function installed() {
  if (!("serviceWorker" in navigator)) return;
  navigator.serviceWorker.register("/sw.js").then((its) => its && takeOver(its), () => {});
}

function takeOver(registration) {
  const inTheMiddle = document.querySelector("[data-check]");
  const ready = () => {
    if (registration.waiting && navigator.serviceWorker.controller && !inTheMiddle) {
      navigator.serviceWorker.addEventListener("message", () => location.reload(), { once: true });
      registration.waiting.postMessage("take over");
    }
  };
  ready();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", ready);
  });
}
