// The page of progress: what waited on this device is sent, and the page can be printed.

import "./diary-queue.js";

const button = document.querySelector("[data-print]");
button.hidden = false;
button.addEventListener("click", () => print());
