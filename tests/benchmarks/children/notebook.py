"""The peer of a headless run: what is written into notebooks to make a smoothed picture of a file of points."""

import sys

import matplotlib as mpl  # type: ignore[import-not-found,unused-ignore]  # of the optional group bench
import numpy as np
import pandas as pd
from scipy.ndimage import gaussian_filter

mpl.use("Agg")
import matplotlib.pyplot as plt  # type: ignore[import-not-found,unused-ignore]

file, sigma, target = sys.argv[1:]
table = pd.read_csv(file)
counts, x_edges, y_edges = np.histogram2d(table["x"], table["y"], bins=1000)
smoothed = gaussian_filter(counts, sigma=float(sigma))
extent = (float(x_edges[0]), float(x_edges[-1]), float(y_edges[0]), float(y_edges[-1]))
plt.imshow(smoothed.T, extent=extent, origin="lower", cmap="PuRd")
plt.colorbar()
plt.xlabel("x")
plt.ylabel("y")
plt.savefig(target)
