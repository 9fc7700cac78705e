// Derives `east-asia.txt` beside this file from Natural Earth's land polygons (1:10m, public
// domain), as the npm package world-atlas carries them. From the top of the repository:
//
//     npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
//     node assets/coast/derive.mjs package/land-10m.json > assets/coast/east-asia.txt
//
// The same package gives the same bytes.

import { readFileSync } from "node:fs";

/** West, south, east, north of the region, degrees. */
const REGION = [98, -2, 137, 46];
/** No point of the shore lies further than this from the simplified line, degrees. */
const TOLERANCE = 0.011;
/** Islands narrower than this both ways are left out, degrees. */
const LEAST = 0.025;

const topology = JSON.parse(readFileSync(process.argv[2], "utf8"));
const { scale, translate } = topology.transform;

const arcs = topology.arcs.map((arc) => {
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
});

/** A ring of the topology: arcs, backwards where the index is negative, joined at their ends. */
function ring(indices) {
  const points = [];
  for (const index of indices) {
    const arc = index < 0 ? [...arcs[~index]].reverse() : arcs[index];
    points.push(...(points.length ? arc.slice(1) : arc));
  }
  points.pop();
  return points;
}

/** The part of a ring on one side of an edge of the region. */
function clip(points, axis, limit, keepAbove) {
  const inside = (point) => (keepAbove ? point[axis] >= limit : point[axis] <= limit);
  const out = [];
  points.forEach((point, at) => {
    const before = points[(at + points.length - 1) % points.length];
    if (inside(point) !== inside(before)) {
      const share = (limit - before[axis]) / (point[axis] - before[axis]);
      const other = 1 - axis;
      const cut = [];
      cut[axis] = limit;
      cut[other] = before[other] + share * (point[other] - before[other]);
      out.push(cut);
    }
    if (inside(point)) out.push(point);
  });
  return out;
}

function clipToRegion(points) {
  const [west, south, east, north] = REGION;
  for (const [axis, limit, above] of [[0, west, true], [1, south, true], [0, east, false], [1, north, false]]) {
    points = points.length ? clip(points, axis, limit, above) : points;
  }
  return points;
}

/** Distance of a point from a stretch, degrees. */
function distance([x, y], [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const share = length ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length)) : 0;
  return Math.hypot(x - ax - share * dx, y - ay - share * dy);
}

/** Douglas and Peucker, on an open line. */
function simplify(line) {
  if (line.length < 3) return line;
  let [far, at] = [0, 0];
  for (let i = 1; i < line.length - 1; i++) {
    const d = distance(line[i], line[0], line.at(-1));
    if (d > far) [far, at] = [d, i];
  }
  if (far <= TOLERANCE) return [line[0], line.at(-1)];
  return [...simplify(line.slice(0, at + 1)).slice(0, -1), ...simplify(line.slice(at))];
}

/** A ring is two open lines between its first point and the one furthest from it. */
function simplifyRing(points) {
  const from = points[0];
  const reach = points.map(([x, y]) => Math.hypot(x - from[0], y - from[1]));
  const far = reach.indexOf(Math.max(...reach));
  const there = simplify(points.slice(0, far + 1));
  const back = simplify([...points.slice(far), from]);
  return [...there.slice(0, -1), ...back.slice(0, -1)];
}

const hundredths = (degrees) => Math.round(degrees * 100);
const spread = (points, axis) =>
  Math.max(...points.map((p) => p[axis])) - Math.min(...points.map((p) => p[axis]));

const rings = [];
for (const geometry of topology.objects.land.geometries) {
  const polygons = geometry.type === "Polygon" ? [geometry.arcs] : geometry.arcs;
  for (const indices of polygons.flat()) {
    const points = clipToRegion(ring(indices));
    if (points.length < 3) continue;
    if (Math.max(spread(points, 0), spread(points, 1)) < LEAST) continue;
    const rounded = simplifyRing(points).map((point) => point.map(hundredths));
    const kept = rounded.filter(([x, y], at) => {
      const [bx, by] = rounded[(at + rounded.length - 1) % rounded.length];
      return x !== bx || y !== by;
    });
    if (kept.length >= 3) rings.push(kept);
  }
}
rings.sort((a, b) => b.length - a.length || a[0][0] - b[0][0] || a[0][1] - b[0][1]);

const [west, south, east, north] = REGION.map(hundredths);
console.log(`# Coastlines of East and Southeast Asia, for the map.
# Source: Natural Earth 1:10m land, version 4.1.0 (naturalearthdata.com), public domain, by way of
# the npm package world-atlas 2.0.2 (ISC licence). Cut, simplified and rounded by derive.mjs beside
# this file; do not edit by hand.
# One ring a line, land on its inside or a lake within it: its first point as longitude,latitude in
# hundredths of a degree, east and north positive, then the step from each point to the next.
region ${west} ${south} ${east} ${north}`);
for (const points of rings) {
  const steps = points.map(([x, y], at) => {
    const [bx, by] = at ? points[at - 1] : [0, 0];
    return `${x - bx},${y - by}`;
  });
  console.log(steps.join(" "));
}
