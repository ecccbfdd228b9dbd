"""Makes the samples, always the same ones: ``python -m resources.samples.make_samples``.

Every number comes from a seeded generator; what each data set imitates is said in the README beside this file.
"""

from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from scipy.ndimage import map_coordinates
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import Delaunay

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

FOLDER = Path(__file__).parent


def notebook() -> dict[str, Floats]:
    """Return the 1000 points of the notebook, bit for bit."""
    random = np.random.RandomState(1234)
    return {"x": random.randn(1000), "y": random.randn(1000)}


def stars() -> dict[str, NDArray[np.float32]]:
    """Return a made field near the plane of a galaxy: 3 x 2.25 degrees, RA and DEC in degrees."""
    rng = np.random.default_rng(1519)
    size = np.array([3.0, 2.25])
    field = _sky(rng, size)
    found = [_drawn(rng, field, size, 330_000)]
    found.append(_plummer(rng, 26_000, (1.93, 1.42), 0.036))
    found.append(_plummer(rng, 4_500, (0.62, 0.47), 0.016))
    found.append(_plummer(rng, 4_000, (2.62, 1.95), 0.03) * [1.0, 0.72] + [0.0, 0.28 * 1.95])
    for _ in range(46):  # open clusters, loose and along the plane
        along, across = rng.uniform(0.0, 3.0), rng.normal(0.0, 0.32)
        centre = (along, 0.35 + 0.52 * along + across)
        stars_of_it = int(np.exp(rng.uniform(np.log(50), np.log(700))))
        found.append(_plummer(rng, stars_of_it, centre, rng.uniform(0.01, 0.04)))
    position = np.concatenate(found)
    position = position[np.all((position > 0) & (position < size), axis=1)]
    rng.shuffle(position)
    return {"RA": (279.0 - position[:, 0]).astype(np.float32), "DEC": (position[:, 1] - 11.5).astype(np.float32)}


def tracks() -> dict[str, NDArray[np.float32]]:
    """Return made GPS fixes of trips on a made network of roads: lon and lat in degrees."""
    rng = np.random.default_rng(1503)
    size = np.array([14.0, 12.6])  # km
    nodes = _scattered(rng, size, 0.33)
    start, stop = _roads(nodes)
    length = np.hypot(*(nodes[start] - nodes[stop]).T)
    trips = _trips(rng, nodes, start, stop, length, 2900)
    bend = [_fractal(rng, (200, 200), 3.4) for _ in range(2)]
    fixes = []
    for trip in trips:
        path = _along(nodes[trip], rng.uniform(0.045, 0.14))
        where = np.clip(path / size, 0.0, 1.0).T * 199
        path = path + 0.28 * np.stack([map_coordinates(part, where, order=1) for part in bend], axis=1)
        drift = np.cumsum(rng.normal(0.0, 0.0012, path.shape), axis=0)
        drift -= np.linspace(0.0, 1.0, len(path))[:, None] * drift[-1]
        fixes.append(path + drift + rng.normal(0.0, 0.006, path.shape))
    position = np.concatenate(fixes)[:330_000]
    lat = 43.73 + position[:, 1] / 111.2
    lon = 10.84 + position[:, 0] / (111.3 * np.cos(np.radians(43.79)))
    return {"lon": lon.astype(np.float32), "lat": lat.astype(np.float32)}


def localisations() -> dict[str, NDArray[np.float32]]:
    """Return made single-molecule localisations of a cell's filaments: x_nm and y_nm, y downwards as in the image."""
    rng = np.random.default_rng(1506)
    found = [_filament(rng) for _ in range(150)]
    found.append(rng.uniform(0.0, 18_000.0, (9_000, 2)))
    position = np.concatenate(found)
    position = position[np.all((position > 0) & (position < 18_000), axis=1)]
    return {"x_nm": position[:, 0].astype(np.float32), "y_nm": position[:, 1].astype(np.float32)}


