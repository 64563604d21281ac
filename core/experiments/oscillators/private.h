/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the experiment share: its tables, and the parts of a run (the
 * system of oscillators, its history, the forces, the sweep), theory, frame, pictures
 * and state. Private to the oscillators and their tests. */

#pragma once

#include "core/experiment/experiment.h"
#include "core/experiments/oscillators/choices.h"
#include "core/oscillators/integrator.h"
#include "core/oscillators/order.h"

#define MUR_OSCILLATORS_SHOWN 200  /* oscillators whose course is kept */
#define MUR_OSCILLATORS_ROWS 10000 /* rows of the table "oscillators" at most */
#define MUR_OSCILLATORS_CELLS 4e6  /* kept oscillators × samples */

extern const MurParameter mur_oscillators_parameters[];
extern const MurPreset mur_oscillators_presets[];
extern const MurInput mur_oscillators_inputs[];
extern const MurIdle mur_oscillators_idle[];
extern const MurTableDescription mur_oscillators_tables[];
extern const MurQuantity mur_oscillators_scalars[];

/* The oscillators, and how they are coupled. */
typedef struct
{
  gsize n;
  MurNetwork *network;
  MurNetwork *second; /* (nullable): the second harmonic's own */
  MurVector *omega, *initial_phase, *amplitude;
  gboolean is_drawn;      /* omega follows frequency_distribution */
  gboolean is_mean_field; /* uniform by topology */
} MurOscillatorsSystem;

/* The table @name of @inputs with its columns called by their roles; edges that go both
 * ways where @parameters (nullable) say so. Returns: (transfer full) (nullable): %NULL
 * without @error where there is none */
MurTable *mur_oscillators_select (const MurInputs *inputs,
                                  const MurParameters *parameters,
                                  const char *name,
                                  GError **error);

/* Whether @parameters and @inputs describe a system, and of how many oscillators. A
 * table of links has to be read whole for that; the rest takes microseconds. */
gboolean mur_oscillators_system_check (const MurParameters *parameters,
                                       const MurInputs *inputs,
                                       gsize *n,
                                       GError **error);
/* Refuses the same, in the same words. */
gboolean mur_oscillators_system_init (MurOscillatorsSystem *self,
                                      const MurParameters *parameters,
                                      const MurInputs *inputs,
                                      GError **error);
void mur_oscillators_system_clear (MurOscillatorsSystem *self);

/* A system that is being built. */
typedef struct
{
  MurOscillatorsSystem *system;
  const MurParameters *parameters;
  MurTable *oscillators, *couplings, *couplings2, *edges; /* nullable */
  guint64 seed;
} MurOscillatorsBuilder;

MurOscillatorsFrequencies
mur_oscillators_distribution (const MurOscillatorsBuilder *self);
MurOscillatorsStart mur_oscillators_start (const MurOscillatorsBuilder *self);
/* What no table brings, a value an oscillator. */
void mur_oscillators_draw_frequencies (const MurOscillatorsBuilder *self,
                                       double *omega);
void mur_oscillators_draw_phases (const MurOscillatorsBuilder *self, double *phase);
void mur_oscillators_draw_amplitudes (const MurOscillatorsBuilder *self,
                                      double *amplitude);

/* Sets an error about @field and is FALSE. */
gboolean
mur_oscillators_refuse (GError **error, const char *field, const char *format, ...)
  G_GNUC_PRINTF (3, 4);
MurNormalisation mur_oscillators_normalisation (const MurOscillatorsBuilder *self);
/* For the number of oscillators that the system has: whether there is such a network,
 * and, where there is, the network. */
gboolean mur_oscillators_check_network (const MurOscillatorsBuilder *self,
                                        GError **error);
MurNetwork *mur_oscillators_make_network (const MurOscillatorsBuilder *self,
                                          GError **error);

/* Of a lattice of @n: as near to a square as the number can be cut. */
gsize mur_oscillators_lattice_rows (gsize n);

/* The course: all samples of the oscillators shown, one after the other, and of the
 * order parameter. Samples stay where they are, so frames share them. */
typedef struct
{
  gsize n_shown;
  gsize *shown; /* their places, ascending */
  gsize capacity, n;
  double *time, *r, *psi;
  double *phase, *frequency; /* capacity values for each one shown */

  /* The same, as vectors that own them. */
  MurVector *times, *rs, *psis, *phases, *frequencies;
} MurOscillatorsHistory;

void
mur_oscillators_history_init (MurOscillatorsHistory *self, gsize n, gsize capacity);
void mur_oscillators_history_clear (MurOscillatorsHistory *self);
void mur_oscillators_history_add (MurOscillatorsHistory *self,
                                  double time,
                                  MurOrder order,
                                  const double *phase,
                                  const double *frequency);

/* Where averages begin: in the last half to three quarters of the time since something
 * was changed. Two sets of phases take turns, at sample numbers that are powers of two.
 */
typedef struct
{
  guint64 n_samples; /* since the change */
  double begin_time, middle_time;
  guint64 begin_sample, middle_sample; /* samples in the history before */
  double *begin_phase, *middle_phase;
} MurOscillatorsWindow;

