// The moving figure: joints at a few moments become a body that moves smoothly. The page holds the still picture of the
// first pose, so nothing is missing before this script arrives, and who wants less motion sees one key pose after the
// other. `outline` and what it calls mirror formats/figure/outline.py and held.py.

const FINE = 10;
const FACED = 100;
const STILL = 2.5; // seconds in each key pose for those who want less motion

/** Bring the picture `svg` to life. `told` is its figure, `shapes` the table of shapes; both as the server sends them.

Returns {play, pause, seek(seconds), show(pose, part of the way to the next), stop, seconds}. Whenever a pose is held or
made for, `svg` has an event "pose" with {pose, step, breath, seconds}. */
export function bringToLife(svg, told, shapes, still = matchMedia("(prefers-reduced-motion: reduce)").matches) {
  const figure = new Figure(told, shapes);
  const drawing = new Drawing(svg, figure);
  const plan = schedule(told, still);
  const seconds = plan.at(-1).until;
  let [at, last, frame, leg] = [0, 0, 0, undefined];

  function seek(to) {
    at = ((to % seconds) + seconds) % seconds;
    const now = plan.find((one) => at < one.until) ?? plan.at(-1);
    const part = 1 - (now.until - at) / now.seconds;
    if (!now.rests) drawing.draw(figure.between(now.stretch, now.back ? 1 - part : part));
    if (leg === now) return;
    if (now.rests) drawing.draw(figure.pose(now.pose));
    leg = now;
    const [, , breath, step] = told.p[now.pose];
    svg.dispatchEvent(new CustomEvent("pose", { detail: { pose: now.pose, step, breath, seconds: now.seconds } }));
  }

  function tick(time) {
    seek(at + Math.min(0.1, Math.max(0, (time - last) / 1000))); // a frame may be older than the call to play
    last = time;
    frame = requestAnimationFrame(tick);
  }

  function play() {
    if (frame) return;
    last = performance.now();
    frame = requestAnimationFrame(tick);
  }

  function pause() {
    cancelAnimationFrame(frame);
    frame = 0;
  }

  function show(pose, part = 0) {
    leg = undefined;
    drawing.draw(part ? figure.between(pose, part) : figure.pose(pose));
  }

  return { play, pause, seek, seconds, show, stop: pause };
}

/** What is done when: moves and rests, each with the second in which it ends. */
export function schedule(told, still = false) {
  const order = [...told.p.keys()];
  if (!told.r) order.push(...order.slice(1, -1).reverse());
  const plan = [];
  let until = 0;
  const add = (one) => {
    if (one.seconds > 0) plan.push({ ...one, until: (until += one.seconds) });
  };
  order.forEach((pose, place) => {
    add({ pose, rests: true, seconds: still ? STILL : told.p[pose][1] });
    const next = order[(place + 1) % order.length];
    const back = !told.r && next < pose;
    const stretch = told.r ? pose : Math.min(pose, next);
    if (!still) add({ pose: next, stretch, back, seconds: told.p[back ? pose : next][0] });
  });
  return plan;
}

/** The joints of one figure at any moment. */
export class Figure {
  constructor(told, shapes) {
    this.told = told;
    this.shapes = shapes;
    this.scale = told.s;
    let sum = told.m[0].map(() => 0);
    this.moments = told.m.map((change) => (sum = sum.map((one, place) => one + change[place])));
    const stretches = told.r ? told.p.length : told.p.length - 1;
    this.samples = (this.moments.length - 1) / stretches;
  }

  pose(place) {
    return this.points(this.moments[place * this.samples]);
  }

  /** The points so far on the way of a stretch: a smooth line through its moments, flat where the body rests. */
  between(stretch, part) {
    const step = Math.min(this.samples - 1, Math.floor(part * this.samples));
    const u = part * this.samples - step;
    const first = stretch * this.samples;
    const [a, b, c, d] = [-1, 0, 1, 2].map((one) => this.moment(first, step + one));
    return this.points(b.map((_, i) => smooth(a[i], b[i], c[i], d[i], u)));
  }