def _fractal(rng: Generator, shape: tuple[int, int], slope: float) -> Floats:
    """Return a smooth random field of mean 0 and deviation 1 whose power falls as frequency to the minus slope."""
    frequency = np.hypot(np.fft.fftfreq(shape[0])[:, None], np.fft.rfftfreq(shape[1])[None, :])
    frequency[0, 0] = np.inf
    field = np.fft.irfft2(np.fft.rfft2(rng.normal(size=shape)) * frequency ** (-slope / 2), s=shape)
    return np.asarray((field - field.mean()) / field.std())


def _sky(rng: Generator, size: Floats) -> Floats:
    """Return how many stars are seen in each direction (rows along x): a band, dimmed by clouds of dust."""
    nx, ny = (size * 400).astype(int)
    x, y = np.meshgrid(np.linspace(0, size[0], nx), np.linspace(0, size[1], ny), indexing="ij")
    from_plane = (y - 0.35 - 0.52 * x) / 1.13
    band = 0.16 + np.exp(-0.5 * (from_plane / 0.62) ** 2) * (0.75 + 0.18 * x)
    cloud = _fractal(rng, (nx, ny), 2.8)
    wisp = _fractal(rng, (nx, ny), 2.3)
    lane = np.exp(-0.5 * ((from_plane + 0.13 + 0.07 * cloud) / 0.15) ** 2)
    dust = lane * np.clip(1.0 + 0.7 * cloud + 0.5 * wisp, 0.0, None) * 1.6
    dust += 0.8 * np.clip(cloud + 0.6 * wisp - 1.0, 0.0, None)
    return np.asarray(band * np.exp(-dust))


def _drawn(rng: Generator, field: Floats, size: Floats, number: int) -> Floats:
    """Return that many positions whose density follows the field."""
    kept: list[Floats] = []
    scale = np.array(field.shape) - 1.0
    while sum(map(len, kept)) < number:
        some = rng.uniform(0.0, 1.0, (number, 2))
        seen = map_coordinates(field, (some * scale).T, order=1)
        kept.append(some[rng.uniform(0.0, field.max(), number) < seen] * size)
    return np.concatenate(kept)[:number]


def _plummer(rng: Generator, number: int, centre: tuple[float, float], radius: float) -> Floats:
    """Return positions in a cluster after Plummer (1911), as seen in projection."""
    share = rng.uniform(0.0, 0.985, number)
    distance = radius * np.sqrt(share / (1.0 - share))
    angle = rng.uniform(0.0, 2 * np.pi, number)
    return np.stack([centre[0] + distance * np.cos(angle), centre[1] + distance * np.sin(angle)], axis=1)


def _scattered(rng: Generator, size: Floats, spacing: float) -> Floats:
    """Return positions on a shaken lattice: crossings of roads, denser towards the towns."""
    lattice = np.mgrid[0 : size[0] : spacing, 0 : size[1] : spacing].reshape(2, -1).T
    shaken = lattice + rng.normal(0.0, 0.3 * spacing, lattice.shape)
    towns = np.array([[5.6, 6.9], [10.4, 9.3], [9.9, 3.2], [2.7, 2.6], [3.0, 10.6]])
    near = np.min(np.hypot(*(shaken[:, None] - towns[None]).transpose(2, 0, 1)), axis=1)
    return np.asarray(shaken[rng.uniform(size=len(shaken)) < 0.42 + 0.58 * np.exp(-((near / 1.5) ** 2))])


def _roads(nodes: Floats) -> tuple[Integers, Integers]:
    """Return the two ends of each road: the sides of Delaunay's triangles, without those at the rim."""
    corners = Delaunay(nodes).simplices
    sides = np.sort(np.concatenate([corners[:, [0, 1]], corners[:, [1, 2]], corners[:, [2, 0]]]), axis=1)
    sides = np.unique(sides, axis=0)
    length = np.hypot(*(nodes[sides[:, 0]] - nodes[sides[:, 1]]).T)
    sides = sides[length < 1.6].astype(np.int64)
    return sides[:, 0], sides[:, 1]


