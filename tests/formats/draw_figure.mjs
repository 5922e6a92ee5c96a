// figure.js under node: for each figure its pictures in every key pose, its schedule, and its joints on the way.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { Figure, schedule, part, held, region, broadFoot } = await import(pathToFileURL(process.argv[2]).href);
const { shapes, figures, parts, regions, things, moments } = JSON.parse(readFileSync(0, "utf8"));

function drawn(figure, points, id) {
  const tell = (name) => [name, part(shapes, name, points, figure.scale)];
  return {
    parts: Object.fromEntries(parts.map(tell)),
    feet: ["near-foot", "far-foot"].map((name) => broadFoot(shapes, name, points, figure.scale)),
    regions: Object.fromEntries(regions.map((name) => [name, region(shapes, name, points, figure.scale)])),
    things: Object.fromEntries(things.map((name) => [name, held(shapes, name, points, figure.scale)])),
  };
}

const told = {};
for (const [id, one] of Object.entries(figures)) {
  const figure = new Figure(one, shapes);
  const stretches = one.r ? one.p.length : one.p.length - 1;
  told[id] = {
    poses: one.p.map((_, place) => drawn(figure, figure.pose(place), id)),
    between: [...Array(stretches).keys()].map((stretch) =>
      [...Array(moments + 1).keys()].map((step) => figure.between(stretch, step / moments)),
    ),
    schedule: schedule(one),
    still: schedule(one, true),
  };
}
process.stdout.write(JSON.stringify(told));
