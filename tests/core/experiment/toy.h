/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A small experiment for tests: eight logistic maps, whose bits show every change of
 * gain and every kick that came at another step. It fails where it is told to. */

#pragma once

#include "core/run/job.h"

#define TOY_N 8
/* The pace of its first steps; what comes after is a blur. */
#define TOY_SLOW_STEPS 40
#define TOY_SLOW_PACE 200.0

extern const MurExperiment mur_toy;
/* The same with nothing that may be absent, and called "bare". */
extern const MurExperiment mur_toy_bare;
extern const MurExperiment *const mur_toy_registry[];

/* What all toys of this program have done so far; atomic. */
guint mur_toy_n_frames (void);
guint mur_toy_n_alive (void);

/* A session of @length steps, each of @step_us microseconds. */
MurSession *mur_toy_session (guint length, guint step_us);

/* Steps @job to its end and returns the fingerprint of its last frame. */
char *mur_toy_run (MurJob *job);
