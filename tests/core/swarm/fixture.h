/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tests of the swarm share: presets by name, landscapes, and a swarm made in
 * one line. */

#pragma once

#include "core/swarm/swarm.h"

const MurSwarmPreset *find_preset (const char *id);

/* A preset's settings with another number of particles. */
MurSwarmSettings preset_settings (const char *id, guint n_particles);

/* Without any limit. */
MurStop no_stop (void);

/* Landscapes with their minimum of 0 at (1, 1, …), for rosenbrock, and at
 * fixture_centre() for the others. */
double fixture_centre (guint d);
void sphere_cb (const double *points,
                gsize n_points,
                guint dimensions,
                double *values,
                gpointer data);
void rosenbrock_cb (const double *points,
                    gsize n_points,
                    guint dimensions,
                    double *values,
                    gpointer data);
void rastrigin_cb (const double *points,
                   gsize n_points,
                   guint dimensions,
                   double *values,
                   gpointer data);
void griewank_cb (const double *points,
                  gsize n_points,
                  guint dimensions,
                  double *values,
                  gpointer data);

/* Every value is that of *data, a double. */
void constant_cb (const double *points,
                  gsize n_points,
                  guint dimensions,
                  double *values,
                  gpointer data);

/* A swarm on @objective in a lopsided box, [-5.25 - d / 8, 4.5 + d / 4] in dimension d,
 * at most 16 of them. */
MurSwarm *swarm_in_box (const MurSwarmSettings *settings,
                        const MurStop *stop,
                        guint dimensions,
                        guint64 seed,
                        MurObjective objective,
                        gpointer data);
double box_lower (guint d);
double box_upper (guint d);

/* Positions, velocities, values, best and counters have the same bits. */
void assert_same_state (const MurSwarm *one, const MurSwarm *other);

/* All positions are finite and inside the box of swarm_in_box(). */
void assert_inside_box (const MurSwarm *swarm);

void run_generations (MurSwarm *swarm, guint n);

/* Steps to the end, which has to be @expected; returns the generation. */
guint64 generations_until (MurSwarm *swarm, MurStatus expected);
