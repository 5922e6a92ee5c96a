// Keeps one copy of everything that the check needs, all of one version. COPY is written above by the server.
//
// A browser keeps an old worker at work as long as a page of its is open, or longer. So the copy that counts is told by
// a mark that every worker reads, and a new edition is shown as soon as a page asks for it.

const NAME = `loosen-${COPY.version}`;
const MARKS = "loosen-marks";
const CURRENT = "/current";
const OFFLINE = "/offline";

addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(COPY.kept.map(fresh))));
});

addEventListener("activate", (event) => {
  event.waitUntil(begin().then(forgetOthers).then(() => clients.claim()));
});

addEventListener("message", (event) => {
  if (event.data === "take over") event.waitUntil(takeOver(event.source));
  if (event.data === "keep learn") event.waitUntil(keepLearn());
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request, address));
  // The address of a file names its version, so any copy will do.
  else event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
});

/** A page of the copy as it was kept; any other from the server, else a kept one, else word that there is none. */
async function page(request, { pathname }) {
  const cache = await caches.open((await current()) ?? NAME);
  const ours = COPY.pages.includes(pathname) || COPY.learn.includes(pathname);
  const kept = ours && (await cache.match(pathname));
  if (kept) return kept;
  try {
    return await fetch(request);
  } catch {
    return (await cache.match(pathname)) ?? (await onItsList(cache, pathname)) ?? cache.match(OFFLINE);
  }
}

/** A claim or a source has a page of its own at the server; without it, it stands on the page of all of them. */
async function onItsList(cache, pathname) {
  const [, list, id] = pathname.match(/^(\/learn\/[a-z]+)\/([^/]+)$/) ?? [];
  return list && (await cache.match(list)) && Response.redirect(`${list}#${id}`);
}

/** Whoever opens Learn keeps all of it. One after another, so that nothing else has to wait. */
async function keepLearn() {
  const cache = await caches.open((await current()) ?? NAME);
  for (const address of COPY.learn) {
    if (!(await cache.match(address))) await cache.add(fresh(address)).catch(() => {});
  }
}

/** The page that asked shows the new copy at once; one that shows it already has nothing to do. */
async function takeOver(page) {
  if ((await current()) === NAME) return;
  await begin();
  page.postMessage("taken over");
}

/** From now on, this worker's copy counts. */
async function begin() {
  await (await caches.open(MARKS)).put(CURRENT, new Response(NAME));
}

/** The name of the copy that counts; nothing before any was marked. */
async function current() {
  const mark = await (await caches.open(MARKS)).match(CURRENT);
  const name = await mark?.text();
  return name && (await caches.has(name)) ? name : undefined;
}

function fresh(address) {
  return new Request(address, { cache: address.startsWith("/static/") ? "default" : "reload" });
}

async function forgetOthers() {
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith("loosen-") && name !== NAME && name !== MARKS);
  await Promise.all(others.map((name) => caches.delete(name)));
}
