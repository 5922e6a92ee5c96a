// On the pages of Learn: search without the server, filter the claims, share, print, and keep all of it for offline.

import { fill } from "./fill.js";
import { Search } from "./search.js";

const PAUSE = 150; // milliseconds of no typing before it searches
const AT_ONCE = 2; // letters

const form = document.querySelector("[data-search]");
const place = (name) => document.querySelector(`[data-${name}]`);
const template = (name) => document.querySelector(`[data-template="${name}"]`).content.cloneNode(true);

let searching;

/** The index is fetched when it is first wanted. */
function searcher() {
  searching ??= fetch(form.dataset.search).then(async (response) => {
    const index = await response.json();
    return { index, search: new Search(index) };
  });
  return searching;
}

async function look(query) {
  const { index, search } = await searcher();
  if (query !== form.elements.q.value.trim()) return;
  const { asks, hits } = search.of(query);
  show("asks", { asks });
  place("danger").hidden = !asks.length;
  const laidOut = hits.map((at) => {
    const [kind, , title, summary] = index.entries[at];
    return { kind: index.kinds[kind], title, summary, address: index.addresses[at] };
  });
  show("hits", { hits: laidOut });
  const { some, none } = place("count").dataset;
  place("count").textContent = hits.length ? some.replace("{count}", hits.length) : none;
  place("found").hidden = false;
  history.replaceState(null, "", `#q=${encodeURIComponent(query)}`);
}

function show(name, value) {
  const made = template(name);
  fill(made, value);
  place(name).replaceChildren(made);
}

function lookNow() {
  const query = form.elements.q.value.trim();
  if (query.length >= AT_ONCE) return look(query);
  place("found").hidden = place("danger").hidden = true;
  return undefined;
}

if (form) {
  let waiting;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(lookNow, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    lookNow()?.catch(() => form.submit());
  });
  form.elements.q.addEventListener("focus", () => searcher().catch(() => (searching = undefined)), { once: true });
  const lookAgain = () => {
    const before = new URLSearchParams(location.hash.slice(1)).get("q");
    if (!before) return;
    form.elements.q.value = before;
    lookNow();
  };
  addEventListener("hashchange", lookAgain);
  lookAgain();
}

const filter = document.querySelector("[data-filter]");

/** The page may be a kept one, which shows all of them. */
function showChosen() {
  const { topic, verdict } = Object.fromEntries(new FormData(filter));
  const claims = [...document.querySelectorAll("[data-verdict-of]")];
  for (const one of claims) {
    one.hidden = (topic && one.dataset.topic !== topic) || (verdict && one.dataset.verdictOf !== verdict);
  }
  for (const group of document.querySelectorAll("[data-group]")) {
    group.hidden = !group.querySelector("[data-verdict-of]:not([hidden])");
  }
  const count = claims.filter((one) => !one.hidden).length;
  place("filtered").textContent = place("filtered").dataset.some.replace("{count}", count).replace("{all}", claims.length);
}

if (filter) {
  const asked = new URLSearchParams(location.search);
  for (const name of ["topic", "verdict"]) if (asked.get(name)) filter.elements[name].value = asked.get(name);
  showChosen();
  filter.addEventListener("change", showChosen);
  filter.addEventListener("submit", (event) => {
    event.preventDefault();
    showChosen();
    history.replaceState(null, "", `?${new URLSearchParams(new FormData(filter))}`);
  });
}

/** Whoever follows an address to something that is folded sees it open. */
function unfold() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = target && (target.closest("details:not([open])") ?? target.querySelector(":scope > details"));
  if (!folded) return;
  folded.open = true;
  target.scrollIntoView();
}

addEventListener("hashchange", unfold);
unfold();

place("print")?.addEventListener("click", () => print());
place("share")?.addEventListener("click", async ({ currentTarget }) => {
  const { sharedWords, notWords } = currentTarget.dataset;
  const address = `${location.origin}${location.pathname}`;
  try {
    if (navigator.share) await navigator.share({ title: document.title, url: address });
    else {
      await navigator.clipboard.writeText(address);
      place("shared").textContent = sharedWords;
    }
  } catch (error) {
    if (error.name !== "AbortError") place("shared").textContent = notWords;
  }
});

navigator.serviceWorker?.ready.then((its) => its.active?.postMessage("keep learn"));
document.documentElement.dataset.ready = "learn";
