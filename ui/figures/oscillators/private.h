/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the scenes of the oscillators share. Private to them. */

#pragma once

#include "core/experiment/parameter.h"
#include "ui/figures/columns.h"

/* Up to so many oscillators have a panel each. */
#define MUR_OSCILLATORS_STACKED 12

/* Up to so many have their numbers on the circle. */
#define MUR_OSCILLATORS_NAMED 12

/* Up to so many have layers of their own, called by their numbers. */
#define MUR_OSCILLATORS_EACH 60

/* The largest number of the lists of frequencies and of phases. */
#define MUR_OSCILLATORS_MOST 1e6

/* Panels that share the axis of time. */
#define MUR_OSCILLATORS_TIME 1

/* Choices of the parameters mode, frequency_view, phase_view, phase_frame,
 * phase_origin and signal_view, in their order. */
enum
{
  MUR_OSCILLATORS_SIMULATE,
  MUR_OSCILLATORS_SWEEP
};

enum
{
  MUR_FREQUENCIES_SEPARATE,
  MUR_FREQUENCIES_OVERLAID
};

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

enum
{
  MUR_PHASES_OF_FRAME,
  MUR_PHASES_OF_MEAN
};

enum
{
  MUR_SIGNALS_COSINE,
  MUR_SIGNALS_SINE
};

typedef struct
{
  MurFigure *figure;
  const MurFrame *frame;
  const MurParameters *parameters;
  gboolean is_wrapped; /* phases as lines over one turn */
  gboolean is_turning; /* seen from a frame that turns */
  gboolean is_each;    /* few enough for layers of their own */
  MurColumn time;
  const guint64 *numbers; /* of the oscillators that have a course */
  guint n;
  const guint64 *lines; /* of those that have lines in all panels */
  guint n_lines;
  guint n_rows; /* of the overview's grid */
} MurOscillatorsDrawing;

/* A figure without panels yet. */
MurOscillatorsDrawing mur_oscillators_draw (const MurFrame *frame,
                                            const MurParameters *parameters);
/* A line in the colour of the oscillator @number, one of those that have a course.
 * @name: (nullable) */
MurLayer *mur_oscillators_add_course (const MurOscillatorsDrawing *self,
                                      MurPanel *panel,
                                      guint64 number,
                                      const char *name,
                                      const double *time,
                                      const double *values,
                                      gsize n);
/* What an oscillator is called in all panels. */
char *mur_oscillators_name (guint64 number);
/* The numbers of those that have a course, as keys. */
const double *mur_oscillators_keys (const MurOscillatorsDrawing *self);
/* "@what 3" of the @i-th that has a course, as long as the figure. */
const char *
mur_oscillators_own_name (const MurOscillatorsDrawing *self, const char *what, guint i);
/* From the beginning of the run to its end. */
void mur_oscillators_set_time (const MurOscillatorsDrawing *self, MurPanel *panel);
/* The same without a title. */
void mur_oscillators_hide_time (const MurOscillatorsDrawing *self, MurPanel *panel);
/* A mark for each oscillator, in its colour and, of few, called by its number. */
void mur_oscillators_add_each (const MurOscillatorsDrawing *self,
                               MurPanel *panel,
                               const MurColumn *x,
                               const MurColumn *y,
                               const MurColumn *shade,
                               const MurColumn *numbers);

/* The numbers of few, a little outside of a circle that they are on. */
void mur_oscillators_add_numbers (const MurOscillatorsDrawing *self,
                                  MurPanel *panel,
                                  const MurColumn *x,
                                  const MurColumn *y);
/* Samples of those that have a course against time: of the columns @pattern of @table,
 * less @turn (nullable), a row each; from below by @ranks, which begin with 1, or
 * (nullable) by number. */
MurLayer *mur_oscillators_add_image (const MurOscillatorsDrawing *self,
                                     MurPanel *panel,
                                     const char *table,
                                     const char *pattern,
                                     const double *ranks,
                                     const double *turn);

MurFigure *mur_oscillators_build_frequencies (const MurFrame *frame,
                                              const MurParameters *parameters);
MurFigure *mur_oscillators_build_network (const MurFrame *frame,
                                          const MurParameters *parameters);
MurFigure *mur_oscillators_build_phases (const MurFrame *frame,
                                         const MurParameters *parameters);
MurFigure *mur_oscillators_build_signals (const MurFrame *frame,
                                          const MurParameters *parameters);
MurFigure *mur_oscillators_build_synchrony (const MurFrame *frame,
                                            const MurParameters *parameters);
MurFigure *mur_oscillators_build_overview (const MurFrame *frame,
                                           const MurParameters *parameters);

/* The left of the overview. */
void mur_oscillators_add_stack (const MurOscillatorsDrawing *self);

/* The right of the overview, panel by panel, at @row over @n_rows. */
void
mur_oscillators_add_circle (const MurOscillatorsDrawing *self, guint row, guint n_rows);
void mur_oscillators_add_couplings (const MurOscillatorsDrawing *self,
                                    guint row,
                                    guint n_rows);
void mur_oscillators_add_synchrony (const MurOscillatorsDrawing *self,
                                    guint row,
                                    guint n_rows);
