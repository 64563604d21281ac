/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Fixed steps of Runge–Kutta kind, fused with the right-hand side: a stage is one pass
 * over the oscillators. Private to core/oscillators. */

#pragma once

#include "core/oscillators/integrator.h"

typedef struct _MurFixedStep MurFixedStep;

MurFixedStep *mur_fixed_step_new (MurKuramoto *model,
                                  const MurIntegratorSettings *settings);
void mur_fixed_step_free (MurFixedStep *self);
guint mur_fixed_step_n_stages (const MurFixedStep *self);

/* From @theta, where the last step ended, one step on into @next. @theta is wrapped
 * first, with its whole turns into @turns. @number names the step's noise. FALSE where
 * a value is no longer finite. */
gboolean mur_fixed_step_advance (MurFixedStep *self,
                                 double frame,
                                 guint64 number,
                                 double *theta,
                                 double *turns,
                                 double *next);

/* The phases at @fraction of the step of @h from @theta to @next. */
void mur_fixed_step_interpolate (MurFixedStep *self,
                                 double frame,
                                 double h,
                                 double fraction,
                                 const double *theta,
                                 const double *next,
                                 double *between);

/* The last step's slopes, as far as they are kept, hold no more. */
void mur_fixed_step_forget (MurFixedStep *self);