  moment(first, step) {
    const { p: poses, r: round } = this.told;
    const place = first / this.samples;
    const rests = (pose) => !poses[pose % poses.length][4];
    let at = first + step;
    if (step < 0 && rests(place)) at = first + 1;
    if (step > this.samples && rests(place + 1)) at = first + this.samples - 1;
    const last = this.moments.length - 1;
    if (round) at = at < 0 ? last + at : at > last ? at - last : at;
    return this.moments[Math.max(0, Math.min(last, at))];
  }

  points(numbers) {
    const faces = this.shapes.joints.length - 4;
    return this.shapes.joints.map((_, place) => {
      const fine = place < faces ? FINE : FACED;
      return [numbers[2 * place] / fine, numbers[2 * place + 1] / fine];
    });
  }
}

function smooth(a, b, c, d, u) {
  return b + 0.5 * u * (c - a + u * (2 * a - 5 * b + 4 * c - d + u * (3 * (b - c) + d - a)));
}

/** The parts of a picture, and how to draw them anew. */
class Drawing {
  constructor(svg, figure) {
    this.figure = figure;
    this.parts = [...svg.querySelectorAll("[data-part]")].map((path) => [path, path.dataset.part]);
    this.regions = [...svg.querySelectorAll("[data-region]")].map((one) => [one, one.dataset.region]);
    this.held = [...svg.querySelectorAll("[data-held]")].map((path) => [path, path.dataset.held]);
  }

  draw(points) {
    const { shapes, scale } = this.figure;
    for (const [path, name] of this.parts) {
      path.setAttribute("d", part(shapes, name, points, scale));
      if (name.endsWith("-foot")) path.setAttribute("stroke-width", short(broadFoot(shapes, name, points, scale)));
    }
    for (const [path, name] of this.held) path.setAttribute("d", held(shapes, name, points, scale));
    for (const [ellipse, name] of this.regions) {
      const [x, y, turn] = region(shapes, name, points, scale);
      ellipse.setAttribute("transform", `translate(${short(x)} ${short(y)}) rotate(${Math.round(turn)})`);
    }
  }
}

/** The path of a part of the body. */
export function part(shapes, name, points, scale) {
  const found = shapes.parts[name];
  if (!found.seam) return found.map((shape) => curve(outline(shapes, shape, points, scale))).join("");
  const front = points[found.facing][0] * found.way > -0.005 ? 1 : -1;
  return `M${edges(shapes, found, found.seam, points, scale)[front * found.side > 0 ? 0 : 1].map(pair).join("L")}`;
}

function outline(shapes, shape, points, scale) {
  if (shape.chain) return chain(shapes, shape, points, scale);
  return shape.foot ? foot(shapes, shape.foot, points) : head(shapes, shape.head, points, scale);
}

function chain(shapes, shape, points, scale) {
  const [ahead, behind] = edges(shapes, shape, shape.chain, points, scale);
  const first = end(shape.chain[0], points, ahead[0], behind[0], -shape.ends[0]);
  const last = end(shape.chain.at(-1), points, ahead.at(-1), behind.at(-1), shape.ends[1]);
  return [first, ...ahead, last, ...behind.reverse()];
}

function edges(shapes, shape, stations, points, scale) {
  const facing = points[shape.facing];
  const front = facing[0] * shape.way;
  const [breath] = points[shapes.joints.indexOf("breath")];
  const [ahead, behind] = [[], []];
  for (const [a, b, far, toFront, toBack, toSide, breathes = 0] of stations) {
    const [x, y, dx, dy] = along(points[a], points[b], far);
    const reach = (toward) => Math.hypot(toward * front, toSide * facing[1]) * scale;
    const both = [reach(toFront + breathes * breath), reach(toBack)];
    const [right, left] = front > 0 ? both : both.reverse();
    ahead.push([x - dy * right, y + dx * right]);
    behind.push([x + dy * left, y - dx * left]);
  }
  return [ahead, behind];
}

function end(station, points, a, b, roundness) {
  const [, , dx, dy] = along(points[station[0]], points[station[1]], 0);
  const far = (roundness * Math.hypot(a[0] - b[0], a[1] - b[1])) / 2;
  return [(a[0] + b[0]) / 2 + dx * far, (a[1] + b[1]) / 2 + dy * far];
}