void mur_oscillators_window_init (MurOscillatorsWindow *self, gsize n);
void mur_oscillators_window_clear (MurOscillatorsWindow *self);
void mur_oscillators_window_reset (MurOscillatorsWindow *self,
                                   double time,
                                   gsize n,
                                   const double *phase,
                                   guint64 n_samples);
void mur_oscillators_window_add (MurOscillatorsWindow *self,
                                 double time,
                                 gsize n,
                                 const double *phase,
                                 guint64 n_samples);

typedef struct
{
  double low, high;
} MurOscillatorsRange;

/* The order by natural frequencies, from 1 for the slowest. */
typedef struct
{
  gsize n;                   /* rows of the table "oscillators" */
  MurVector *ranks, *shades; /* of the rows; shades: the same from 0 to 1 */
  MurVector *shown_omegas, *shown_ranks, *shown_shades; /* ranks among those shown */
  MurOscillatorsRange common; /* where nearly all natural frequencies are */
} MurOscillatorsRanking;

/* Equal ones have the order of their places. */
void mur_oscillators_rank (gsize n, const double *omega, double *rank);
MurOscillatorsRange mur_oscillators_common_range (gsize n, const double *omega);
void mur_oscillators_ranking_init (MurOscillatorsRanking *self,
                                   const MurOscillatorsSystem *system,
                                   gsize n_shown);
void mur_oscillators_ranking_clear (MurOscillatorsRanking *self);

/* How far instantaneous frequencies get from the natural ones. */
typedef struct
{
  double *pulls, *second_pulls; /* (nullable): of those shown, by the networks */
  gsize n;                      /* samples seen */
  double seen;                  /* the farthest of them */
} MurOscillatorsRanges;

void mur_oscillators_ranges_init (MurOscillatorsRanges *self,
                                  const MurOscillatorsSystem *system,
                                  const MurOscillatorsHistory *history);
void mur_oscillators_ranges_clear (MurOscillatorsRanges *self);

/* Where nodes of the drawn network are, within −1 … 1. */
typedef struct
{
  gsize n;
  gsize *oscillators; /* their places, ascending */
  MurVector *x, *y;
  MurTable *links, *repelling_links; /* lines, parted by NaN; empty if too many */
} MurOscillatorsLayout;

void mur_oscillators_layout_init (MurOscillatorsLayout *self,
                                  const MurOscillatorsSystem *system,
                                  const MurOscillatorsHistory *history,
                                  const MurParameters *parameters,
                                  const MurInputs *inputs);
void mur_oscillators_layout_clear (MurOscillatorsLayout *self);

/* Samples that are taken but not yet in the history. */
typedef struct
{
  gsize capacity; /* below 2: each is taken alone */
  gsize n, next;
  double *time, *r, *psi;
  double *phase, *frequency; /* rows of n */
} MurOscillatorsAhead;

void mur_oscillators_ahead_init (MurOscillatorsAhead *self, gsize n);
void mur_oscillators_ahead_clear (MurOscillatorsAhead *self);
/* After each restart of the integrator: they are of the trajectory before it. */
void mur_oscillators_ahead_forget (MurOscillatorsAhead *self);

/* The parameters that may change during a run. */
typedef struct
{
  double strength[MUR_KURAMOTO_HARMONICS];
  double phase_lag, noise;
} MurOscillatorsForces;

typedef struct
{
  gboolean is_on;
  double minimum, maximum, settle; /* settle: a part of 1 */
  guint64 n_points;
} MurOscillatorsSweep;

/* A wrapped line as far as it goes. */
typedef struct
{
  GArray *time, *phase; /* of double */
} MurOscillatorsLine;

#define MUR_OSCILLATORS_LINES 12 /* at most, in pictures */
#define MUR_OSCILLATORS_TAILS 60 /* of more oscillators there are none */

/* Signals by cosines and by sines, as far as they were asked for: capacity values for
 * each line, for the sum of these and for the sum of all that have a course. */
typedef struct
{
  gsize n; /* samples */
  gsize n_lines;
  double *values[2];
  MurVector *vectors[2]; /* which own them */
} MurOscillatorsSignals;

void mur_oscillators_signals_init (MurOscillatorsSignals *self,
                                   const MurOscillatorsHistory *history,
                                   gsize n_lines);
void mur_oscillators_signals_clear (MurOscillatorsSignals *self);

/* What pictures show of the course, as far as it was asked for. */
typedef struct
{
  gsize n; /* samples */
  gsize n_lines;
  double *turned;     /* capacity values for each line */
  MurVector *turneds; /* which owns them */
  MurOscillatorsLine wrapped[MUR_OSCILLATORS_LINES];
  MurOscillatorsLine turned_wrapped[MUR_OSCILLATORS_LINES];

  /* Nullable: of that many samples. */
  MurTable *wrapped_table, *turned_wrapped_table;
} MurOscillatorsPictures;

/* What natural frequencies were drawn from. */
typedef struct
{
  MurOscillatorsFrequencies kind;
  double width;
} MurOscillatorsDistribution;

