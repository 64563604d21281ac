/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the panels of the oscillators share. Private to their figure. */

#pragma once

#include "core/experiment/parameter.h"
#include "ui/figures/columns.h"

/* Up to so many oscillators have a panel each. */
#define MUR_OSCILLATORS_STACKED 12

/* Choices of the parameters phase_view and phase_frame, in their order. */
enum
{
  MUR_PHASES_WRAPPED,
  MUR_PHASES_UNWRAPPED
};

enum
{
  MUR_PHASES_FIXED,
  MUR_PHASES_TURNING
};

typedef struct
{
  MurFigure *figure;
  const MurFrame *frame;
  gboolean is_wrapped; /* phases as lines over one turn */
  gboolean is_turning; /* seen from a frame that turns */
  MurColumn time;
  const guint64 *numbers; /* of the oscillators that have a course */
  guint n;
  const guint64 *lines; /* of those that have lines in all panels */
  guint n_lines;
  guint n_rows; /* of the grid */
} MurOscillatorsDrawing;

MurRole mur_oscillators_role (guint line);

/* The left of the figure. */
void mur_oscillators_add_stack (const MurOscillatorsDrawing *self);

/* The right, panel by panel, at @row over @n_rows. */
void
mur_oscillators_add_circle (const MurOscillatorsDrawing *self, guint row, guint n_rows);
void mur_oscillators_add_couplings (const MurOscillatorsDrawing *self,
                                    guint row,
                                    guint n_rows);
void mur_oscillators_add_synchrony (const MurOscillatorsDrawing *self,
                                    guint row,
                                    guint n_rows);
