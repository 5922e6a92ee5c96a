// Before anything is drawn: the page looks as this person chose, also when it was kept before they chose. And no answer
// is sent while the script that keeps them here is still on its way.

(() => {
  const root = document.documentElement;
  root.classList.add("scripted");

  const isChecking = () => root.classList.contains("scripted") && document.querySelector("template[data-page]");
  const giveUp = () => root.dataset.ready || root.classList.remove("scripted"); // The server asks instead.
  addEventListener("unhandledrejection", giveUp);
  addEventListener("error", ({ target }) => (target === window || target.type === "module") && giveUp(), true);
  addEventListener(
    "submit",
    (event) => {
      if (root.dataset.ready || !event.target.matches("[data-check]") || !isChecking()) return;
      event.preventDefault();
      event.stopPropagation();
      root.dataset.pressed = "early";
    },
    true,
  );

  const cookie = document.cookie.split("; ").find((one) => one.startsWith("loosen-preferences="));
  if (!cookie) return;
  const chosen = new URLSearchParams(cookie.slice(cookie.indexOf("=") + 1));
  for (const name of ["theme", "text", "motion"]) {
    if (chosen.has(name)) root.dataset[name] = chosen.get(name);
  }
})();
