// Before anything is drawn: the page looks as this person chose, also when it was kept before they chose.

(() => {
  const root = document.documentElement;
  root.classList.add("scripted");
  const cookie = document.cookie.split("; ").find((one) => one.startsWith("loosen-preferences="));
  if (!cookie) return;
  const chosen = new URLSearchParams(cookie.slice(cookie.indexOf("=") + 1));
  for (const name of ["theme", "text", "motion"]) {
    if (chosen.has(name)) root.dataset[name] = chosen.get(name);
  }
})();
