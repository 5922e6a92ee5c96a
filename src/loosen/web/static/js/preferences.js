// What a person has chosen, in a cookie of this browser: as preferences.py reads and writes it.

const COOKIE = "loosen-preferences";
const KEPT_FOR = 365 * 24 * 3600;

/** The cookie as URLSearchParams, empty without one. */
export function preferences() {
  const cookie = document.cookie.split("; ").find((one) => one.startsWith(`${COOKIE}=`));
  return new URLSearchParams(cookie ? cookie.slice(COOKIE.length + 1) : "");
}

/** Keep the pairs in `chosen` beside what was chosen before. */
export function choose(chosen) {
  const all = preferences();
  for (const [name, value] of chosen) all.set(name, value);
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${COOKIE}=${all}; Max-Age=${KEPT_FOR}; Path=/; SameSite=Lax${secure}`;
}
