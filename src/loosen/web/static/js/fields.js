// The fields of one page: what was ticked, what is missing, and what was answered before.

const NONE = "none-of-these";

/** Leave only the questions that are to be asked, and offer earlier answers again. */
export function prepare(stage, findings, drafts) {
  for (const item of stage.querySelectorAll("[data-finding]")) {
    if (findings.includes(item.dataset.finding)) offer(item, drafts[item.dataset.finding]);
    else item.remove();
  }
  const none = noneOf(stage);
  if (none) none.checked = findings.every((one) => drafts[one] === "no");
}

/** A line cannot be both ticked and not sure, and "none of these" goes with neither. */
export function keepConsistent(stage, changed) {
  if (changed.type !== "checkbox" || !changed.checked) return;
  const none = noneOf(stage);
  const boxes = [...stage.querySelectorAll("[data-list] input")];
  const others = changed === none ? boxes : boxes.filter((box) => box === none || box.name === changed.name);
  for (const box of others) if (box !== changed) box.checked = false;
}

/** {answers, missed}: the answer to each finding, or what to say of those that have none. */
export function read(stage, findings, words) {
  if (stage.querySelector("[data-list]")) return readList(stage, findings, words);
  const answers = {};
  const missed = {};
  for (const finding of findings) {
    const item = stage.querySelector(`[data-finding="${finding}"]`);
    const typed = item.querySelector("input[inputmode=numeric]");
    const answer = typed ? wholeNumber(typed) : picked(item);
    if (answer === undefined) missed[finding] = typed ? inRange(words.number, typed) : words[formOf(item)];
    else answers[finding] = answer;
  }
  return { answers, missed };
}

/** Show what is missing beside its question, and go to the first. */
export function tell(stage, missed) {
  for (const error of stage.querySelectorAll(".error")) {
    const about = error.id.slice("e-".length);
    error.hidden = !(about in missed);
    error.textContent = missed[about] ?? "";
    error.parentElement.querySelector("input")?.toggleAttribute("aria-invalid", about in missed);
  }
  const first = stage.querySelector(".error:not([hidden])");
  first?.parentElement.querySelector("input")?.focus();
  first?.scrollIntoView({ block: "center" });
}

function readList(stage, findings, words) {
  const ticked = (finding, value) => stage.querySelector(`[name="${finding}"][value="${value}"]`).checked;
  const answer = (finding) => (ticked(finding, "yes") ? "yes" : ticked(finding, "unsure") ? "unsure" : "no");
  const answers = Object.fromEntries(findings.map((finding) => [finding, answer(finding)]));
  const nothing = Object.values(answers).every((one) => one === "no");
  if (nothing && !noneOf(stage).checked) return { answers: {}, missed: { [NONE]: words.tick_or_none } };
  return { answers, missed: {} };
}

function offer(item, answer) {
  if (answer === undefined) return;
  const typed = item.querySelector("input[inputmode=numeric]");
  if (typed) typed.value = answer;
  for (const box of item.querySelectorAll("input:not([inputmode])")) box.checked = box.value === String(answer);
}

function noneOf(stage) {
  return stage.querySelector(`[name="${NONE}"]`);
}

function picked(item) {
  const value = item.querySelector("input:checked")?.value;
  return formOf(item) === "scale" && value !== undefined ? Number(value) : value;
}

function formOf(item) {
  return ["scale", "choice", "yes-no"].find((form) => item.querySelector(`.options.${form}`));
}

function wholeNumber(field) {
  const text = field.value.trim().normalize("NFKC");
  if (!/^\d{1,6}$/.test(text)) return undefined;
  const number = Number(text);
  return Number(field.dataset.least) <= number && number <= Number(field.dataset.most) ? number : undefined;
}

function inRange(sentence, { dataset }) {
  return sentence.replace("{least}", dataset.least).replace("{most}", dataset.most);
}
