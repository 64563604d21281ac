/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the seven oscillators of the demonstration are by, for mur_runs_session(). */

#pragma once

/* Couplings as they are, and of strength one. */
#define PLAIN "coupling=1", "normalisation=none"
#define SEVEN                                                                  \
  PLAIN, "count=7", "topology=random", "frequency_distribution=demonstration", \
    "phase_low=1", "phase_high=3", "duration=6.283185307179586"
