/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the experiment share: parameters and their meaning, the objective,
 * the run, its frame. Private to the swarm and its tests. */

#pragma once

#include "core/experiment/experiment.h"
#include "core/expression/program.h"
#include "core/landscape/landscape.h"
#include "core/swarm/swarm.h"

#define MUR_SEARCH_MAX_PULLS 400 /* particles whose pulls are told */

/* The choice after the landscapes: a formula that a person typed. */
#define MUR_SEARCH_FORMULA MUR_N_LANDSCAPES

typedef enum
{
  MUR_SEARCH_STOP,
  MUR_SEARCH_BOUNCE,
  MUR_SEARCH_REFLECT,
  MUR_SEARCH_PERIODIC,
  MUR_SEARCH_REDRAW,
  MUR_SEARCH_FLY,
  MUR_N_SEARCH_BOUNDS
} MurSearchBound;

/* How the best is made better when the swarm has ended. */
typedef enum
{
  MUR_SEARCH_UNREFINED,
  MUR_SEARCH_SIMPLEX,
  MUR_SEARCH_BFGS,
  MUR_N_SEARCH_REFINEMENTS
} MurSearchRefinement;

extern const MurParameter mur_search_parameters[];
extern const MurPreset mur_search_presets[];
extern const MurInput mur_search_inputs[];
extern const MurIdle mur_search_idle[];
extern const MurTableDescription mur_search_tables[];
extern const MurQuantity mur_search_scalars[];
extern const MurAction mur_search_actions[];

/* Of a landscape in the plane 2, whatever the parameter says. */
guint mur_search_dimensions (const MurParameters *parameters);
gboolean mur_search_has_formula (const MurParameters *parameters);

/* The swarm and its stop that @parameters describe. */
void mur_search_read_swarm (const MurParameters *parameters,
                            MurSwarmSettings *settings,
                            MurStop *stop);
/* The box, one number a dimension each. */
gboolean mur_search_read_box (const MurParameters *parameters,
                              double *lower,
                              double *upper,
                              GError **error);
/* Values and inputs that do not go together, all but the formula's text. */
gboolean mur_search_check_values (const MurParameters *parameters,
                                  const MurInputs *inputs,
                                  GError **error);
/* What a live value can make wrong. */
gboolean mur_search_check_live (const MurParameters *parameters, GError **error);
MurCost mur_search_cost (const MurParameters *parameters, const MurInputs *inputs);

/* The start positions of @start (nullable), the table of that name: @n rows; %NULL
 * without one. */
double *mur_search_read_start (const MurTable *start, guint dimensions, gsize *n);

/* What is minimised, without its noise. */
typedef struct
{
  guint dimensions;
  MurLandscape *landscape; /* nullable: a formula */
  MurProgram *program;     /* nullable: of the inputs x1, x2, … */
  MurProgram *derivatives; /* nullable: of the parameters x1, x2, … */
  MurPool *pool;
} MurSearchObjective;

/* @lower, @upper: the box, whose middle mirror and rotation are about. */
gboolean mur_search_objective_init (MurSearchObjective *self,
                                    const MurParameters *parameters,
                                    const double *lower,
                                    const double *upper,
                                    MurPool *pool,
                                    GError **error);
void mur_search_objective_clear (MurSearchObjective *self);
void mur_search_objective_evaluate (const MurSearchObjective *self,
                                    const double *points,
                                    gsize n,
                                    double *values);
/* The gradient at @point, which is in the box: exact, but of a formula that
 * is too long for that, by central differences. Returns: how many points were evaluated for it */
guint64 mur_search_objective_gradient (const MurSearchObjective *self,
                                       const double *lower,
                                       const double *upper,
                                       const double *point,
                                       double *gradient);

typedef struct
{
  MurStatus status; /* converged, exhausted or stalled */
  guint64 n_evaluations;
} MurSearchRefined;

/* Makes @position better, in at most @most evaluations. @radius: how large a simplex
 * begins, as a part of the box. */
MurSearchRefined mur_search_refine (const MurSearchObjective *objective,
                                    MurSearchRefinement how,
                                    const double *lower,
                                    const double *upper,
                                    double radius,
                                    guint64 most,
                                    double *position);

/* One double a generation, from generation 0 on. */
enum
{
  MUR_SEARCH_BEST,
  MUR_SEARCH_MEAN,
  MUR_SEARCH_SPREAD,
  MUR_SEARCH_RADIUS,
  MUR_SEARCH_EVALUATIONS,
  MUR_SEARCH_N_COURSES
};
extern const char *const mur_search_courses[MUR_SEARCH_N_COURSES];

typedef struct
{
  MurSearchObjective objective;
  guint dimensions;
  double *lower, *upper;
  double noise;
  guint64 seed;
  double *minima; /* those in the box */
  gsize n_minima;
  double minimum; /* NaN: unknown, or a lower value may be in the box */

  MurTable *start; /* (nullable): whose columns name the coordinates */
  MurSwarm *swarm;
  MurSwarmSettings settings; /* in force */
  MurStop stop;
  double radius_stop; /* NaN: none */
  GArray *courses[MUR_SEARCH_N_COURSES];

  MurSearchRefinement refinement;
  gboolean is_refined; /* since the last generation */
  gboolean refinement_converged;
  guint64 refinement_evaluations;

  guint axes[2];       /* the plane in sight, from 0 */
  double *trail;       /* where shown particles were */
  guint64 n_followed;  /* generations on it so far */
  MurTable *landscape; /* nullable: none yet */
  double *key;         /* nullable: what it was made for */
  MurTable *stability;
} MurSearch;

guint64 mur_search_n_evaluations (const MurSearch *self);
/* The swarm as it is, into the last place of the courses. */
void mur_search_note_generation (MurSearch *self);

gboolean mur_search_act (MurRun *run, const MurActionCall *call, GError **error);

MurFrame *mur_search_frame (MurRun *run);
double mur_search_pace (MurRun *run);

/* Which plane @parameters say. */
void mur_search_read_plane (MurSearch *self, const MurParameters *parameters);
/* The particles have moved; they are where no path led. */
void mur_search_follow (MurSearch *self);
void mur_search_follow_anew (MurSearch *self);
void mur_search_save (MurRun *run, MurArchive *archive);
gboolean
mur_search_restore_state (MurSearch *self, const MurArchive *archive, GError **error);
/* Where they came from, as far as it is shown, in a checkpoint. */
void mur_search_save_trail (MurSearch *self, MurArchive *archive);
gboolean
mur_search_restore_trail (MurSearch *self, const MurArchive *archive, GError **error);
/* Tables of a frame: what a picture of the plane shows. */
void mur_search_add_plane (MurSearch *self, MurFrame *frame);
MurTable *mur_search_make_landscape (MurSearch *self);
MurTable *mur_search_make_edges (const MurSearch *self);
MurTable *mur_search_make_pulls (const MurSearch *self);
MurTable *mur_search_make_stability (void);
/* A column of @table, of @n rows. Returns: where its values go */
double *mur_search_add_column (MurTable *table, const char *name, gsize n);
