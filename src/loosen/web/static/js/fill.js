// Fills a template by the data- attributes of its elements, from a plain value:
//   data-fill="key"            its text is the value ("." is the value itself)
//   data-set="attribute:key"   an attribute is the value
//   data-if / data-unless      the element goes when there is nothing (or something) to show
//   data-each="key"            its first child is copied for each entry of a list

/** Fill `root` and everything in it with `value`. */
export function fill(root, value) {
  for (const element of [...root.children]) fillOne(element, value);
}

function fillOne(element, value) {
  const { fill: text, set, if: wanted, unless, each } = element.dataset;
  if ((wanted && isNothing(value[wanted])) || (unless && !isNothing(value[unless]))) {
    element.remove();
    return;
  }
  if (wanted || unless) element.hidden = false;
  if (set) {
    const [attribute, key] = set.split(":");
    element.setAttribute(attribute, value[key]);
  }
  if (text) element.textContent = text === "." ? value : value[text];
  else if (each) fillEach(element, value[each]);
  else fill(element, value);
}

function fillEach(list, values) {
  const pattern = list.firstElementChild;
  list.replaceChildren();
  for (const value of values) {
    const one = list.appendChild(pattern.cloneNode(true));
    fillOne(one, value);
  }
}

function isNothing(value) {
  return !value || value.length === 0;
}
