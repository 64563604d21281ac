/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Power series of all phases around the begin of a step. Private to core/oscillators.
 */

#pragma once

#include "core/oscillators/kuramoto.h"

typedef struct _MurTaylor MurTaylor;

/* The order that makes @tolerance cheapest. */
guint mur_taylor_order (double tolerance);

/* Bytes of memory that an oscillator takes with four harmonics. */
gsize mur_taylor_bytes (guint order);

MurTaylor *mur_taylor_new (MurKuramoto *model, guint order);
void mur_taylor_free (MurTaylor *self);

/* The series around @theta (padded to whole panels), in the frame that turns with
 * @frame. Allocates only when the model's harmonics have changed. */
void mur_taylor_expand (MurTaylor *self, const double *theta, double frame);

/* The longest step over which the series holds to @tolerance; 0 where it is not finite.
 */
double mur_taylor_step (const MurTaylor *self, double tolerance);

/* The phases after @time; @theta is padded to whole panels. */
void mur_taylor_evaluate (const MurTaylor *self, double time, double *theta);

/* The coefficients of oscillator @i, order by order, MUR_PANEL apart. */
const double *mur_taylor_series (const MurTaylor *self, gsize i);

guint mur_taylor_get_order (const MurTaylor *self);