def _trips(
    rng: Generator, nodes: Floats, start: Integers, stop: Integers, length: Floats, number: int
) -> list[Integers]:
    """Return the nodes of each trip: shortest ways between places that draw people, cheaper where many went before."""
    towns = nodes[rng.choice(len(nodes), 5)]
    towns[:5] = [[5.6, 6.9], [10.4, 9.3], [9.9, 3.2], [2.7, 2.6], [3.0, 10.6]]
    reach = np.exp(-np.hypot(*(nodes[:, None] - towns[None]).transpose(2, 0, 1)) / 0.8)
    draw = 0.3 + reach @ np.array([1.0, 0.55, 0.5, 0.35, 0.3])
    draw /= draw.sum()
    cost = length * np.exp(rng.normal(0.0, 0.25, length.size))
    side = {(int(a), int(b)): k for k, (a, b) in enumerate(zip(start, stop, strict=True))}
    trips: list[Integers] = []
    for _ in range(10):
        graph = coo_array((cost, (start, stop)), shape=(len(nodes), len(nodes))).tocsr()
        sources = rng.choice(len(nodes), number // 10, p=draw)
        _, before = dijkstra(graph, directed=False, indices=sources, return_predecessors=True)
        used = np.zeros(length.size)
        for row, end in enumerate(rng.choice(len(nodes), len(sources), p=draw)):
            way = [int(end)]
            while before[row, way[-1]] >= 0:
                way.append(int(before[row, way[-1]]))
            if len(way) > 2:
                trips.append(np.array(way))
                for a, b in pairwise(way):
                    used[side[min(a, b), max(a, b)]] += 1
        cost *= 1.0 - 0.09 * used / (used + 6.0)
    order = rng.permutation(len(trips))
    return [trips[k] for k in order]


def _along(corners: Floats, step: float) -> Floats:
    """Return positions at even steps along the polygon, its corners rounded twice by Chaikin's rule."""
    for _ in range(2):
        inner = np.empty((2 * len(corners) - 2, 2))
        inner[0::2] = 0.75 * corners[:-1] + 0.25 * corners[1:]
        inner[1::2] = 0.25 * corners[:-1] + 0.75 * corners[1:]
        corners = np.concatenate([corners[:1], inner, corners[-1:]])
    reached = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(corners, axis=0).T))])
    steps = np.arange(0.0, reached[-1], step)
    return np.stack([np.interp(steps, reached, corners[:, k]) for k in range(2)], axis=1)


def _filament(rng: Generator) -> Floats:
    """Return the localisations of one filament that grows from near the nucleus and bends along the cell's rim."""
    centre = np.array([8_600.0, 9_300.0])
    angle = rng.uniform(0.0, 2 * np.pi)
    place = centre + rng.normal(0.0, 700.0, 2) + 1_500.0 * np.array([np.cos(angle), np.sin(angle)])
    heading = angle + rng.normal(0.0, 0.7)
    turn, path = 0.0, [place]
    for _ in range(int(rng.uniform(250, 620))):
        turn = 0.97 * turn + rng.normal(0.0, 0.0022)
        out = (path[-1] - centre) / np.array([8_400.0, 7_200.0])
        beyond = max(0.0, float(np.hypot(*out)) - 0.55)
        if beyond > 0.5:
            break
        side = np.sin(np.arctan2(out[1], out[0]) - heading)
        heading += turn - 0.05 * beyond * side
        path.append(path[-1] + 25.0 * np.array([np.cos(heading), np.sin(heading)]))
    line = _along(np.array(path), 1.0)
    bright = np.repeat(rng.gamma(1.6, 1.0, len(line) // 12 + 1), 12)[: len(line)]
    number = int(len(line) * 0.165)
    chosen = rng.choice(len(line), number, p=bright / bright.sum())
    return (
        line[chosen]
        + rng.normal(0.0, 1.0, (number, 2)) * rng.gamma(6.0, 2.2, (number, 1))
        + rng.normal(0.0, 8.0, (number, 2))
    )


def main() -> None:
    """Write every sample beside this file."""
    np.savez(FOLDER / "notebook.npz", **notebook())  # type: ignore[arg-type]  # numpy's stub takes allow_pickle for a column
    for make in (stars, tracks, localisations):
        np.savez_compressed(FOLDER / f"{make.__name__}.npz", **make())  # type: ignore[arg-type]  # as above


if __name__ == "__main__":
    main()
