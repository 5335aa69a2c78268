"""Let other programs judge what is only noise. Run by the Python of their own environment.

    python judge_nulls.py WORK.json > FOUND.json

WORK holds maps of noise with the neighbours of each area, and monthly series around months in which
nothing was named; FOUND says on how many each program found something, and its CPU-seconds.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from pathlib import Path

import numpy as np

LEVEL = 0.05
LAGS = 3


def main() -> None:
    """Read the work, judge it, write what was found."""
    warnings.simplefilter("ignore")
    work = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    maps = np.array(work["maps"], dtype=float)
    weights = weights_of(work["neighbours"])
    found = {
        "esda Gi*, p_sim": wrong_maps(maps, lambda y: gi_star(y, weights), hold_down=False),
        "esda Gi*, p_sim and FDR": wrong_maps(maps, lambda y: gi_star(y, weights)),
        "esda local Moran, p_sim and FDR": wrong_maps(maps, lambda y: local_moran(y, weights)),
    }
    if work["series"]:
        found["interrupted series, negative binomial and HAC"] = wrong_series(work["series"])
    json.dump(found, sys.stdout)


def weights_of(neighbours):
    """Return the weights that both maps of esda take."""
    from libpysal.weights import W

    return W({int(k): v for k, v in neighbours.items()}, silence_warnings=True)


def gi_star(values, weights):
    """Return whether each area is high, and its chance."""
    from esda.getisord import G_Local

    told = G_Local(values, weights, star=True, transform="R", permutations=999, seed=1)
    return told.Zs > 0, told.p_sim


def local_moran(values, weights):
    """Return whether each area is high among high ones, and its chance."""
    from esda.moran import Moran_Local

    told = Moran_Local(values, weights, permutations=999, seed=1)
    return told.q == 1, told.p_sim


def wrong_maps(maps, judge, *, hold_down=True):
    """Return the share of maps with a hot area, and with any area called, hot areas, seconds."""
    from statsmodels.stats.multitest import multipletests

    began = time.process_time()
    hot, called = [], []
    for values in maps:
        high, chance = judge(values)
        told = multipletests(chance, LEVEL, "fdr_bh")[0] if hold_down else chance < LEVEL
        hot.append(int((told & high).sum()))
        called.append(int(told.sum()))
    return {
        "share": float(np.mean(np.array(hot) > 0)),
        "mean": float(np.mean(hot)),
        "any": float(np.mean(np.array(called) > 0)),
        "called": float(np.mean(called)),
        "seconds": time.process_time() - began,
    }


def wrong_series(series):
    """Return the share of series in which the step at the month in question has p < .05."""
    import statsmodels.api as sm

    began = time.process_time()
    chances = []
    for one in series:
        counts = np.array(one["counts"], dtype=float)
        months = np.arange(counts.size)
        step = (months >= one["at"]).astype(float)
        table = sm.add_constant(np.column_stack([months / 12.0, step]))
        family = sm.families.NegativeBinomial(alpha=1.0)
        try:
            fit = sm.GLM(counts, table, family=family).fit(
                cov_type="HAC", cov_kwds={"maxlags": LAGS}
            )
            chances.append(float(fit.pvalues[2]))
        except (ValueError, np.linalg.LinAlgError):
            continue
    wrong = np.array([chance < LEVEL for chance in chances if np.isfinite(chance)])
    seconds = time.process_time() - began
    return {"share": float(wrong.mean()), "mean": int(wrong.size), "seconds": seconds}


if __name__ == "__main__":
    main()
