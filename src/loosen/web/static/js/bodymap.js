// A click on the body ticks the list beside it, and the list marks the body. Who does not point uses the list alone.

/** Join every body map in `stage` to its list. */
export function join(stage) {
  for (const map of stage.querySelectorAll("[data-body-map]")) {
    const question = map.closest("[data-finding]");
    const mark = () => {
      const picked = question.querySelector("input:checked")?.value;
      for (const region of map.querySelectorAll("[data-option]")) {
        region.classList.toggle("picked", region.dataset.option === picked || picked === "all-over");
      }
    };
    map.addEventListener("click", (event) => {
      const option = event.target.closest("[data-option]")?.dataset.option;
      const field = option && question.querySelector(`input[value="${option}"]`);
      if (!field) return;
      field.checked = true;
      field.focus();
      mark();
    });
    question.addEventListener("change", mark);
    mark();
  }
}