typedef struct
{
  MurParameters *parameters; /* the latest */
  MurOscillatorsSystem system;
  MurOscillatorsDistribution distribution;
  MurKuramoto *model;
  MurIntegrator *integrator;
  MurOscillatorsForces forces; /* the current ones */
  gboolean has_new_values;     /* that they may not be of yet */
  MurOscillatorsSweep sweep;
  MurOscillatorsHistory history;
  MurOscillatorsWindow window;
  MurOscillatorsAhead ahead;
  double *phase, *frequency; /* of all, at the last sample or kick */
  double duration;
  double nanoseconds; /* about, for one use of the couplings */
  guint64 n_kicks;

  double locking_coupling;
  MurTable *couplings, *coupling_cells;
  MurOscillatorsRanking ranking;
  MurOscillatorsRanges ranges;
  MurOscillatorsLayout layout;
  MurOscillatorsPictures pictures;
  MurOscillatorsSignals signals;
} MurOscillators;

/* The forces up to the next sample, by the parameters or the sweep. */
MurOscillatorsForces mur_oscillators_wanted_forces (const MurOscillators *self);
/* Sets the forces of the model. */
void mur_oscillators_set_forces (MurOscillators *self);
MurIntegratorSettings mur_oscillators_read_settings (const MurParameters *parameters,
                                                     double noise);
double mur_oscillators_sample_time (const MurOscillators *self, guint64 sample);
/* The time of the next sample. */
double mur_oscillators_next_time (const MurOscillators *self);
/* Puts the next sample, at @time, which the integrator has reached, into phase and
 * frequency. Returns: its order */
MurOrder mur_oscillators_take_sample (MurOscillators *self, double time);
/* The last sample's time, or where the solver is, if already beyond. */
double mur_oscillators_now (const MurOscillators *self);
/* Makes the wanted forces the current ones, from now on. */
gboolean mur_oscillators_take_forces (MurOscillators *self, GError **error);

/* The sweep's coupling while sample @sample is on its way to the next. */
double mur_oscillators_sweep_coupling (const MurOscillatorsSweep *self, guint64 point);
guint64 mur_oscillators_sweep_point (const MurOscillators *self, guint64 sample);
/* The first sample of a point. */
guint64 mur_oscillators_sweep_first (const MurOscillators *self, guint64 point);

/* Theory for this system, in units of the parameter coupling; NaN where there is none.
 */
double mur_oscillators_critical_coupling (const MurOscillators *self);
/* That the coupling is less than that, and what each link has of it; %NULL: it is not. */
char *mur_oscillators_reason (MurRun *run);
/* Of the parameters and the system; what theory says is of the one that is kept. */
MurOscillatorsDistribution
mur_oscillators_read_distribution (const MurOscillators *self);
double mur_oscillators_theory_r (const MurOscillators *self, double coupling);
double mur_oscillators_locking_coupling (const MurOscillators *self);

/* About what one use of the couplings takes: mean fields cost a few operations an
 * oscillator, the rest one a link. */
double mur_oscillators_nanoseconds (double n, double n_links);
MurCost mur_oscillators_cost (const MurParameters *parameters, const MurInputs *inputs);

MurFrame *mur_oscillators_frame (MurRun *run);
MurFrame *mur_oscillators_results (MurRun *run);
MurTable *mur_oscillators_make_couplings (const MurOscillators *self);
/* The couplings as a matrix, row by row. */
MurTable *mur_oscillators_make_coupling_cells (const MurOscillators *self);
MurTable *mur_oscillators_make_tails (const MurOscillators *self);
/* How far frequencies are from the natural ones at most, and a little more. */
double mur_oscillators_reach (MurOscillators *self);
/* The ranges of frequencies, as scalars; after the table "oscillators". */
void mur_oscillators_add_ranges (MurOscillators *self, double reach, MurFrame *frame);
/* Which of the oscillators that are shown have lines: all, or some at even distances.
 */
gsize mur_oscillators_place_of_line (const MurOscillators *self, gsize line);
/* Tables of the signals; @time: of the samples */
void mur_oscillators_add_signals (MurOscillators *self,
                                  const MurVector *time,
                                  MurFrame *frame);
/* Scalars: how large a signal and the sum of all get. */
void mur_oscillators_add_amplitudes (const MurOscillators *self, MurFrame *frame);
/* @turned: how far the frame that turns has turned */
void
mur_oscillators_add_layout (const MurOscillators *self, double turned, MurFrame *frame);
void mur_oscillators_pictures_init (MurOscillatorsPictures *self,
                                    const MurOscillatorsHistory *history);
/* The derived tables; @time: of the samples; @reach: of frequencies */
void mur_oscillators_add_pictures (MurOscillators *self,
                                   const MurVector *time,
                                   double reach,
                                   MurFrame *frame);
void mur_oscillators_pictures_clear (MurOscillatorsPictures *self);

void mur_oscillators_save (MurRun *run, MurArchive *archive);
gboolean mur_oscillators_restore_state (MurOscillators *self,
                                        const MurArchive *archive,
                                        GError **error);
