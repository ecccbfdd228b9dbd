"""The formulae behind the numbers: one table for the tool tips and for the page of help."""

from dataclasses import dataclass

from gui.words import tr


@dataclass(frozen=True, slots=True)
class Formula:
    """A number: its name, what a tool tip says, its formula as HTML with what it covers (in English), its source."""

    name: str
    tip: str
    text: str
    source: str = ""


COUNT = Formula(
    "Count",
    "What lies in the bin, not smoothed.",
    "<p>Bins are <i>n</i> equal steps from the smallest to the largest value of the range; a bin holds its lower edge,"
    " the last one both. The count <i>c</i> of a bin is the sum of the weights of its points, each 1 where no column of"
    " weights is chosen. Counts and edges are those of <code>numpy.histogram2d</code>, bit for bit.</p>",
)
SMOOTHING = Formula(
    "Smoothed counts",
    "The counts, smoothed by a Gaussian and interpolated (bilinear) between the centres of the bins.",
    "<p><i>A<sub>y</sub></i> <i>c</i> <i>A<sub>x</sub></i><sup>T</sup></p>"
    "<p><i>A</i> holds the Gaussian of each bin along an axis, cut off at 4 sigma, with what reaches over a border"
    " folded back (reflected), so that no mass is lost:"
    " <i>A<sub>ji</sub></i> = <i>h</i>(<i>i</i> − <i>j</i>) + <i>h</i>(<i>i</i> + <i>j</i> + 1), <i>h</i> periodic"
    " over 2<i>n</i> bins. Under the mouse the image is interpolated (bilinear) between the centres of the bins, and"
    " constant in the outer half bin.</p>",
    "As scipy.ndimage.gaussian_filter, mode reflect, truncate 4.",
)
UNITS = Formula(
    "Units",
    "Per unit area: per bin / (width × height of a bin). Probability: per unit area / weight of all used points."
    " On the sphere: per unit area / cos(y).",
    "<p>Per bin: the smoothed count itself. Per unit area: divided by width × height of a bin, in the units of the"
    " axes; degrees are taken as plotted, without a cosine. Probability per unit area: divided by the weight of all"
    " used points as well, in range or not. Per square degree on the sphere: divided by the width × height of a bin and"
    " by the cosine of the latitude y; levels, contours and areas are those of the sphere too. Fraction of maximum:"
    " divided by the largest bin.</p>",
)
ERROR = Formula(
    "Error (±)",
    "Standard error of this very value: sqrt(sum of w² K²) over the points, K being the kernel with the interpolation "
    "and the folded border in it. It covers the expectation of the smoothed density, not the density before smoothing.",
    "<p>√(Σ <i>w</i>² <i>K</i>²)</p>"
    "<p>over the points, with the weight <i>w</i> of each, and <i>K</i> the kernel with the interpolation and the"
    " folded border in it before it is squared. It is the standard error of this very value, for points that come"
    " independently, and covers the expectation of the smoothed density, not the density before smoothing. Per unit"
    " area it is divided by the area of a bin.</p>",
    "B. W. Silverman, Density Estimation for Statistics and Data Analysis (1986), section 3.3; for weights G. Bohm and"
    " G. Zech, Nuclear Instruments and Methods A 748 (2014), 1-6.",
)
PROBABILITY = Formula(
    "Error of a probability",
    "The number of points is fixed: sqrt(sum of w² (K - p)²) / W.",
    "<p>√(Σ <i>w</i>² (<i>K</i> − <i>p</i>)²) / <i>W</i>, with <i>p</i> = Σ <i>w</i> <i>K</i> / <i>W</i></p>"
    "<p>over all used points: their number is fixed, so the value is a ratio of two sums; <i>W</i> is the weight of"
    " all.</p>",
    "W. G. Cochran, Sampling Techniques (1977), section 2.11.",
)
MAXIMUM = Formula(
    "Error of a fraction of the maximum",
    "No error: the maximum is uncertain too.",
    "<p>None is told: the maximum is uncertain too.</p>",
)
N_EFF = Formula(
    "n_eff",
    "Effective number of points behind this value: (sum w K)² / sum w² K². Below 5 the error is not to be relied on.",
    "<p>(Σ <i>w</i> <i>K</i>)² / Σ <i>w</i>² <i>K</i>²</p>"
    "<p>The effective number of points behind a value. Below 5 the error is grey: it is not to be relied on.</p>",
    "L. Kish, Survey Sampling (1965).",
)
LEVEL = Formula(
    "Region",
    "This share of the density's mass lies in bins at least as dense as here.",
    "<p>Σ <i>d<sub>i</sub></i> over the bins with <i>d<sub>i</sub></i> ≥ <i>d</i>, / Σ <i>d<sub>i</sub></i> over"
    " all</p>"
    "<p>“In the 46 % region”: the smallest region that holds 46 % of the density's mass reaches just to here. 100 %"
    " where the density is 0; none where weights are negative.</p>",
    "R. J. Hyndman, The American Statistician 50 (1996), 120-126.",
)
CONTOUR = Formula(
    "Contours",
    "Lines of equal density around the smallest region that holds this share of the density's mass.",
    "<p>The line at the density <i>t</i> goes around the bins with <i>d<sub>i</sub></i> &gt; <i>t</i>; <i>t</i> lies"
    " halfway between the last bin that it takes to hold the share and the next one. It is drawn by linear"
    " interpolation between the centres of the bins, and closes along the edge of the range. Area: that of the polygons"
    " drawn, without their holes. Points: how many of the points themselves lie inside or on the line; they were not"
    " smoothed, so their share is another number.</p>",
    "R. J. Hyndman, The American Statistician 50 (1996), 120-126.",
)
REGION = Formula(
    "Regions",
    "Sums over the points inside, edges included; mean density = sum of w / area ± sqrt(sum of w²) / area.",
    "<p>Σ <i>w</i> ± √(Σ <i>w</i>²), and both / area</p>"
    "<p>over the points inside, in range or not; a point on an edge is inside. The error is that of the points, not of"
    " the smoothed image. Polygons that cross themselves follow the even-odd rule. The area of several shapes is that"
    " of the whole they make; an ellipse among them stands as a polygon of 360 corners and of its area. The peak is the"
    " densest bin whose centre is inside. What is taken away takes its edge along.</p>"
    "<p>Share: of the weight of all used points; of another region: the weight that lies in both, of that in it.</p>",
    "G. Bohm and G. Zech, Nuclear Instruments and Methods A 748 (2014), 1-6.",
)
PEAK = Formula(
    "Peaks",
    "Height over the highest saddle towards a higher peak, divided by the standard error of this difference.",
    "<p>(<i>d</i><sub>top</sub> − <i>d</i><sub>saddle</sub>) / √(Σ <i>w</i>² (<i>K</i><sub>top</sub> −"
    " <i>K</i><sub>saddle</sub>)²)</p>"
    "<p>over the points: both heights are sums over the same ones. The highest peak is taken over 0. A bin slopes up to"
    " the densest of its eight neighbours; what slopes up to a peak is its basin, and the basin of a maximum below the"
    " limit falls to the one beyond its saddle. The position is the top of the quadratic through the bin and its"
    " neighbours; density and error are read there. Of many maxima some pass the limit by chance.</p>",
    "H. Edelsbrunner and J. Harer, Computational Topology (2010), section VII.1.",
)
PROFILE = Formula(
    "Profiles and marginals",
    "Profile: the density along a line, with its error. Marginals: sums of the counts for each bin, ± sqrt(sum of w²).",
    "<p>Along a line the density and its error are read every half bin, as under the mouse. Neighbouring values share"
    " most of their points, so that their errors go together. Marginals are the sums of the counts over the other axis,"
    " not smoothed: Σ <i>w</i> ± √(Σ <i>w</i>²); where bins are narrow on screen, means of some neighbouring ones are"
    " drawn. The curve over them is the sum of the smoothed counts.</p>",
)
AUTO = Formula(
    "Sigma by cross-validation",
    "Leave-one-out cross-validation: the sigma with the smallest\nsum f² - 2 (c'Kc - sum w² K_ii) / (W² - sum w²).",
    "<p>Σ <i>f</i>² − 2 (<i>c</i>′<i>Kc</i> − Σ <i>w</i>² <i>K<sub>ii</sub></i>) / (<i>W</i>² − Σ <i>w</i>²)</p>"
    "<p>The sigma at which this is smallest: the density of all points but one then foretells that one best."
    " <i>f</i> = <i>Kc</i> / <i>W</i> runs over the bins, and <i>K<sub>ii</sub></i> is the folded kernel's own"
    " diagonal. Smallest at the widest sigma means: no structure found. Where more than 5 % of the points share a"
    " position, or where the smallest lies below one bin, Scott's rule is taken, and said.</p>",
    "M. Rudemo, Scandinavian Journal of Statistics 9 (1982), 65-78; A. W. Bowman, Biometrika 71 (1984), 353-360.",
)
SCOTT = Formula(
    "Sigma by Scott's rule",
    "Robust width x n_eff^(-1/6).",
    "<p>√(width<i><sub>x</sub></i> width<i><sub>y</sub></i>) × <i>n</i><sub>eff</sub><sup>−1/6</sup>, in bins</p>"
    "<p>Robust widths of the points along both axes, and"
    " <i>n</i><sub>eff</sub> = (Σ <i>w</i>)² / Σ <i>w</i>² of all used points.</p>",
    "D. W. Scott, Multivariate Density Estimation (1992), equation 6.42.",
)
DIFFUSION = Formula(
    "Sigma by diffusion",
    "Plug-in of Botev, Grotowski and Kroese (2010).",
    "<p><i>t</i> = (2π <i>N</i> (ψ<sub>02</sub> + ψ<sub>20</sub> + 2ψ<sub>11</sub>))<sup>−1/3</sup></p>"
    "<p>The squared bandwidth <i>t</i> on the unit square; each ψ, the roughness of the density, is itself estimated at"
    " a bandwidth of its own, down a chain whose fixed point is taken. One number for both axes: the geometric"
    " mean.</p>",
    "Z. I. Botev, J. F. Grotowski, D. P. Kroese, The Annals of Statistics 38 (2010), 2916-2957.",
)
DUST = Formula(
    "Dust",
    "Half of the occupied bins have fewer than 5 effective points behind them: fewer bins or more sigma.",
    "<p>median of n_eff over the occupied bins &lt; 5</p>"
    "<p>Half of the occupied bins have fewer than 5 effective points behind them: the picture is mostly noise. Fewer"
    " bins or more sigma help.</p>",
)

FORMULAS = (
    COUNT,
    SMOOTHING,
    UNITS,
    ERROR,
    PROBABILITY,
    MAXIMUM,
    N_EFF,
    LEVEL,
    CONTOUR,
    REGION,
    PEAK,
    PROFILE,
    SCOTT,
    AUTO,
    DIFFUSION,
    DUST,
)
"""All of them, in the order of the page."""


def how_the_numbers_are_made() -> str:
    """Return the page of formulae and sources."""
    head = tr(
        "<p>Points are counted in bins, the counts are smoothed, and the smoothed image is read at the mouse."
        " Each number below is what the window, the command line and the files tell.</p>"
    )
    return head + "".join(_entry(formula) for formula in FORMULAS)


def _entry(formula: Formula) -> str:
    source = f"<p><small>{tr(formula.source)}</small></p>" if formula.source else ""
    return f"<h3>{tr(formula.name)}</h3>{tr(formula.text)}{source}"
