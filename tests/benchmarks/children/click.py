"""Tells how long it takes from the click on a sample, in a window that has stood for a while, to its picture."""

import sys

from tests.benchmarks.children.driven import Driven, tell

driven = Driven()
driven.until_ready()
tell(seconds=driven.frame(lambda: driven.click_sample(int(sys.argv[2]))))
