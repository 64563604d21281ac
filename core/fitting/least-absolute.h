/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Least absolute deviations near an optimum. There the curve goes through as many points
 * as there are parameters, which no descent along slopes finds to all digits. Of
 * core/fitting alone. */

#pragma once

#include "core/base/stop.h"
#include "core/fitting/box.h"

/* Lowers Σ |y − F| / σ from @parameters, in place, by steps to the optimum of the curve
 * as it is to first order there (Osborne and Watson 1971), which is found by exchanging
 * points (Barrodale and Roberts 1973); a step that does not lower the sum is halved.
 * @box: of squares, whose residuals are those of the data. At most @max_iterations steps,
 * which are added to @n_iterations.
 *
 * Converged: to first order no step gains more than a part of 1e-9. Stalled: some
 * would, and none does. Failed: not finite, or the data do not see all parameters. */
MurStatus mur_least_absolute_descend (MurBox *box,
                                      guint max_iterations,
                                      double *parameters,
                                      guint *n_iterations);