function along(a, b, far) {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = Math.hypot(dx, dy) || 1;
  return [a[0] + dx * far, a[1] + dy * far, dx / length, dy / length];
}

function foot(shapes, side, points) {
  const [heel, way, up] = sole(shapes, side, points);
  return shapes.foot.map(([x, y]) => [heel[0] + way[0] * x + up[0] * y, heel[1] + way[1] * x + up[1] * y]);
}

function sole(shapes, side, points) {
  const [heel, toe, ankle] = ["heel", "toe", "ankle"].map((one) => points[shapes.joints.indexOf(`${side}-${one}`)]);
  const way = [0, 1].map((i) => (toe[i] - heel[i]) / 23);
  return [heel, way, [0, 1].map((i) => (ankle[i] - heel[i] - way[i] * 5.5) / 7)];
}

/** How broad the line around a foot is; see outline.py. */
export function broadFoot(shapes, name, points, scale) {
  const [, way, up] = sole(shapes, name.replace("-foot", ""), points);
  const seen = Math.abs(way[0] * up[1] - way[1] * up[0]) / scale ** 2;
  return (1 + 5 * (1 - Math.min(1, seen))) * scale;
}

function head(shapes, line, points, scale) {
  const place = (name) => points[shapes.joints.indexOf(name)];
  const [x, y, dx, dy] = along(place("head"), place("crown"), 0);
  const [turned] = place("face");
  const [way, much] = [turned >= 0 ? 1 : -1, Math.abs(turned)];
  return line.map(([sideX, sideY, frontX, frontY]) => {
    const right = way * (frontX + (sideX - frontX) * much) * scale;
    const up = (frontY + (sideY - frontY) * much) * scale;
    return [x + dx * up - dy * right, y + dy * up + dx * right];
  });
}

/** The middle of a working region, and how it is turned. */
export function region(shapes, name, points, scale) {
  const [a, b, far, front, right] = shapes.regions[name];
  const [x, y, dx, dy] = along(points[a], points[b], far);
  const limb = shapes.joints[a].includes("-");
  const facing = points[shapes.joints.indexOf(limb ? "hips" : "chest")];
  const aside = (front * facing[0] + right * facing[1]) * (limb ? -1 : 1) * scale;
  return [x - dy * aside, y + dx * aside, (Math.atan2(dy, dx) * 180) / Math.PI];
}

/** The path of what the hands hold. */
export function held(shapes, name, points, scale) {
  const place = (joint) => points[shapes.joints.indexOf(joint)];
  const line = (...ends) => `M${ends.map(pair).join("L")}`;
  if (name === "stick") {
    const [x, y, dx, dy] = along(place("pelvis"), place("s4"), 0).map((one, i) => (i < 2 ? one : one * scale));
    const [sideX, sideY] = [x + dy * 12.5, y - dx * 12.5];
    return line([sideX - dx * 16, sideY - dy * 16], [sideX + dx * 80, sideY + dy * 80]);
  }
  if (name === "towel") {
    const [heel, toe] = [place("near-heel"), place("near-toe")];
    return line(place("near-wrist"), [0, 1].map((i) => toe[i] * 0.6 + heel[i] * 0.4));
  }
  const [wrist, tip] = [place("near-wrist"), place("near-tip")];
  const hand = [0, 1].map((i) => (wrist[i] + tip[i]) / 2);
  return `${line(...shapes.bag.map(([x, y]) => [hand[0] + x * scale, hand[1] + y * scale]))}Z`;
}

/** A smooth closed line through the points. */
function curve(line) {
  const count = line.length;
  let d = `M${pair(line[0])}`;
  for (let place = 0; place < count; place++) {
    const [before, a, b, after] = [-1, 0, 1, 2].map((step) => line[(place + step + count) % count]);
    const leaves = [0, 1].map((i) => a[i] + (b[i] - before[i]) / 6);
    const comes = [0, 1].map((i) => b[i] - (after[i] - a[i]) / 6);
    d += `C${pair(leaves)} ${pair(comes)} ${pair(b)}`;
  }
  return `${d}Z`;
}

const short = (number) => Math.round(number * 10) / 10;
const pair = ([x, y]) => `${short(x)} ${short(y)}`;
