// Keeps one copy of everything that the check needs, all of one version. COPY is written above by the server.

const NAME = `loosen-${COPY.version}`;
const OFFLINE = "/offline";

addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(COPY.kept.map(fresh))));
});

addEventListener("activate", (event) => {
  event.waitUntil(forgetOthers().then(() => clients.claim()));
});

addEventListener("message", ({ data }) => {
  if (data === "take over") skipWaiting();
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request, address));
  else event.respondWith(caches.match(request, { cacheName: NAME }).then((kept) => kept ?? fetch(request)));
});

/** A page of the copy as it was kept; any other from the server, else a kept one, else word that there is none. */
async function page(request, { pathname }) {
  const cache = await caches.open(NAME);
  const kept = COPY.pages.includes(pathname) && (await cache.match(pathname));
  if (kept) return kept;
  try {
    return await fetch(request);
  } catch {
    return (await cache.match(pathname)) ?? cache.match(OFFLINE);
  }
}

function fresh(address) {
  return new Request(address, { cache: address.startsWith("/static/") ? "default" : "reload" });
}

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("loosen-") && name !== NAME).map((name) => caches.delete(name)));
}
